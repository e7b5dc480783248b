/** Opens the sums of a closed period, each with what its förbund has released. */
import {
  type ClosedPeriod,
  type CorrectionReason,
  type Day,
  type Digest,
  defaultRule,
  ForbundId,
  type Instrument,
  isSame,
  type TallyPlan,
} from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import { sealedName } from "../book/records.ts";
import { filesOf } from "../release/freeze.ts";
import type { Gathered } from "../release/gather.ts";
import { openStored } from "../release/open-stored.ts";
import type { ForbundReleases, NationWork } from "../release/protector.ts";
import { ReleaseError } from "../release/release-error.ts";
import { changedSums } from "./changed-sums.ts";
import { forbundRows, releasesWithin } from "./forbund-at-nns.ts";

/** What a national release is made of. Handle the tallies as what they are: small cells in them tell on people. */
export interface NationGathered extends Gathered {
  readonly sources: NationWork["sources"];
  /** Whose sums are others than when the period was released. */
  readonly changed: readonly ForbundReleases[];
}

/**
 * Gathers the sums of the förbund that have handed in both sum and release.
 *
 * @param period - Closed: the type is the reason why nothing can be opened before its time.
 * @throws ReleaseError `file-missing` or `file-altered`; a sum is never left out in silence.
 */
export async function gatherNation(
  book: Book,
  period: ClosedPeriod,
  by: {
    readonly vault: Pick<Vault, "decrypt" | "getRecord">;
    readonly plan: TallyPlan;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<NationGathered> {
  const rows = forbundRows(book, period);
  const ready = rows.flatMap((row) =>
    row.state === "ready" && row.sum !== undefined ? [{ ...row, sum: row.sum }] : [],
  );
  const parts = [];
  for (const [at, { forbund, sum }] of ready.entries()) {
    const { tally } = await openStored(book, sum.digest, by);
    const releases = await Promise.all(
      releasesWithin(book, forbund.id, period).map(({ digest }) => releaseFile(digest, by.vault)),
    );
    parts.push({ id: forbund.id, name: forbund.name, tally, releases });
    by.onProgress(at + 1, ready.length);
  }
  const changed: ForbundReleases[] = [];
  for (const { forbund, before, releases } of changedSums(book, period, rows)) {
    const now = parts.find(({ id }) => String(id) === forbund)?.tally;
    // The same sum sealed anew, as after a change of keys, changes nothing.
    const then = before && (await openStored(book, before, by)).tally;
    if (now !== undefined && then !== undefined && isSame(now, then)) continue;
    const files = await Promise.all(releases.map((digest) => releaseFile(digest, by.vault)));
    changed.push({ forbund, releases: files });
  }
  return {
    insatser: parts.map(({ id, name, tally }) => ({ id, name, tally })),
    snapshots: ready.map(({ sum }) => sum.digest),
    merged: [],
    sources: parts.map(({ id, tally, releases }) => ({ forbund: ForbundId.parse(id), tally, releases })),
    changed,
  };
}

/** The work that is handed to the protector. */
export const nationWorkOf = (
  { forbund, releases }: Book,
  { sources, changed }: NationGathered,
  of: {
    readonly period: ClosedPeriod;
    readonly instrument: Instrument;
    readonly today: Day;
    readonly byHand: boolean;
    readonly correction?: CorrectionReason | undefined;
  },
): NationWork => ({
  collector: { id: forbund.id, name: forbund.name, prov: forbund.prov },
  instrument: of.instrument,
  period: { year: of.period.year, kind: of.period.kind, index: of.period.index },
  today: of.today,
  byHand: of.byHand,
  sources,
  correction: of.correction === undefined ? undefined : { reason: of.correction, changed },
  rule: { ...defaultRule, k: forbund.k },
  earlier: filesOf(releases),
});

async function releaseFile(digest: Digest, vault: Pick<Vault, "getRecord">): Promise<string> {
  const bytes = await vault.getRecord(sealedName(digest));
  if (bytes === undefined) throw new ReleaseError("file-missing");
  return new TextDecoder().decode(bytes);
}
