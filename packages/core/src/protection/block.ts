/**
 * A block: all that a collector releases together, because it hangs together by sums.
 *
 * A förbund protects its insatser and its total jointly; apart, each could be used to open the other.
 */
import { canonicalBytes, hashOf } from "../canonical.ts";
import { type ForbundId, InsatsId } from "../ids.ts";
import type { ClosedPeriod } from "../period/closed-period.ts";
import { covers, type Period, periodKey } from "../period/period.ts";
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
  /** The whole period. */
  readonly tally: Tally;
  /** The shorter periods within it. Needed for those that have been released; they add up to the whole. */
  readonly parts?: readonly { readonly period: Period; readonly tally: Tally }[];
}

export interface Block {
  readonly collector: Collector;
  readonly plan: TallyPlan;
  readonly period: ClosedPeriod;
  readonly insatser: readonly BlockInsats[];
}

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
export function checkBlock({ plan, period, insatser }: Block): void {
  for (const { tally, parts = [] } of insatser) {
    if ([tally, ...parts.map((part) => part.tally)].some((one) => one.plan !== plan.hash)) {
      throw new ProtectionError("plan-mismatch");
    }
    if (parts.some((part) => !covers(period, part.period) || periodKey(part.period) === periodKey(period))) {
      throw new ProtectionError("period-mismatch");
    }
    const [first, ...rest] = parts.map((part) => part.tally);
    if (first === undefined) continue;
    const sum = rest.reduce(mergeTallies, first);
    if (sum.counts.some((count, at) => count !== tally.counts[at])) throw new ProtectionError("parts-differ");
  }
}
