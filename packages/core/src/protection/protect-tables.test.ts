import { describe, expect, it } from "vitest";
import { attack } from "./attack.ts";
import { protectTables } from "./protect-tables.ts";
import type { CellRelease } from "./release-format.ts";
import { parseTables, type Tables } from "./tables-format.ts";
import { solve } from "./testing/solver.ts";

const rule = { mode: "two-sided", k: 5 } as const;

/** A first half-year of 40, a second of 10, and the year of both. */
const year: Tables = {
  cells: [
    { id: "n/h1", count: 40, size: true },
    { id: "n/h2", count: 10, size: true },
    { id: "n/year", count: 50, size: true },
    { id: "h1", count: 20, base: "n/h1", planned: false },
    { id: "h2", count: 3, base: "n/h2", planned: false },
    { id: "year", count: 23, base: "n/year" },
  ],
  relations: [
    { total: "n/year", parts: ["n/h1", "n/h2"] },
    { total: "year", parts: ["h1", "h2"] },
  ],
  rule,
};

const firstHalf = (status: "shown" | "hidden"): CellRelease => ({
  rule,
  relations: [],
  cells: [
    status === "shown" ? { id: "h1", status, count: 20 } : { id: "h1", status },
    { id: "n/h1", size: true, count: 40 },
  ],
  bases: { h1: "n/h1" },
});

const statusOf = (tables: Tables, id: string) => {
  const outcome = protectTables(tables, solve);
  if (outcome.kind === "refused") return "refused";
  const cell = outcome.release.cells.find((one) => one.id === id);
  return cell !== undefined && "status" in cell ? cell.status : undefined;
};

describe("protectTables, beside earlier releases", () => {
  it("shows a year when no part of it has been shown", () => {
    expect(statusOf(year, "year")).toBe("shown");
  });

  it("hides a year from which a part that was shown could be taken away", () => {
    expect(statusOf({ ...year, earlier: [firstHalf("shown")] }, "year")).toBe("hidden");
  });

  it("shows the year when that part was hidden", () => {
    expect(statusOf({ ...year, earlier: [firstHalf("hidden")] }, "year")).toBe("shown");
  });

  it("keeps hidden what was hidden before, though it could be shown by itself", () => {
    const cells = year.cells.map((cell) => (cell.id === "h1" ? { ...cell, planned: true } : cell));

    const status = statusOf({ ...year, cells, earlier: [firstHalf("hidden")] }, "h1");

    expect(status).toBe("hidden");
  });

  it("refuses, and names the cell, when what was shown before leaves nothing to hide", () => {
    const earlier: CellRelease = {
      ...firstHalf("shown"),
      cells: [...firstHalf("shown").cells, { id: "year", status: "shown", count: 23 }],
    };

    const outcome = protectTables({ ...year, earlier: [earlier] }, solve);

    expect(outcome).toEqual({ kind: "refused", cells: ["h2"] });
  });

  it("protects a cell that only an earlier release knows", () => {
    const tables: Tables = {
      cells: [
        { id: "n/total", count: 60, size: true },
        { id: "total", count: 30, base: "n/total" },
      ],
      relations: [{ total: "total", parts: ["a", "b"] }],
      rule,
      earlier: [
        {
          rule,
          relations: [],
          cells: [
            { id: "a", status: "shown", count: 27 },
            { id: "b", status: "hidden" },
          ],
        },
      ],
    };

    expect(statusOf(tables, "total")).toBe("hidden");
  });
});

describe("a release", () => {
  const outcome = protectTables(year, solve);
  const release = outcome.kind === "released" ? outcome.release : undefined;

  it("names hidden and unplanned cells by id alone, in the order of ids", () => {
    const hidden = protectTables({ ...year, earlier: [firstHalf("shown")] }, solve);

    const cells = hidden.kind === "released" ? hidden.release.cells : [];

    expect(cells).toEqual([
      { id: "h1" },
      { id: "h2" },
      { id: "n/h1", size: true, count: 40 },
      { id: "n/h2", size: true, count: 10 },
      { id: "n/year", size: true, count: 50 },
      { id: "year", status: "hidden" },
    ]);
  });

  it("is enough for an auditor who has nothing else", () => {
    expect(release && attack([JSON.parse(JSON.stringify(release))], solve).findings).toEqual([]);
  });

  it("says what the auditor did", () => {
    expect(release?.audit).toEqual({ cells: 2, problems: expect.any(Number), narrowest: null });
  });
});

describe("parseTables", () => {
  it.each([
    [
      "a relation that does not add up",
      {
        cells: [
          { id: "t", count: 5 },
          { id: "a", count: 4 },
        ],
        relations: [{ total: "t", parts: ["a"] }],
      },
    ],
    [
      "a relation that names no cell",
      { cells: [{ id: "t", count: 5 }], relations: [{ total: "t", parts: ["x"] }] },
    ],
    [
      "two cells with one id",
      {
        cells: [
          { id: "t", count: 5 },
          { id: "t", count: 5 },
        ],
        relations: [],
      },
    ],
    ["a group size without a count", { cells: [{ id: "t", count: null, size: true }], relations: [] }],
    [
      "a count above its base",
      {
        cells: [
          { id: "n", count: 3, size: true },
          { id: "a", count: 4, base: "n" },
        ],
        relations: [],
      },
    ],
  ])("refuses %s", (_, tables) => {
    expect(parseTables({ ...tables, rule }).ok).toBe(false);
  });
});

describe("protectTables, of what is left of a total", () => {
  const three: Tables = {
    cells: [
      ...["a", "b", "c"].map((id) => ({ id: `n/${id}`, count: 20, size: true }) as const),
      { id: "n", count: 60, size: true },
      { id: "a", count: 2, base: "n/a" },
      { id: "b", count: 2, base: "n/b" },
      { id: "c", count: 10, base: "n/c" },
      { id: "all", count: 14, base: "n" },
    ],
    relations: [
      { total: "n", parts: ["n/a", "n/b", "n/c"] },
      { total: "all", parts: ["a", "b", "c"] },
    ],
    rule,
  };

  it("hides one more where the hidden parts are few together, though each may be any of the few", () => {
    const shown = ["a", "b", "c", "all"].filter((id) => statusOf(three, id) === "shown");

    expect(shown).toHaveLength(1);
  });
});
