import { describe, expect, it } from "vitest";
import { attack } from "./attack.ts";
import { type CellRelease, parseCellRelease } from "./release-format.ts";
import { solve } from "./testing/solver.ts";

/** Two insatser and their sum; every test changes what it is about. */
const release: CellRelease = {
  rule: { mode: "two-sided", k: 5 },
  relations: [{ total: "all", parts: ["a", "b"] }],
  cells: [
    { id: "a", status: "hidden" },
    { id: "all", status: "shown", count: 20 },
    { id: "b", status: "hidden" },
    { id: "n/a", size: true, count: 15 },
    { id: "n/all", size: true, count: 40 },
    { id: "n/b", size: true, count: 25 },
  ],
  bases: { a: "n/a", b: "n/b", all: "n/all" },
};

const told = (id: string, count: number): CellRelease => ({
  ...release,
  cells: release.cells.map((cell) => (cell.id === id ? { id, status: "shown", count } : cell)),
});

describe("attack", () => {
  it("finds nothing where two are hidden beside their sum", () => {
    const { findings, ranges } = attack([release], solve);

    expect(findings).toEqual([]);
    expect(ranges).toEqual([
      { id: "a", low: 0, high: 15 },
      { id: "b", low: 5, high: 20 },
    ]);
  });

  it("subtracts", () => {
    expect(attack([told("a", 8)], solve).findings).toContainEqual({ kind: "exact", id: "b", value: 12 });
  });

  it("sees that nearly all said yes", () => {
    expect(attack([told("a", 12)], solve).findings).toContainEqual({ kind: "shown", id: "a", value: 12 });
  });

  it("sees that few said yes", () => {
    expect(attack([told("a", 4)], solve).findings).toContainEqual({ kind: "shown", id: "a", value: 4 });
  });

  it("puts two releases together", () => {
    expect(attack([release, told("a", 8)], solve).findings).toContainEqual({ kind: "two-releases", id: "a" });
    expect(attack([release, told("a", 8)], solve).findings).toContainEqual({
      kind: "exact",
      id: "b",
      value: 12,
    });
  });

  it("computes a small remainder of several hidden parts", () => {
    const three: CellRelease = {
      ...release,
      relations: [{ total: "all", parts: ["a", "b", "c"] }],
      cells: [
        ...release.cells.filter(({ id }) => id !== "all"),
        { id: "all", status: "shown", count: 20 },
        { id: "n/c", size: true, count: 30 },
        { id: "c", status: "shown", count: 17 },
      ],
      bases: { a: "n/a", b: "n/b", c: "n/c" },
    };

    const { findings } = attack([three], solve);

    expect(findings).toContainEqual({ kind: "remainder", id: "all", value: 3 });
  });

  it("concludes from the rule: what cannot be few is not few", () => {
    // b is at least 5, so it is at most 25 - 5 or nearly all; a is then 0 to 15. With all at 36, b is 21 to 25
    // and a 11 to 15: nearly all of both, whatever they are exactly.
    const { findings } = attack([{ ...told("all", 36) }], solve);

    expect(findings.length).toBeGreaterThan(0);
  });

  it("uses every relation: without one margin it would be blind", () => {
    const grid: CellRelease = {
      rule: { mode: "frequency", maxN: 3 },
      relations: [
        { total: "r1", parts: ["a", "b"] },
        { total: "r2", parts: ["c", "d"] },
        { total: "c1", parts: ["a", "c"] },
      ],
      cells: [
        { id: "a", status: "hidden" },
        { id: "b", status: "hidden" },
        { id: "c", status: "hidden" },
        { id: "d", status: "shown", count: 6 },
        { id: "r1", status: "shown", count: 12 },
        { id: "r2", status: "shown", count: 15 },
        { id: "c1", status: "shown", count: 14 },
      ],
    };

    const { findings } = attack([grid], solve);

    expect(findings.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});

describe("parseCellRelease", () => {
  it.each([
    ["a reason", { id: "a", status: "hidden", reason: "primary" }],
    ["a count", { id: "a", status: "hidden", count: 3 }],
    ["a second symbol", { id: "a", status: "0-4" }],
  ])("refuses %s beside a hidden cell", (_, cell) => {
    expect(parseCellRelease({ ...release, cells: [cell] }).ok).toBe(false);
  });
});
