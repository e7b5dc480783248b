/**
 * The engine, for any tables: what is shown and what is hidden, or why neither can be.
 *
 * Synchronous and deterministic: the same tables and the same solver give the same release, byte by byte.
 */
import { type AttackedRange, attack } from "./attack.ts";
import { problemsOf } from "./problem.ts";
import { protectProblem } from "./protect-problem.ts";
import { byId, type CellRelease, type ReleasedCell } from "./release-format.ts";
import { needOf } from "./rule.ts";
import type { Solve } from "./solve.ts";
import type { TableCell, Tables } from "./tables-format.ts";
import { meets } from "./target.ts";

/** What became of tables. */
export type TablesOutcome =
  | { readonly kind: "released"; readonly release: CellRelease }
  /** The named cells cannot be protected, whatever else is hidden. */
  | { readonly kind: "refused"; readonly cells: readonly string[] };

/** Hides what must not be known, and what would give it away. */
export function protectTables(tables: Tables, solve: Solve): TablesOutcome {
  const hidden = new Set<string>();
  const refused: string[] = [];
  for (const problem of problemsOf(tables)) {
    const ids = (columns: readonly number[]) => columns.flatMap((column) => problem.cells[column]?.id ?? []);
    const outcome = protectProblem(problem, { rule: tables.rule, solve });
    if (outcome.kind === "refused") refused.push(...ids(outcome.columns));
    else
      for (const id of ids(problem.cells.flatMap((_, at) => (outcome.isShown(at) ? [] : [at]))))
        hidden.add(id);
  }
  if (refused.length > 0) return { kind: "refused", cells: refused.toSorted() };
  return audited(tables, releaseOf(tables, hidden), solve);
}

/** Lets the independent auditor at the release, beside all earlier ones. What it breaks is not released. */
function audited(tables: Tables, release: CellRelease, solve: Solve): TablesOutcome {
  const { findings, ranges, summary } = attack([release, ...(tables.earlier ?? [])], solve);
  const broken = [...findings.map(({ id }) => id), ...brokenRanges(tables, ranges)];
  if (broken.length > 0) return { kind: "refused", cells: [...new Set(broken)].toSorted() };
  return { kind: "released", release: { ...release, audit: summary } };
}

/** The auditor does not know the hidden counts. We do, and ask more: each must keep all that it needs. */
function brokenRanges({ cells, rule }: Tables, ranges: readonly AttackedRange[]): readonly string[] {
  const cellById = new Map(cells.map((cell) => [cell.id, cell]));
  return ranges.flatMap(({ id, low, high }) => {
    const { count = null, base } = cellById.get(id) ?? {};
    const size = base === undefined ? undefined : (cellById.get(base)?.count ?? undefined);
    const need = count === null ? undefined : needOf({ count, base: size, planned: true }, rule);
    return need === undefined || meets({ low, high: high ?? Number.POSITIVE_INFINITY }, need) ? [] : [id];
  });
}

function releaseOf({ cells, relations, rule }: Tables, hidden: ReadonlySet<string>): CellRelease {
  const withBase = cells.flatMap(({ id, base }) => (base === undefined ? [] : [[id, base] as const]));
  return {
    format: "vifragar/release@1",
    rule,
    relations,
    cells: cells.map((cell) => toldOf(cell, hidden)).toSorted(byId),
    bases: Object.fromEntries(withBase.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function toldOf({ id, count, size, planned }: TableCell, hidden: ReadonlySet<string>): ReleasedCell {
  if (size === true && count !== null) return { id, size, count };
  if (planned === false || count === null) return { id };
  return hidden.has(id) ? { id, status: "hidden" } : { id, status: "shown", count };
}
