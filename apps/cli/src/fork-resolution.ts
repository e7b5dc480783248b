/** Resolving forks: a person keeps one line of a device's files, and the others are set aside for good. */
import {
  coveragePlanOf,
  type Digest,
  type Fork,
  type ForkLine,
  partOf,
  type SnapshotRecord,
  setAside,
} from "@vifragar/core";
import type { Collector } from "./collector-folder.ts";
import type { Io } from "./command.ts";
import { talliesOf } from "./count-period.ts";

/** The collector with one line of a fork kept. What was set aside stays on disk and is not counted. */
export async function withLineKept(
  collector: Collector,
  fork: Fork,
  { kept, io }: { readonly kept: ForkLine; readonly io: Io },
): Promise<Collector> {
  const others = fork.lines.filter((line) => line !== kept).map(({ parting }) => parting.digest);
  const roster = others.reduce(setAside, collector.roster);
  return withoutCoverageOfOthers({ ...collector, roster }, io);
}

/**
 * The collector without täckningsfiler of lines that were set aside.
 *
 * A hand-in is two files with one number. The täckningsfil of the line that was kept holds the same process
 * counts as its tally; nothing else tells the two apart. They are compared here and shown to nobody.
 */
export async function withoutCoverageOfOthers(collector: Collector, io: Io): Promise<Collector> {
  let { roster } = collector;
  for (const doubled of doubledCoverage(collector)) {
    const opened = await talliesOf(collector, [doubled.kept, ...doubled.coverage], io);
    const [kept, ...coverage] = opened;
    if (kept === undefined) continue;
    const { counts } = partOf(kept.tally, collector.plan, coveragePlanOf(collector.plan));
    const same = coverage.filter(({ tally }) => tally.counts.every((count, at) => count === counts[at]));
    const [own] = same.toSorted(
      (a, b) =>
        Math.abs(a.record.day - kept.record.day) - Math.abs(b.record.day - kept.record.day) ||
        (a.record.digest < b.record.digest ? -1 : 1),
    );
    // The right one has not come yet: then nobody can tell whose these are.
    if (own === undefined) continue;
    roster = coverage
      .map(({ record }) => record.digest)
      .filter((digest) => digest !== own.record.digest)
      .reduce(setAside, roster);
  }
  return { ...collector, roster };
}

interface Doubled {
  readonly kept: SnapshotRecord;
  readonly coverage: readonly SnapshotRecord[];
}

/** Numbers at which a tally was set aside, with the one that was kept and the täckningsfiler beside it. */
function doubledCoverage({ collection, roster }: Collector): readonly Doubled[] {
  const aside = new Set<Digest>(roster.setAside);
  if (aside.size === 0) return [];
  const all = [...collection.values()];
  const numberOf = ({ signer, incarnation, seq }: SnapshotRecord) => `${signer}/${incarnation}/${seq}`;
  const parted = new Set(
    all.filter(({ kind, digest }) => kind === "tally" && aside.has(digest)).map(numberOf),
  );
  return [...parted].flatMap((number): readonly Doubled[] => {
    const here = all.filter((snapshot) => numberOf(snapshot) === number && !aside.has(snapshot.digest));
    const [kept, ...undecided] = here.filter(({ kind }) => kind === "tally");
    const coverage = here.filter(({ kind }) => kind === "coverage");
    return kept === undefined || undecided.length > 0 || coverage.length === 0 ? [] : [{ kept, coverage }];
  });
}
