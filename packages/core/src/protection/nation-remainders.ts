/**
 * What is left of a national count when all förbund that are known are taken away: that is a group like any other.
 *
 * It can be done with every count that is told, and with those that follow from what is told: yes but not now is yes
 * less now, in the nation and in each förbund.
 */
import { weightOf } from "./block-tables.ts";
import type { NationalPart, NationCells } from "./nation-cells.ts";
import { type Relation, toldCount } from "./release-format.ts";
import { isSensitive } from "./rule.ts";

/** Keys of the told cells to hide so that no remainder tells what the rule protects. */
export function closedForRemainders(told: readonly string[], cells: NationCells): readonly string[] {
  const { prefix, cells: all, relations } = cells.own;
  const sensitive = sensitiveRemainders(cells);
  const closed = new Set<string>();
  for (;;) {
    const sizes = all.flatMap(({ id, size }) => (size === true ? [[id, []] as const] : []));
    const left = told.filter((key) => !closed.has(key)).map((key) => [prefix + key, [key]] as const);
    const known = computable(relations, new Map<string, readonly string[]>([...sizes, ...left]));
    const broken = all.find(({ id }) => known.has(id) && sensitive.has(id.slice(prefix.length)));
    const sources = broken === undefined ? [] : (known.get(broken.id) ?? []);
    const [cheapest] = sources.toSorted(
      (a, b) => weightOf("forbund", a) - weightOf("forbund", b) || (a < b ? -1 : 1),
    );
    if (cheapest === undefined) return [...closed];
    closed.add(cheapest);
  }
}

/** Keys whose counts, less those of the förbund that are known, would tell too much. */
function sensitiveRemainders(cells: NationCells): ReadonlySet<string> {
  const left = new Map<string, { count: number; base: number }>();
  for (const part of cells.nation.parts) {
    const { prefix, cells: own, relations } = cells.cellsOf(part.id);
    const known = knownIn(part, relations);
    const countById = new Map(own.map((cell) => [cell.id, cell.count ?? 0]));
    for (const { id, count, base = "", size } of own) {
      if (size === true || known.has(id)) continue;
      const sum = left.get(id.slice(prefix.length)) ?? { count: 0, base: 0 };
      sum.count += count ?? 0;
      sum.base += countById.get(base) ?? 0;
      left.set(id.slice(prefix.length), sum);
    }
  }
  const rule = { mode: "two-sided", k: cells.nation.rule.k } as const;
  return new Set(
    [...left].flatMap(([key, sum]) => (isSensitive({ ...sum, planned: true }, rule) ? [key] : [])),
  );
}

/** What one förbund has told, and what follows from it. */
function knownIn({ releases }: NationalPart, relations: readonly Relation[]): ReadonlyMap<string, unknown> {
  const told = releases.flatMap((release) =>
    release.cells.flatMap((cell) => (toldCount(cell) === undefined ? [] : [[cell.id, []] as const])),
  );
  return computable([...relations, ...releases.flatMap((release) => release.relations)], new Map(told));
}

/** Everything that follows by sums, each with what it follows from. */
function computable(
  relations: readonly Relation[],
  given: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const known = new Map(given);
  const sums = relations.filter(({ op }) => op !== "<=");
  for (let size = -1; size !== known.size; ) {
    size = known.size;
    for (const { total, parts } of sums) {
      const missing = onlyMissing([total, ...parts], known);
      if (missing === undefined) continue;
      const from = [total, ...parts].flatMap((id) => known.get(id) ?? []);
      known.set(missing, [...new Set(from)]);
    }
  }
  return known;
}

/** The one id that is not known, where there is one and no more. */
function onlyMissing(ids: readonly string[], known: ReadonlyMap<string, unknown>): string | undefined {
  let missing: string | undefined;
  for (const id of ids) {
    if (known.has(id)) continue;
    if (missing !== undefined) return undefined;
    missing = id;
  }
  return missing;
}
