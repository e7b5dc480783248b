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
  const { left: remaining, sensitive } = remaindersOf(cells);
  const closed = new Set<string>();
  for (;;) {
    // Sizes, and what all förbund have told themselves: nothing that is hidden here would hide those.
    const given = all.flatMap(({ id, size }) =>
      size === true || !remaining.has(id.slice(prefix.length)) ? [[id, []] as const] : [],
    );
    const left = told
      .filter((key) => remaining.has(key) && !closed.has(key))
      .map((key) => [prefix + key, [key]] as const);
    const known = computable(relations, new Map<string, readonly string[]>([...given, ...left]));
    const sources = all
      .filter(({ id }) => sensitive.has(id.slice(prefix.length)))
      .map(({ id }) => known.get(id) ?? [])
      .find((from) => from.length > 0);
    if (sources === undefined) return [...closed];
    const [cheapest] = sources.toSorted(
      (a, b) => weightOf("forbund", a) - weightOf("forbund", b) || (a < b ? -1 : 1),
    );
    if (cheapest === undefined) return [...closed];
    closed.add(cheapest);
  }
}

/** What is left of each key, less the förbund that are known, and the keys of which that tells too much. */
function remaindersOf(cells: NationCells): {
  readonly left: ReadonlyMap<string, unknown>;
  readonly sensitive: ReadonlySet<string>;
} {
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
  const sensitive = [...left].flatMap(([key, sum]) =>
    isSensitive({ ...sum, planned: true }, rule) ? [key] : [],
  );
  return { left, sensitive: new Set(sensitive) };
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
