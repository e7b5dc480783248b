/**
 * The slow, obvious attacker: writes down every whole-number table that fits a release, and looks.
 *
 * For small tables only. Shares no code with the engine or the auditor, so that it can judge both.
 */
import type { CellRelease } from "../release-format.ts";

/** A count for each cell that is not told. */
type Table = ReadonlyMap<string, number>;

/** What every attacker knows before looking at the release. */
export interface World {
  /** Cells that are not sums of others, with the largest count each can have. */
  readonly atoms: readonly { readonly id: string; readonly size: number }[];
  /** The atoms of each cell. */
  readonly cells: ReadonlyMap<
    string,
    { readonly atoms: readonly string[]; readonly size: number; readonly planned: boolean }
  >;
  /** Pairs of which the first counts some of the second. */
  readonly within: readonly (readonly [string, string])[];
}

/** The values that each hidden or unplanned cell has in some table that fits. */
export type Possible = ReadonlyMap<string, ReadonlySet<number>>;

/** Every table that fits what the releases tell. */
export function tablesThatFit(world: World, releases: readonly CellRelease[]): readonly Table[] {
  const told = new Map(
    releases.flatMap(({ cells }) =>
      cells.flatMap((cell) =>
        "count" in cell && world.cells.has(cell.id) ? [[cell.id, cell.count] as const] : [],
      ),
    ),
  );
  const found: Table[] = [];
  const value = new Map<string, number>();
  const sum = (atoms: readonly string[]) => atoms.reduce((all, atom) => all + (value.get(atom) ?? 0), 0);
  const last = new Map(world.atoms.map(({ id }, at) => [id, at]));
  // A cell can be checked as soon as its last atom has a value.
  const checks = world.atoms.map((_, at) =>
    [...told].filter(
      ([id]) => Math.max(...(world.cells.get(id)?.atoms ?? []).map((atom) => last.get(atom) ?? 0)) === at,
    ),
  );
  const pairs = world.atoms.map((_, at) =>
    world.within.filter(([part, whole]) => Math.max(last.get(part) ?? 0, last.get(whole) ?? 0) === at),
  );
  const step = (at: number): void => {
    const atom = world.atoms[at];
    if (atom === undefined) {
      found.push(new Map([...world.cells].map(([id, cell]) => [id, sum(cell.atoms)])));
      return;
    }
    for (let count = 0; count <= atom.size; count += 1) {
      value.set(atom.id, count);
      const fits =
        (checks[at] ?? []).every(([id, shown]) => sum(world.cells.get(id)?.atoms ?? []) === shown) &&
        (pairs[at] ?? []).every(([part, whole]) => (value.get(part) ?? 0) <= (value.get(whole) ?? 0));
      if (fits) step(at + 1);
    }
    value.set(atom.id, 0);
  };
  step(0);
  return found;
}

/** The values of each cell in some tables. */
export function possibleIn(tables: readonly Table[]): Possible {
  const possible = new Map<string, Set<number>>();
  for (const table of tables) {
    for (const [id, count] of table) {
      const values = possible.get(id) ?? new Set();
      values.add(count);
      possible.set(id, values);
    }
  }
  return possible;
}

const all = (values: ReadonlySet<number>, from: number, to: number): boolean => {
  for (let value = from; value <= to; value += 1) if (!values.has(value)) return false;
  return true;
};

const isFewPossible = (values: ReadonlySet<number>, size: number, k: number) =>
  all(values, 0, Math.min(k - 1, size));
const isNearlyAllPossible = (values: ReadonlySet<number>, size: number, k: number) =>
  all(values, Math.max(0, size - k + 1), size);

/**
 * Crosses out the tables that the published rule does not allow, given what the others show, until none is left
 * to cross out. Returns what is left: none at all when the release breaks its own rule.
 */
export function afterTheRule(world: World, release: CellRelease, tables: readonly Table[]): readonly Table[] {
  if (release.rule.mode !== "two-sided") return tables;
  const { k } = release.rule;
  const hidden = new Set(
    release.cells.flatMap((cell) => ("status" in cell && cell.status === "hidden" ? [cell.id] : [])),
  );
  let left = tables;
  for (;;) {
    const possible = possibleIn(left);
    const allowed = left.filter((table) =>
      [...world.cells].every(([id, { size }]) => {
        const values = possible.get(id) ?? new Set();
        const count = table.get(id) ?? 0;
        if (!hidden.has(id)) return true;
        if (count < k && !isFewPossible(values, size, k)) return false;
        return size - count >= k || isNearlyAllPossible(values, size, k);
      }),
    );
    if (allowed.length === left.length) return left;
    left = allowed;
  }
}

/** Hidden cells whose true count could be narrowed more than the rule allows. */
export function betrayed(
  world: World,
  release: CellRelease,
  truth: ReadonlyMap<string, number>,
  possible: Possible,
): readonly string[] {
  if (release.rule.mode !== "two-sided") return [];
  const { k } = release.rule;
  const shown = new Set(release.cells.flatMap((cell) => ("count" in cell ? [cell.id] : [])));
  return [...world.cells].flatMap(([id, { size, planned }]) => {
    const count = truth.get(id) ?? 0;
    const values = possible.get(id) ?? new Set<number>();
    const isFew = count < k;
    const isNearlyAll = size - count < k;
    if (size === 0 || (!isFew && !isNearlyAll)) return [];
    if (shown.has(id)) return [id];
    if (!planned) return Math.max(...values) - Math.min(...values) >= Math.min(3, size) ? [] : [id];
    const isKept =
      (!isFew || isFewPossible(values, size, k)) && (!isNearlyAll || isNearlyAllPossible(values, size, k));
    return isKept ? [] : [id];
  });
}
