/**
 * The engine, for any tables: what is shown and what is hidden, or why neither can be.
 *
 * Synchronous and deterministic: the same tables and the same solver give the same release, byte by byte.
 */
import { byId, type CellRelease, type ReleasedCell } from "./release-format.ts";
import { hideRemainders } from "./remainder.ts";
import { needOf } from "./rule.ts";
import type { Solve } from "./solve.ts";
import type { TableCell, Tables } from "./tables-format.ts";

/** What became of tables. */
export type TablesOutcome =
  | { readonly kind: "released"; readonly release: CellRelease }
  /** The named cells cannot be protected, whatever else is hidden. */
  | { readonly kind: "refused"; readonly cells: readonly string[] };

/** Hides what must not be known, and what would give it away. */
export function protectTables(tables: Tables, _solve: Solve): TablesOutcome {
  const countById = new Map(tables.cells.map(({ id, count }) => [id, count]));
  const hidden = new Set(earlierHidden(tables));
  const frozen = new Set(
    (tables.earlier ?? []).flatMap(({ cells }) =>
      cells.filter((cell) => "status" in cell).map(({ id }) => id),
    ),
  );
  for (const cell of tables.cells) {
    const base = cell.base === undefined ? undefined : (countById.get(cell.base) ?? undefined);
    if (cell.count === null || cell.size === true || frozen.has(cell.id)) continue;
    if (needOf({ count: cell.count, base, planned: true }, tables.rule) !== undefined) hidden.add(cell.id);
  }
  const refused = hideRemainders(tables, hidden, frozen);
  if (refused.length > 0) return { kind: "refused", cells: refused };
  return { kind: "released", release: releaseOf(tables, hidden) };
}

const earlierHidden = ({ earlier = [] }: Tables): readonly string[] =>
  earlier.flatMap(({ cells }) =>
    cells.filter((cell) => "status" in cell && cell.status === "hidden").map(({ id }) => id),
  );

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
