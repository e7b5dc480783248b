/**
 * Sums that follow from other sums.
 *
 * Tables name every sum that a reader can do, and most follow from a few: a year is its periods in each group
 * and therefore in all of them together. To a solver they are only weight.
 */
import type { Relation } from "./release-format.ts";

/** How often each finest cell is counted in a cell. */
type Expansion = ReadonlyMap<string, number>;

/** The relations without those that the others imply. Every table that keeps these keeps all. */
export function withoutImplied(relations: readonly Relation[]): readonly Relation[] {
  const definitionOf = new Map<string, Relation>();
  for (const relation of relations) {
    if (relation.op !== "<=" && !definitionOf.has(relation.total)) definitionOf.set(relation.total, relation);
  }
  const known = new Map<string, Expansion | undefined>();
  const expand = (id: string): Expansion | undefined => {
    const definition = definitionOf.get(id);
    if (definition === undefined) return new Map([[id, 1]]);
    if (known.has(id)) return known.get(id);
    // Undefined while it is being worked out: a cell that is a part of itself has no expansion.
    known.set(id, undefined);
    const expansion = added(definition.parts.map(expand));
    known.set(id, expansion);
    return expansion;
  };
  return relations.filter((relation) => {
    if (relation.op === "<=" || definitionOf.get(relation.total) === relation) return true;
    const total = expand(relation.total);
    const parts = added(relation.parts.map(expand));
    return total === undefined || parts === undefined || !isSame(total, parts);
  });
}

function added(expansions: readonly (Expansion | undefined)[]): Expansion | undefined {
  const sum = new Map<string, number>();
  for (const expansion of expansions) {
    if (expansion === undefined) return undefined;
    for (const [id, times] of expansion) sum.set(id, (sum.get(id) ?? 0) + times);
  }
  return sum;
}

const isSame = (a: Expansion, b: Expansion): boolean =>
  a.size === b.size && [...a].every(([id, times]) => b.get(id) === times);
