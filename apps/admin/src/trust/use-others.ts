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

/** Releases of others that may be shown here: the nation's first, then other förbund by name. */
export function othersIn(
  book: Book,
  period: Period,
  instruments: readonly Instrument[],
): readonly ReceivedRelease[] {
  return [...book.received.values()]
    .filter((release) => release.period === periodKey(period) && isVouchedFor(book, release, instruments))
    .toSorted((a, b) => rank(a) - rank(b) || a.collector.name.localeCompare(b.collector.name, "sv"));
}

const rank = ({ level }: ReceivedRelease): number => (level === "nation" ? 0 : 1);

/** Whether somebody here has compared the words of the key, or it is the NNS whose startfil was taken. */
export function isVouchedFor(
  { trusted, nnsStartfil }: Pick<Book, "trusted" | "nnsStartfil">,
  { signer, collector }: Pick<ReceivedRelease, "signer" | "collector">,
  instruments: readonly Instrument[],
): boolean {
  if (trusted.some((known) => known.signer === signer && known.collector === collector.id)) return true;
  const nns = nnsStartfil === undefined ? undefined : keptStartfil(nnsStartfil, instruments);
  return nns?.signer === signer && nns.forbund.id === collector.id;
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
