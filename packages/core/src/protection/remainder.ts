/**
 * Hidden remainders: where a total is shown, the sum of its hidden parts can be computed by anyone,
 * so that sum must itself be one that may be known.
 */
import type { Relation } from "./release-format.ts";
import { isSensitive } from "./rule.ts";
import type { TableCell, Tables } from "./tables-format.ts";

/**
 * Hides further cells until every computable remainder may be known.
 *
 * @param hidden - Ids that are hidden; more are added.
 * @param frozen - Ids that an earlier release has shown or hidden, and that stay as they are.
 * @returns Ids of totals whose remainder cannot be protected.
 */
export function hideRemainders(
  tables: Tables,
  hidden: Set<string>,
  frozen: ReadonlySet<string>,
): readonly string[] {
  const cellById = new Map(tables.cells.map((cell) => [cell.id, cell]));
  const relations = tables.relations.filter(({ op }) => op !== "<=");
  for (;;) {
    const broken = relations.find((relation) => isBroken(relation, { cellById, hidden, tables }));
    if (broken === undefined) return [];
    const next = [broken.total, ...broken.parts]
      .flatMap((id) => cellById.get(id) ?? [])
      .filter((cell) => isShown(cell, hidden) && cell.size !== true && !frozen.has(cell.id))
      .toSorted((a, b) => (a.weight ?? 1) - (b.weight ?? 1) || (a.count ?? 0) - (b.count ?? 0))[0];
    if (next === undefined) return [broken.total];
    hidden.add(next.id);
  }
}

interface Pattern {
  readonly cellById: ReadonlyMap<string, TableCell>;
  readonly hidden: ReadonlySet<string>;
  readonly tables: Tables;
}

function isBroken({ total, parts }: Relation, { cellById, hidden, tables }: Pattern): boolean {
  const whole = cellById.get(total);
  if (whole === undefined || !isShown(whole, hidden)) return false;
  const terms = parts.flatMap((part) => cellById.get(part) ?? []);
  const unknown = terms.filter((cell) => !isShown(cell, hidden));
  // With every part hidden the remainder is the total, which is shown and was judged itself.
  if (unknown.length === 0 || unknown.length === terms.length) return false;
  if (unknown.some(({ count }) => count === null)) return false;
  const count = unknown.reduce((sum, cell) => sum + (cell.count ?? 0), 0);
  return isSensitive({ count, base: sizeOf(unknown, cellById), planned: true }, tables.rule);
}

/** Parts of one base are answers of the same group; parts of different bases are groups side by side. */
function sizeOf(cells: readonly TableCell[], cellById: Pattern["cellById"]): number | undefined {
  const bases = new Set(cells.map(({ base }) => base));
  const sizes = [...bases].map((base) => (base === undefined ? null : (cellById.get(base)?.count ?? null)));
  return sizes.includes(null) ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

const isShown = (cell: TableCell, hidden: ReadonlySet<string>): boolean =>
  cell.size === true || (cell.planned !== false && cell.count !== null && !hidden.has(cell.id));
