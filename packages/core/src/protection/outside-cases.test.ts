/** Published and worked cases, with their sources in docs/disclosure-control.md. */
import { describe, expect, it } from "vitest";
import { attack } from "./attack.ts";
import { protectTables } from "./protect-tables.ts";
import { insatsPlan } from "./publication-plan.ts";
import type { CellRelease, Relation, ReleasedCell } from "./release-format.ts";
import { defaultRule, isSensitive, type TableRule } from "./rule.ts";
import type { Tables } from "./tables-format.ts";
import { plan } from "./testing/blocks.ts";
import { solve } from "./testing/solver.ts";

const frequency = (maxN: number, zero = false): TableRule => ({ mode: "frequency", maxN, zero });

/** A table of rows and columns with all margins: ids `row|column`, margins `row|*`, `*|column` and `*|*`. */
function gridOf(counts: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const rows = Object.keys(counts);
  const columns = Object.keys(Object.values(counts)[0] ?? {});
  const at = (row: string, column: string) =>
    (row === "*" ? rows : [row])
      .flatMap((r) => (column === "*" ? columns : [column]).map((c) => counts[r]?.[c] ?? 0))
      .reduce((sum, count) => sum + count, 0);
  const cells = [...rows, "*"].flatMap((row) =>
    [...columns, "*"].map((column) => ({ id: `${row}|${column}`, count: at(row, column) })),
  );
  const relations: Relation[] = [
    ...[...rows, "*"].map((row) => ({
      total: `${row}|*`,
      parts: columns.map((column) => `${row}|${column}`),
    })),
    ...[...columns, "*"].map((column) => ({
      total: `*|${column}`,
      parts: rows.map((row) => `${row}|${column}`),
    })),
  ];
  return { cells, relations };
}

function releaseHiding(
  { cells, relations }: Pick<Tables, "cells" | "relations">,
  rule: TableRule,
  hidden: readonly string[],
): CellRelease {
  const told = cells.map(
    ({ id, count }): ReleasedCell =>
      hidden.includes(id) ? { id, status: "hidden" } : { id, status: "shown", count: count ?? 0 },
  );
  return { rule, relations, cells: told };
}

const rangesOf = (release: CellRelease) =>
  Object.fromEntries(attack([release], solve).ranges.map(({ id, low, high }) => [id, [low, high]]));

const hiddenIn = ({ cells }: CellRelease) =>
  cells.flatMap((cell) => ("status" in cell && cell.status === "hidden" ? [cell.id] : []));

describe("case A: sdcTable's simple heuristic", () => {
  const grid = gridOf({
    w: { a: 30, b: 47, c: 64, d: 89 },
    x: { a: 90, b: 124, c: 5, d: 31 },
    y: { a: 92, b: 100, c: 59, d: 85 },
    z: { a: 800, b: 991, c: 651, d: 685 },
  });
  const hidden = ["w|a", "w|b", "w|c", "x|a", "x|c", "y|b", "y|d", "z|b", "z|d"];

  it("knows a cell exactly that has nine hidden around it", () => {
    const { findings } = attack([releaseHiding(grid, frequency(4), hidden)], solve);

    expect(findings).toEqual([{ kind: "exact", id: "w|b", value: 47 }]);
  });

  it("finds the same ranges as sdcTable's attack", () => {
    const ranges = rangesOf(releaseHiding(grid, frequency(4), hidden));

    expect(ranges).toEqual({
      "w|a": [25, 94],
      "w|b": [47, 47],
      "w|c": [0, 69],
      "x|a": [26, 95],
      "x|c": [0, 69],
      "y|b": [0, 185],
      "y|d": [0, 185],
      "z|b": [906, 1091],
      "z|d": [585, 770],
    });
  });

  it("finds the cell open when one more is hidden", () => {
    const ranges = rangesOf(releaseHiding(grid, frequency(4), [...hidden, "x|b"]));

    expect(ranges["w|b"]).toEqual([0, 141]);
  });
});

describe("case B: sdcTable's microdata1", () => {
  it("hides four cells for one that is small: its row and one more, both columns", () => {
    const grid = gridOf({
      A: { male: 18, female: 2 },
      B: { male: 14, female: 19 },
      C: { male: 12, female: 10 },
      D: { male: 11, female: 14 },
    });

    const outcome = protectTables({ ...grid, rule: frequency(2) }, solve);

    const hidden = outcome.kind === "released" ? hiddenIn(outcome.release) : [];
    expect(hidden).toHaveLength(4);
    expect(hidden).toEqual(expect.arrayContaining(["A|female", "A|male"]));
    expect(new Set(hidden.map((id) => id.split("|")[0])).size).toBe(2);
  });
});

describe("case C: GaussSuppression's age by country", () => {
  const tableOf = (young: readonly number[]) => {
    const grid = gridOf({
      old: { Iceland: 3, Portugal: 4, Spain: 6 },
      young: { Iceland: young[0] ?? 0, Portugal: young[1] ?? 0, Spain: young[2] ?? 0 },
    });
    const countById = new Map(grid.cells.map(({ id, count }) => [id, count]));
    const unions = ["old", "young", "*"].flatMap((age) => [
      { total: `${age}|EU`, parts: [`${age}|Portugal`, `${age}|Spain`] },
      { total: `${age}|nonEU`, parts: [`${age}|Iceland`] },
    ]);
    const added = unions.map(({ total, parts }) => ({
      id: total,
      count: parts.reduce((sum, part) => sum + (countById.get(part) ?? 0), 0),
    }));
    return { cells: [...grid.cells, ...added], relations: [...grid.relations, ...unions] };
  };
  const both = (...places: readonly string[]) =>
    places.flatMap((place) => [`old|${place}`, `young|${place}`]);

  it("leaves the small counts between 0 and 2", () => {
    const ranges = rangesOf(
      releaseHiding(tableOf([2, 0, 5]), frequency(3, true), both("EU", "nonEU", "Iceland", "Portugal")),
    );

    expect(ranges["young|nonEU"]).toEqual([0, 2]);
    expect(ranges["young|Iceland"]).toEqual([0, 2]);
    expect(ranges["young|Portugal"]).toEqual([0, 2]);
  });

  it("keeps next year's zeros apart when Spain is hidden too", () => {
    const release = releaseHiding(
      tableOf([0, 0, 5]),
      frequency(3, true),
      both("EU", "nonEU", "Iceland", "Portugal", "Spain"),
    );

    const ranges = rangesOf(release);

    expect([ranges["young|nonEU"], ranges["young|Iceland"], ranges["young|Portugal"]]).toEqual([
      [0, 3],
      [0, 3],
      [0, 4],
    ]);
  });

  it("knows next year's zeros exactly when Spain is shown", () => {
    const release = releaseHiding(
      tableOf([0, 0, 5]),
      frequency(3, true),
      both("EU", "nonEU", "Iceland", "Portugal"),
    );

    const { findings } = attack([release], solve);

    expect(findings).toEqual(
      expect.arrayContaining([
        { kind: "exact", id: "young|Iceland", value: 0 },
        { kind: "exact", id: "young|Portugal", value: 0 },
      ]),
    );
  });

  it("hides enough by itself in both years", () => {
    for (const young of [
      [2, 0, 5],
      [0, 0, 5],
    ]) {
      const outcome = protectTables({ ...tableOf(young), rule: frequency(3, true) }, solve);

      const findings = outcome.kind === "released" ? attack([outcome.release], solve).findings : undefined;
      expect(findings).toEqual([]);
    }
  });
});

describe("case D: all of them said yes", () => {
  const tables: Tables = {
    cells: [
      { id: "n1", count: 9, size: true },
      { id: "n2", count: 31, size: true },
      { id: "n", count: 40, size: true },
      { id: "yes1", count: 9, base: "n1" },
      { id: "yes2", count: 22, base: "n2" },
      { id: "yes", count: 31, base: "n", weight: 4 },
    ],
    relations: [
      { total: "n", parts: ["n1", "n2"] },
      { total: "yes", parts: ["yes1", "yes2"] },
    ],
    rule: { mode: "two-sided", k: 5 },
  };

  it("hides nine of nine, and the other insats beside the total", () => {
    const outcome = protectTables(tables, solve);

    expect(outcome.kind === "released" && hiddenIn(outcome.release)).toEqual(["yes1", "yes2"]);
  });

  it("is found out when the other insats is shown", () => {
    const { bases } = { bases: { yes1: "n1", yes2: "n2", yes: "n" } };
    const told = tables.cells.map((cell): ReleasedCell => {
      if (cell.size === true) return { id: cell.id, size: true, count: cell.count ?? 0 };
      return cell.id === "yes1"
        ? { id: cell.id, status: "hidden" }
        : { id: cell.id, status: "shown", count: cell.count ?? 0 };
    });

    const { findings } = attack(
      [{ rule: tables.rule, relations: tables.relations, cells: told, bases }],
      solve,
    );

    expect(findings).toContainEqual({ kind: "exact", id: "yes1", value: 9 });
  });
});

describe("case E: group disclosure (SCB's handbook 5.2)", () => {
  it.each([
    ["married", 6, 6],
    ["divorced", 5, 6],
  ])("finds %s sensitive, %i of %i", (_, count, base) => {
    expect(isSensitive({ count, base, planned: true }, { mode: "two-sided", k: 2 })).toBe(true);
  });

  it("does not find single sensitive by that rule, 2 of 4", () => {
    expect(isSensitive({ count: 2, base: 4, planned: true }, { mode: "two-sided", k: 2 })).toBe(false);
  });

  it("withholds all three rows, for none has ten people", () => {
    for (const all of [6, 6, 4]) {
      const shown = insatsPlan({
        span: "year",
        sizes: { all, woman: 0, man: all },
        questions: plan.questions,
        rule: defaultRule,
      });

      expect([...shown]).toEqual(["all/base"]);
    }
  });
});
