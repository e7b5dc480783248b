/**
 * Closing: what the rule itself tells an attacker who knows it.
 *
 * A hidden cell that cannot be 0 cannot be one of the few: then it would have been protected better. So its
 * count is k or more; and likewise from above. Such bounds narrow other cells, until nothing changes.
 */
import type { Audit } from "./audit.ts";
import type { Pattern } from "./pattern.ts";
import type { ProblemCell } from "./problem.ts";
import { needOf, type TableRule } from "./rule.ts";

/** Which ends of a cell's range show that it is not sensitive there. */
interface Conclusion {
  readonly isNotFew: boolean;
  readonly isNotNearlyAll: boolean;
}

/**
 * Adds what an attacker concludes from the rule to what the audit takes as known.
 *
 * @returns True when there was anything to add.
 */
export function close(audit: Audit, pattern: Pattern, rule: TableRule): boolean {
  if (rule.mode === "frequency") return false;
  let hasClosed = false;
  while (conclude(audit, pattern, rule)) hasClosed = true;
  return hasClosed;
}

function conclude(audit: Audit, pattern: Pattern, rule: TableRule & { readonly mode: "two-sided" }): boolean {
  const lower = [...audit.bounds.lower];
  const upper = [...audit.bounds.upper];
  let hasNews = false;
  audit.problem.cells.forEach((cell, column) => {
    if (pattern.isShown(column) || cell.base === 0) return;
    const { isNotFew, isNotNearlyAll } = conclusionOn(cell, column, audit, rule);
    if (isNotFew && (lower[column] ?? 0) < rule.k) {
      lower[column] = rule.k;
      hasNews = true;
    }
    if (isNotNearlyAll && cell.base !== undefined && (upper[column] ?? 0) > cell.base - rule.k) {
      upper[column] = cell.base - rule.k;
      hasNews = true;
    }
  });
  if (hasNews) audit.rebound({ lower, upper });
  return hasNews;
}

/** Ends that must hold, or hold already, are not asked about: most cells need no problem solved. */
function conclusionOn(
  cell: ProblemCell,
  column: number,
  audit: Audit,
  rule: TableRule & { readonly mode: "two-sided" },
): Conclusion {
  const { count, base, planned } = cell;
  const terms = [[column, 1]] as const;
  const proven = audit.proven(terms);
  if (!planned) {
    const need = needOf({ count: 0, base, planned }, rule);
    if (need?.kind !== "width" || proven.high - proven.low >= need.width || isSensitiveHere(cell, rule))
      return NOTHING;
    const { low, high } = audit.range(terms);
    const isNarrow = high - low < need.width;
    return { isNotFew: isNarrow, isNotNearlyAll: isNarrow };
  }
  const isFew = count !== undefined && count < rule.k;
  const isNearlyAll = count !== undefined && base !== undefined && base - count < rule.k;
  return {
    isNotFew: !isFew && proven.low > 0 && audit.extreme(terms, "min") > 0,
    isNotNearlyAll:
      base !== undefined && !isNearlyAll && proven.high < base && audit.extreme(terms, "max") < base,
  };
}

const NOTHING: Conclusion = { isNotFew: false, isNotNearlyAll: false };

/** A count that somebody else knows is not, where its range is narrow: they would have kept it wide. */
const isSensitiveHere = ({ count, base, planned }: ProblemCell, rule: TableRule): boolean =>
  count !== undefined && needOf({ count, base, planned }, rule) !== undefined;
