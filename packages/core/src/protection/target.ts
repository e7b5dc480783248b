/** What must stay possible in a problem, and for which cells or sums of cells. */
import type { Problem, ProblemCell } from "./problem.ts";
import { type Need, needOf, type TableRule } from "./rule.ts";
import type { Terms } from "./witnesses.ts";

/** A hidden count, or a sum of hidden counts, with what an attacker must be able to believe about it. */
export interface Target {
  readonly terms: Terms;
  readonly need: Need;
  /** The cells it is about, for a refusal that names them. */
  readonly columns: readonly number[];
}

/** A range as far as it is known. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** True when a range holds all that is needed. */
export function meets({ low, high }: Range, need: Need): boolean {
  switch (need.kind) {
    case "range":
      return low <= need.low && high >= need.high;
    case "width":
      return high - low >= need.width;
    default:
      return need satisfies never;
  }
}

/** What must stay possible for a cell, judged by its true count. Undefined when it is not sensitive. */
export function needOfCell({ count, base, planned }: ProblemCell, rule: TableRule): Need | undefined {
  return count === undefined ? undefined : needOf({ count, base, planned }, rule);
}

/** The cells that must not be known, and that are not shown. */
export function cellTargets(
  { cells }: Problem,
  rule: TableRule,
  isShown: (column: number) => boolean,
): readonly Target[] {
  return cells.flatMap((cell, column): readonly Target[] => {
    const need = isShown(column) ? undefined : (needOfCell(cell, rule) ?? needOfEarlier(cell));
    return need === undefined ? [] : [{ terms: [[column, 1]], need, columns: [column] }];
  });
}

/** What has once been hidden is never told, even where it could have been. */
const needOfEarlier = ({ earlier, count }: ProblemCell): Need | undefined =>
  earlier === "hidden" && count !== undefined ? { kind: "width", width: 1 } : undefined;

/**
 * Sums of the hidden parts of a hidden total. Nobody is told them, but where the rest of the table pins
 * them down they are groups like any other.
 */
export function remainderTargets(
  problem: Problem,
  rule: TableRule,
  isShown: (column: number) => boolean,
): readonly Target[] {
  const { cells, sums } = problem;
  return sums.flatMap(({ total, parts }): readonly Target[] => {
    if (total === undefined || isShown(total)) return [];
    const hidden = parts.filter((part) => !isShown(part));
    if (hidden.length < 2 || hidden.length === parts.length) return [];
    const judged = judgedSum(
      hidden.flatMap((column) => cells[column] ?? []),
      cells[total],
    );
    const need = judged && needOf({ ...judged, planned: false }, rule);
    return need === undefined ? [] : [{ terms: hidden.map((column) => [column, 1]), need, columns: hidden }];
  });
}

/**
 * Several cells as one group. Parts of the total's own group are answers side by side within it; parts
 * with groups of their own add up.
 */
export function judgedSum(
  hidden: readonly ProblemCell[],
  total: ProblemCell | undefined,
): { readonly count: number; readonly base: number | undefined } | undefined {
  let count = 0;
  let size: number | undefined = 0;
  for (const cell of hidden) {
    if (cell.count === undefined) return undefined;
    count += cell.count;
    size = size === undefined || cell.base === undefined ? undefined : size + cell.base;
  }
  if (total === undefined) return { count, base: hidden[0]?.base };
  if (hidden.every(({ isBaseGiven }) => !isBaseGiven)) return { count, base: total.count };
  return { count, base: hidden.every(({ base }) => base === total.base) ? total.base : size };
}
