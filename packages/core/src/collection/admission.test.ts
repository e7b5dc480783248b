import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { coveragePlanOf, planOf } from "../tally/plan.ts";
import { emptyTally } from "../tally/tally.ts";
import { admit, type Door } from "./admission.ts";

const plan = planOf(workingWording);
const coverage = coveragePlanOf(plan);
const door: Door = {
  prov: false,
  level: "forbund",
  insatser: new Set(["aa".repeat(16)]),
  plans: new Map([plan, coverage].map((known) => [known.hash, known])),
};
const header = {
  kind: "tally",
  signer: "22".repeat(32),
  incarnation: "33".repeat(16),
  insats: "aa".repeat(16),
  plan: plan.hash as string,
  period: { year: 2026, kind: "half", index: 2 },
  seq: 1,
  previous: "00".repeat(32),
  final: true,
  correction: false,
  prov: false,
  day: 20_000,
  k: 5,
  forms: 0,
};
const cells = emptyTally(plan).counts;
const digest = "11".repeat(32);

describe("admit", () => {
  it("takes in a count of nothing", () => {
    expect(admit({ header, cells, digest }, door)).toMatchObject({ ok: true, tally: { forms: 0 } });
  });

  it.each([
    ["a prov file at a real förbund", { prov: true }, cells, "WRONG_COLLECTOR"],
    ["an insats of another förbund", { insats: "bb".repeat(16) }, cells, "WRONG_COLLECTOR"],
    ["an unknown plan", { plan: "cc".repeat(32) }, cells, "UNKNOWN_PLAN"],
    ["too few cells", {}, cells.slice(1), "CELLS"],
    ["answers that call themselves coverage", { kind: "coverage" }, cells, "CELLS"],
    ["coverage that calls itself a tally", { plan: coverage.hash }, emptyTally(coverage).counts, "CELLS"],
    ["forms that no base holds", { forms: 3 }, cells, "SUMS"],
    ["a period that no calendar has", { period: { year: 2026, kind: "half", index: 3 } }, cells, "RESERVED"],
  ])("refuses %s", (_, changes, counts, code) => {
    expect(admit({ header: { ...header, ...changes }, cells: counts, digest }, door)).toEqual({
      ok: false,
      code,
    });
  });
});
