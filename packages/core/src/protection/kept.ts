/**
 * Cells that somebody else hid, and whose counts we do not know.
 *
 * Which of their ends are sensitive only they know. So whatever could be before must still be possible: a
 * cell that could be few must still be able to be all of the few, and likewise for nearly all.
 */
import type { Audit } from "./audit.ts";
import { close } from "./closing.ts";
import { Pattern } from "./pattern.ts";
import type { Problem, ProblemCell } from "./problem.ts";
import { type Need, needOf, type TableRule } from "./rule.ts";
import type { Range, Target } from "./target.ts";

/** What must stay possible for the unknown cells, given what earlier releases alone let an attacker believe. */
export function keptTargets(audit: Audit, problem: Problem, rule: TableRule): readonly Target[] {
  const before = new Pattern(problem, rule);
  before.hide(problem.cells.flatMap(({ earlier }, column) => (earlier === "shown" ? [] : [column])));
  audit.rebound(before.bounds());
  close(audit, before, rule);
  return keptAsIs(
    audit,
    rule,
    problem.cells.flatMap(({ count }, column) => (count === undefined ? [column] : [])),
  );
}

/** What must stay possible for some cells so that nobody can conclude more about them than the audit's bounds tell. */
export function keptAsIs(audit: Audit, rule: TableRule, columns: readonly number[]): readonly Target[] {
  const { cells, upper } = audit.problem;
  const wide = columns.flatMap((column): readonly Target[] => {
    const base = cells[column]?.base;
    if (base === 0) return [];
    const need = { kind: "range", low: 0, high: base ?? upper[column] ?? 0 } as const;
    return [{ terms: [[column, 1]], need, columns: [column] }];
  });
  const narrower = new Map(audit.failures(wide).map(({ target, range }) => [target, range]));
  return wide.flatMap((target): readonly Target[] => {
    const [column = 0] = target.columns;
    const cell = cells[column];
    const range = narrower.get(target) ?? { low: 0, high: cell?.base ?? Number.POSITIVE_INFINITY };
    const need = cell && neededOf(cell, range, rule);
    return need === undefined ? [] : [{ ...target, need }];
  });
}

function neededOf({ base, planned }: ProblemCell, { low, high }: Range, rule: TableRule): Need | undefined {
  if (!planned || rule.mode === "frequency") {
    const slide = needOf({ count: 0, base, planned: false }, rule);
    const width = slide?.kind === "width" ? slide.width : 1;
    return high - low >= width ? { kind: "width", width } : undefined;
  }
  const few = Math.min(rule.k - 1, base ?? rule.k - 1);
  const nearlyAll = Math.max(0, (base ?? 0) - rule.k + 1);
  const canBeFew = low <= 0 && high >= few;
  const canBeNearlyAll = base !== undefined && high >= base && low <= nearlyAll;
  if (canBeFew) return { kind: "range", low: 0, high: canBeNearlyAll ? base : few };
  if (canBeNearlyAll) return { kind: "range", low: nearlyAll, high: base };
  return high > low ? { kind: "width", width: 1 } : undefined;
}
