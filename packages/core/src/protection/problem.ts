/**
 * Tables as linear problems: what every attacker knows, apart from which cells are shown.
 *
 * Group sizes are known to all, so they become constants, and tables that hang together by group sizes alone
 * fall apart into problems of their own.
 */
import { withoutImplied } from "./implied.ts";
import type { Relation } from "./release-format.ts";
import type { LinearRow, LinearSystem } from "./solve.ts";
import type { TableCell, Tables } from "./tables-format.ts";

/** A cell of one problem. Its place in `cells` is its column. */
export interface ProblemCell {
  readonly id: string;
  /** The true count, or undefined where not even we know it. */
  readonly count: number | undefined;
  /** Forms in the group, where that is known. */
  readonly base: number | undefined;
  /** True when the tables say so; otherwise it is the smallest total that contains the cell. */
  readonly isBaseGiven: boolean;
  /** The largest value that an attacker knows to be possible. */
  readonly upper: number;
  readonly planned: boolean;
  readonly weight: number;
  /** What an earlier release did with the cell, for good. */
  readonly earlier: "shown" | "hidden" | undefined;
}

/** `total` = Σ `parts` among the cells of one problem; a total that is a group size is `undefined`. */
export interface Sum {
  readonly total: number | undefined;
  readonly parts: readonly number[];
}

/** Cells that hang together, with the rows that bind them and the largest value of each. */
export interface Problem {
  readonly cells: readonly ProblemCell[];
  readonly system: LinearSystem;
  readonly upper: readonly number[];
  readonly sums: readonly Sum[];
}

/** Of two cells that cost the same, a total says more than one of its parts. */
const TOTAL_WEIGHT = 1.25;

/**
 * The problems that tables consist of, in the order of their first cells. Group sizes are in none, and what an
 * earlier release has shown binds nothing together: it stands in each problem that it is a constant of.
 */
export function problemsOf(tables: Tables): readonly Problem[] {
  const relations = allRelations(tables);
  const cells = allCells(tables, relations);
  const sizeById = sizesIn(tables);
  const isOpen = (id: string) => cells.get(id)?.earlier !== "shown";
  const groups = componentsOf([...cells.keys()].filter(isOpen), relations);
  const relationsById = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const id of new Set([relation.total, ...relation.parts])) {
      const found = relationsById.get(id);
      if (found === undefined) relationsById.set(id, [relation]);
      else found.push(relation);
    }
  }
  return groups.map((open) => {
    const own = [...new Set(open.flatMap((id) => relationsById.get(id) ?? []))];
    const ids = new Set([...open, ...own.flatMap(({ total, parts }) => [total, ...parts])]);
    return problemOf(
      [...ids].toSorted().flatMap((id) => cells.get(id) ?? []),
      own,
      sizeById,
    );
  });
}

function problemOf(
  cells: readonly ProblemCell[],
  relations: readonly Relation[],
  sizeById: ReadonlyMap<string, number>,
): Problem {
  const columnById = new Map(cells.map(({ id }, column) => [id, column]));
  const rows = withoutImplied(relations).map((relation) => rowOf(relation, columnById, sizeById));
  const columns = (ids: readonly string[]) => ids.flatMap((id) => columnById.get(id) ?? []);
  const sums = relations
    .filter(
      ({ op, total, parts }) =>
        op !== "<=" && (columnById.has(total) || !parts.some((part) => sizeById.has(part))),
    )
    .map(({ total, parts }) => ({ total: columnById.get(total), parts: columns(parts) }));
  return {
    cells,
    system: { columns: cells.length, rows },
    upper: cells.map(({ upper }) => upper),
    sums,
  };
}

/** total − Σ parts = 0, or ≤ 0, with group sizes moved to the other side. */
function rowOf(
  { total, parts, op }: Relation,
  columnById: ReadonlyMap<string, number>,
  sizeById: ReadonlyMap<string, number>,
): LinearRow {
  const terms = new Map<number, number>();
  let constant = 0;
  for (const [id, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
    const column = columnById.get(id);
    if (column === undefined) constant += sign * (sizeById.get(id) ?? 0);
    else terms.set(column, (terms.get(column) ?? 0) + sign);
  }
  const used = [...terms].filter(([, coefficient]) => coefficient !== 0).toSorted(([a], [b]) => a - b);
  return {
    columns: used.map(([column]) => column),
    coefficients: used.map(([, coefficient]) => coefficient),
    lower: op === "<=" ? Number.NEGATIVE_INFINITY : -constant,
    upper: -constant,
  };
}

/** The relations of the tables and of all earlier releases, each once. A base that is not a size is one too. */
function allRelations({ cells, relations, earlier = [] }: Tables): readonly Relation[] {
  const sizes = new Set(cells.filter(({ size }) => size === true).map(({ id }) => id));
  const within = cells.flatMap(({ id, base }): readonly Relation[] =>
    base === undefined || sizes.has(base) ? [] : [{ total: id, parts: [base], op: "<=" }],
  );
  const all = [...relations, ...within, ...earlier.flatMap((release) => release.relations)];
  return [...new Map(all.map((relation) => [keyOf(relation), relation])).values()];
}

const keyOf = ({ total, parts, op = "=" }: Relation): string => JSON.stringify([op, total, parts.toSorted()]);

function sizesIn({ cells, earlier = [] }: Tables): ReadonlyMap<string, number> {
  const before = earlier.flatMap((release) =>
    release.cells.flatMap((cell) => ("size" in cell ? [cell] : [])),
  );
  const now = cells.flatMap(({ id, size, count }) =>
    size === true && count !== null ? [{ id, count }] : [],
  );
  return new Map([...before, ...now].map(({ id, count }) => [id, count]));
}

/** Every cell but the group sizes. Cells of earlier releases that the tables do not name are known by name alone. */
function allCells(tables: Tables, relations: readonly Relation[]): ReadonlyMap<string, ProblemCell> {
  const sizeById = sizesIn(tables);
  const statusById = new Map<string, "shown" | "hidden">();
  const shownById = new Map<string, number>();
  const baseById = new Map<string, string>();
  for (const release of tables.earlier ?? []) {
    for (const [id, base] of Object.entries(release.bases ?? {})) baseById.set(id, base);
    for (const cell of release.cells) {
      if (!("status" in cell)) continue;
      // Shown once is shown for good, whatever a later release says.
      if (cell.status === "shown") shownById.set(cell.id, cell.count);
      statusById.set(cell.id, shownById.has(cell.id) ? "shown" : "hidden");
    }
  }
  const countById = new Map([...sizeById, ...shownById]);
  for (const { id, count } of tables.cells) if (count !== null) countById.set(id, count);
  const totals = new Set(
    relations.flatMap(({ total, parts, op }) => (op === "<=" || parts.length < 2 ? [] : [total])),
  );
  const smallest = smallestTotals(relations, countById);
  const named = new Map<string, TableCell>(tables.cells.map((cell) => [cell.id, cell]));
  const before = (tables.earlier ?? []).flatMap(({ cells }) => cells.map(({ id }) => id));
  const summed = relations.flatMap(({ total, parts }) => [total, ...parts]);
  const ids = [...new Set([...named.keys(), ...before, ...summed])]
    .filter((id) => !sizeById.has(id))
    .toSorted();
  return new Map(
    ids.map((id) => {
      const cell = named.get(id);
      const base = cell?.base ?? baseById.get(id);
      const status = statusById.get(id);
      return [
        id,
        {
          id,
          count: countById.get(id),
          base: base === undefined ? smallest.get(id) : countById.get(base),
          isBaseGiven: base !== undefined,
          upper: (base === undefined ? undefined : sizeById.get(base)) ?? Number.POSITIVE_INFINITY,
          planned:
            status !== undefined || (cell !== undefined && cell.planned !== false && cell.count !== null),
          weight: (cell?.weight ?? 1) * (totals.has(id) ? TOTAL_WEIGHT : 1),
          earlier: status,
        },
      ] as const;
    }),
  );
}

/** The smallest total that each cell is a part of. */
function smallestTotals(
  relations: readonly Relation[],
  countById: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const smallest = new Map<string, number>();
  for (const { total, parts, op } of relations) {
    const count = countById.get(total);
    // A total with one part is the same cell under another name.
    if (op === "<=" || count === undefined || parts.length < 2) continue;
    for (const part of parts) smallest.set(part, Math.min(count, smallest.get(part) ?? count));
  }
  return smallest;
}

function componentsOf(
  ids: readonly string[],
  relations: readonly Relation[],
): readonly (readonly string[])[] {
  const above = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    above.set(id, root);
    return root;
  };
  for (const { total, parts } of relations) {
    const [first, ...others] = [total, ...parts].filter((id) => above.has(id));
    if (first === undefined) continue;
    for (const other of others) above.set(rootOf(other), rootOf(first));
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const root = rootOf(id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}
