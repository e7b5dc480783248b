/** What others have released of a period, as reports: from files that were taken in and whose keys are vouched for. */
import {
  type Instrument,
  type Period,
  parseRelease,
  periodKey,
  protectedTablesOf,
  type Report,
  reportOf,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { useEffect, useState } from "react";
import type { Book } from "../book/book.ts";
import { sealedName } from "../book/records.ts";
import { useBook, useSession } from "../shell/session.ts";
import { keptStartfil } from "../upwards/hand-upwards.ts";
import type { ReceivedRelease } from "./received-release.ts";

/** Releases of others that may be shown here, each in its latest edition: the nation's first, then by name. */
export function othersIn(
  book: Book,
  period: Period,
  instruments: readonly Instrument[],
): readonly ReceivedRelease[] {
  const told = [...book.received.values()]
    .filter((release) => release.period === periodKey(period) && isVouchedFor(book, release, instruments))
    .toSorted((a, b) => a.edition - b.edition);
  const latest = new Map(told.map((release) => [release.collector.id, release]));
  return [...latest.values()].toSorted(
    (a, b) => rank(a) - rank(b) || a.collector.name.localeCompare(b.collector.name, "sv"),
  );
}

const rank = ({ level }: ReceivedRelease): number => (level === "nation" ? 0 : 1);

/** Whether somebody here has compared the words of the key, or it is the NNS whose startfil was taken, also by its key before. */
export function isVouchedFor(
  { trusted, nnsStartfil }: Pick<Book, "trusted" | "nnsStartfil">,
  { signer, collector }: Pick<ReceivedRelease, "signer" | "collector">,
  instruments: readonly Instrument[],
): boolean {
  if (trusted.some((known) => known.signer === signer && known.collector === collector.id)) return true;
  const nns = nnsStartfil === undefined ? undefined : keptStartfil(nnsStartfil, instruments);
  return nns?.forbund.id === collector.id && [nns.signer, nns.succeeds?.signer].includes(signer);
}

/** The reports, once their files have been opened; none before. */
export function useOthers(period: Period): readonly Report[] {
  const book = useBook();
  const { vault, instrument } = useSession();
  const [reports, setReports] = useState<readonly Report[]>([]);
  useEffect(() => {
    let isLeft = false;
    async function open() {
      const found = await Promise.all(
        othersIn(book, period, [instrument]).map(async (release) => {
          const bytes = await vault.getRecord(sealedName(release.digest));
          return bytes === undefined ? undefined : reportFrom(bytes, release, instrument);
        }),
      );
      if (!isLeft) setReports(found.filter((report) => report !== undefined));
    }
    void open();
    return () => {
      isLeft = true;
    };
  }, [book, period, vault, instrument]);
  return reports;
}

function reportFrom(
  bytes: Uint8Array,
  { released, collector }: ReceivedRelease,
  instrument: Instrument,
): Report | undefined {
  const parsed = parseRelease(new TextDecoder().decode(bytes), verify);
  if (!parsed.ok || parsed.value.content.instrument !== instrument.id) return undefined;
  const { forbund: table } = protectedTablesOf(parsed.value);
  return reportOf({ forbund: collector.name, table, coverage: new Map(), instrument, released });
}
