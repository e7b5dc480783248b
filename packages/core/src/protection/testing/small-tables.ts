/** Random small förbund for property tests: a few insatser, two columns, one question or two that hang together. */
import fc from "fast-check";
import type { Relation } from "../release-format.ts";
import type { TableCell, Tables } from "../tables-format.ts";
import type { World } from "./exhaustive.ts";

export interface SmallCase {
  readonly tables: Tables;
  readonly world: World;
  readonly truth: ReadonlyMap<string, number>;
}

interface Drawn {
  readonly sizes: readonly (readonly [number, number])[];
  readonly shares: readonly number[];
  readonly bySex: readonly boolean[];
  readonly k: number;
  readonly linked: boolean;
}

const MEASURES = { one: ["any"], linked: ["any", "exposed"] } as const;

/** Counts of the finest groups are drawn by share, so that all-yes and all-no come up often. */
function caseOf({ sizes, shares, bySex, k, linked }: Drawn): SmallCase {
  const measures = linked ? MEASURES.linked : MEASURES.one;
  const groups = sizes.flatMap((pair, insats) => pair.map((size, sex) => ({ insats, sex, size })));
  const atomId = (group: { insats: number; sex: number }, name: string) =>
    `i${group.insats}/s${group.sex}/${name}`;
  const counts = new Map<string, number>();
  groups.forEach((group, at) => {
    const exposed = Math.round((shares[2 * at] ?? 0) * group.size);
    const any = linked ? Math.round((shares[2 * at + 1] ?? 0) * exposed) : exposed;
    counts.set(atomId(group, "any"), any);
    if (linked) counts.set(atomId(group, "exposed"), exposed);
  });
  const unions = [
    ...sizes.map((_, insats) => ({
      key: `i${insats}`,
      planned: true,
      weight: 1,
      of: groups.filter((g) => g.insats === insats),
    })),
    ...[0, 1].map((sex) => ({
      key: `f/s${sex}`,
      planned: bySex[0] === true,
      weight: 2,
      of: groups.filter((g) => g.sex === sex),
    })),
    { key: "f", planned: true, weight: 4, of: groups },
  ];
  const plannedAtom = (insats: number) => bySex[insats + 1] === true;
  const cells: TableCell[] = [];
  const relations: Relation[] = [];
  const world = new Map<string, { atoms: readonly string[]; size: number; planned: boolean }>();
  const sum = (of: readonly { size: number }[]) => of.reduce((all, { size }) => all + size, 0);
  const put = (key: string, name: string, of: typeof groups, planned: boolean, weight: number) => {
    const atoms = of.map((group) => atomId(group, name));
    const count = atoms.reduce((all, atom) => all + (counts.get(atom) ?? 0), 0);
    cells.push({ id: `${key}/${name}`, count, base: `${key}/base`, planned, weight });
    world.set(`${key}/${name}`, { atoms, size: sum(of), planned });
  };
  for (const group of groups) {
    const key = `i${group.insats}/s${group.sex}`;
    cells.push({ id: `${key}/base`, count: group.size, size: true });
    for (const name of measures) put(key, name, [group], plannedAtom(group.insats), 1);
    if (linked) relations.push({ total: `${key}/any`, parts: [`${key}/exposed`], op: "<=" });
  }
  for (const { key, planned, weight, of } of unions) {
    cells.push({ id: `${key}/base`, count: sum(of), size: true });
    for (const name of measures) {
      put(key, name, of, planned, weight);
      relations.push({
        total: `${key}/${name}`,
        parts: of.map((group) => `i${group.insats}/s${group.sex}/${name}`),
      });
      if (key === "f") {
        relations.push({ total: `f/${name}`, parts: sizes.map((_, insats) => `i${insats}/${name}`) });
        relations.push({ total: `f/${name}`, parts: [`f/s0/${name}`, `f/s1/${name}`] });
      }
    }
  }
  const atoms = groups.flatMap((group) =>
    measures.map((name) => ({ id: atomId(group, name), size: group.size })),
  );
  const within = linked
    ? groups.map((group) => [atomId(group, "any"), atomId(group, "exposed")] as const)
    : [];
  return {
    tables: { cells, relations, rule: { mode: "two-sided", k } },
    world: { atoms, cells: world, within },
    truth: new Map(cells.flatMap(({ id, count }) => (count === null ? [] : [[id, count] as const]))),
  };
}

const share = fc.constantFrom(0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1);

/** Three insatser and one question, or two insatser and two questions of which one lies within the other. */
export const smallCases: fc.Arbitrary<SmallCase> = fc.boolean().chain((linked) =>
  fc
    .record({
      sizes: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
        minLength: 2,
        maxLength: linked ? 2 : 3,
      }),
      shares: fc.array(share, { minLength: 12, maxLength: 12 }),
      bySex: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      k: fc.integer({ min: 2, max: 3 }),
      linked: fc.constant(linked),
    })
    .map(caseOf),
);
