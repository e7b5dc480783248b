/**
 * A block: all that a collector releases together, because it hangs together by sums.
 *
 * A förbund protects its insatser and its total jointly; apart, each could be used to open the other.
 */
import { canonicalBytes, hashOf } from "../canonical.ts";
import { type ForbundId, InsatsId } from "../ids.ts";
import type { ClosedPeriod } from "../period/closed-period.ts";
import type { Period } from "../period/period.ts";
import { isMergeable, spanCovers, spanKey, type TimeSpan } from "../period/time-span.ts";
import { STRATA, type Stratum, type TallyPlan } from "../tally/plan.ts";
import { countOf, mergeTallies, type Tally } from "../tally/tally.ts";
import { ProtectionError } from "./protection-error.ts";
import type { GroupSizes, TableGroup } from "./publication-plan.ts";

/** Who releases: a förbund, and whether it is one for trying things out. */
export interface Collector {
  readonly id: ForbundId;
  readonly name: string;
  readonly prov: boolean;
}

/** One insats with what was counted in it. */
export interface BlockInsats {
  readonly id: InsatsId;
  readonly name: string;
  /** The whole period, with those that are merged into it. */
  readonly tally: Tally;
  /** The shorter periods within it. Needed for those that have been released; they add up to the whole. */
  readonly parts?: readonly BlockPart[];
  /** What earlier editions of the period counted, the first one first. Needed for a correction. */
  readonly before?: readonly EarlierCount[];
}

/** A shorter period of an insats, as it was last released or as it is now. */
export interface BlockPart {
  readonly period: Period;
  readonly merged?: readonly Period[];
  readonly tally: Tally;
  readonly before?: readonly EarlierCount[];
}

/** What an earlier edition counted, and what of that the next edition still counts (`keptBetween`). */
export interface EarlierCount {
  readonly tally: Tally;
  readonly kept: Tally;
}

export interface Block {
  readonly collector: Collector;
  readonly plan: TallyPlan;
  readonly period: ClosedPeriod;
  /** Periods just before it that were too small to be released alone, and are counted in it. */
  readonly merged?: readonly Period[];
  readonly insatser: readonly BlockInsats[];
}

/** The block's time, in the edition that is being made. */
export const spanOf = ({ period, merged, insatser }: Block): TimeSpan => ({
  period: { year: period.year, kind: period.kind, index: period.index },
  merged,
  edition: editionOf(insatser[0]),
});

/** The edition that a count is, given those before it. */
export const editionOf = (counted: Pick<BlockInsats, "before"> | undefined): number =>
  (counted?.before ?? []).length + 1;

/** The time of a part, in its latest edition. */
export const spanOfPart = (part: BlockPart): TimeSpan => ({
  period: part.period,
  merged: part.merged,
  edition: editionOf(part),
});

/** A subject that a table is about. `members` are insatser that share the table, too small for one each. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: InsatsId; readonly name: string }[];
}

export const ROLLED_UP_NAME = "Mindre insatser";

/** How many answered: in women's and men's columns, and in all. The overlay `other` lies within them. */
export function sizesOf(tally: Tally, plan: TallyPlan, strata: readonly Stratum[] = STRATA): GroupSizes {
  const inGroup = (group: "woman" | "man") =>
    strata.reduce((sum, stratum) => sum + countOf(tally, plan, `${stratum}/${group}/base`), 0);
  const [woman, man] = [inGroup("woman"), inGroup("man")];
  return { all: woman + man, woman, man };
}

/** The count of one measure in some strata and one group. */
export function countIn(
  tally: Tally,
  plan: TallyPlan,
  {
    strata,
    group,
    name,
  }: { readonly strata: readonly Stratum[]; readonly group: TableGroup; readonly name: string },
): number {
  const groups = group === "all" ? (["woman", "man"] as const) : [group];
  return strata
    .flatMap((stratum) => groups.map((one) => countOf(tally, plan, `${stratum}/${one}/${name}`)))
    .reduce((sum, count) => sum + count, 0);
}

/**
 * Which insatser are too small for a table of their own, and share one.
 *
 * At least two, together at least the floor; the next smallest joins them until that holds. Empty when
 * no insats is too small, or when even all of them together are.
 */
export function rolledUp(block: Block, floor: number): readonly BlockInsats[] {
  const bySize = block.insatser
    .map((insats) => ({ insats, n: sizesOf(insats.tally, block.plan).all }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => a.n - b.n || (a.insats.id < b.insats.id ? -1 : 1));
  const small = bySize.filter(({ n }) => n < floor).length;
  if (small === 0) return [];
  let taken = Math.max(small, 2);
  const size = () => bySize.slice(0, taken).reduce((sum, { n }) => sum + n, 0);
  while (size() < floor && taken < bySize.length) taken += 1;
  return size() < floor || taken > bySize.length ? [] : bySize.slice(0, taken).map(({ insats }) => insats);
}

/** The subject of a table that several insatser share. Its id follows from theirs. */
export function rolledUpSubject(members: readonly BlockInsats[]): Subject {
  const ids = members.map(({ id }) => id).toSorted();
  const id = InsatsId.parse(hashOf(canonicalBytes(ids)).slice(0, 32));
  return { id, name: ROLLED_UP_NAME, members: members.map(({ id: member, name }) => ({ id: member, name })) };
}

/**
 * Refuses a block whose tallies do not fit together.
 *
 * @throws ProtectionError `plan-mismatch`, `period-mismatch` or `parts-differ`.
 */
export function checkBlock(block: Block): void {
  const whole = spanOf(block);
  if (!isMergeable(whole)) throw new ProtectionError("period-mismatch");
  for (const insats of block.insatser) {
    const { tally, parts = [] } = insats;
    const counted = [insats, ...parts];
    const tallies = counted.flatMap((one) => [one.tally, ...earlierTallies(one)]);
    if (tallies.some((one) => one.plan !== block.plan.hash)) throw new ProtectionError("plan-mismatch");
    const spans = parts.map(spanOfPart);
    const isWithin = (span: TimeSpan) => spanCovers(whole, span) && spanKey(span) !== spanKey(whole);
    if (!spans.every((span) => isMergeable(span) && isWithin(span)) || editionOf(insats) !== whole.edition)
      throw new ProtectionError("period-mismatch");
    if (!counted.every(keepsWhatItKept)) throw new ProtectionError("parts-differ");
    const [first, ...rest] = parts.map((part) => part.tally);
    if (first === undefined) continue;
    if (!isSame(rest.reduce(mergeTallies, first), tally)) throw new ProtectionError("parts-differ");
  }
}

/** True when two tallies of one plan have the same counts. */
export const isSame = (a: Tally, b: Tally): boolean => a.counts.every((count, at) => count === b.counts[at]);

const earlierTallies = ({ before = [] }: Pick<BlockInsats, "before">) =>
  before.flatMap(({ tally, kept }) => [tally, kept]);

/** What is kept from one edition to the next is a part of both. */
function keepsWhatItKept({ tally, before = [] }: Pick<BlockInsats, "tally" | "before">): boolean {
  const editions = [...before.map((one) => one.tally), tally];
  return before.every(({ kept }, at) =>
    editions.slice(at, at + 2).every((edition) => isWithinTally(kept, edition)),
  );
}

const isWithinTally = (part: Tally, whole: Tally): boolean =>
  part.counts.every((count, at) => count <= (whole.counts[at] ?? 0));
