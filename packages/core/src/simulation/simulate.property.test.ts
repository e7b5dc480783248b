import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { periodKey } from "../period/period.ts";
import { planOf } from "../tally/plan.ts";
import { checkSums, emptyTally, mergeTallies } from "../tally/tally.ts";
import { oracleOf } from "./oracle.ts";
import { handInsOf, type SimulatedDevice, simulateForms, simulateYear } from "./simulate.ts";
import { contradictedTotals, parseSimulatedYear, SimulatedYear } from "./simulated-year.ts";

const file = JSON.parse(
  readFileSync(new URL("../../../../data/stockholm-2020.json", import.meta.url), "utf8"),
) as unknown;
const year = SimulatedYear.parse(file);
const plan = planOf(workingWording);

const lastTallies = (devices: readonly SimulatedDevice[]) =>
  devices.flatMap((device) => handInsOf(device, workingWording, 5).filter(({ final }) => final));
const totalOf = (devices: readonly SimulatedDevice[]) =>
  lastTallies(devices).reduce((sum, { tally }) => mergeTallies(sum, tally), emptyTally(plan));
const occasionsOf = (devices: readonly SimulatedDevice[]) =>
  devices.flatMap(({ periods }) => periods.flatMap(({ occasions }) => occasions));
const countsById = (counts: readonly number[]) =>
  Object.fromEntries(plan.cells.flatMap(({ id }, at) => (counts[at] === 0 ? [] : [[id, counts[at]]])));

const wanted = fc.record({
  devices: fc.integer({ min: 1, max: 4 }),
  forms: fc.integer({ min: 0, max: 30 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});
const period = { year: 2026, kind: "half", index: 2 } as const;
const simulated = wanted.map((some) =>
  simulateForms({ ...some, insats: "A", period, assumptions: year.assumptions, instrument: workingWording }),
);

describe("simulateForms", () => {
  it("is counted as an oracle that shares no code with the tally counts it", () =>
    fc.assert(
      fc.property(simulated, (devices) => {
        const { forms, counts } = totalOf(devices);

        expect({ forms, counts: countsById(counts) }).toEqual(oracleOf(occasionsOf(devices)));
      }),
    ));

  it("gives the number of forms asked for and tallies that can be true", () =>
    fc.assert(
      fc.property(wanted, (some) => {
        const devices = simulateForms({
          ...some,
          insats: "A",
          period,
          assumptions: year.assumptions,
          instrument: workingWording,
        });

        expect(totalOf(devices).forms).toBe(some.forms);
        for (const { tally } of lastTallies(devices)) checkSums(tally, plan);
      }),
    ));
});

describe("simulateYear, of Stockholm 2020", () => {
  const devices = simulateYear(year, workingWording);

  it("is the same year every time", () => {
    expect(simulateYear(year, workingWording)).toEqual(devices);
  });

  it("meets each published participant once, asked or not", () => {
    const people = occasionsOf(devices).filter(
      (occasion) => occasion.kind !== "follow-up" && !("prior" in occasion && occasion.prior === "here"),
    );

    expect(people).toHaveLength(108 + 90 + 80 + 62 + 49);
  });

  it("hands in at most twice per period, and before its end only with k new forms", () => {
    for (const device of devices) {
      const handIns = handInsOf(device, workingWording, 5);
      const early = handIns.filter(({ final }) => !final);

      expect(early.every(({ tally }) => tally.forms >= 5)).toBe(true);
      expect(new Set(handIns.map(({ period: of, final }) => `${periodKey(of)} ${final}`)).size).toBe(
        handIns.length,
      );
    }
  });

  it("counts as the oracle does", () => {
    expect(countsById(totalOf(devices).counts)).toEqual(oracleOf(occasionsOf(devices)).counts);
  });
});

describe("contradictedTotals, of Stockholm 2020", () => {
  it("finds the one total whose parts do not add up", () => {
    const found = contradictedTotals(year).map(({ stated, sum }) => ({ stated, sum }));

    expect(found).toEqual([{ stated: 950, sum: 959 }]);
  });
});

describe("parseSimulatedYear", () => {
  it("refuses a year with a period that no insats has a weight for", () => {
    const parsed = parseSimulatedYear({ ...year, calendar: "quarter" });

    expect(parsed.ok).toBe(false);
  });
});
