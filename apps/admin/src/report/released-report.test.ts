import { dayOf, inventedInstrument, type Period, planOf, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { askedBy } from "./released-report.ts";

describe("askedBy", () => {
  const five = inventedInstrument(5);
  const forms = [
    { from: 0, instrument: workingWording },
    { from: dayOf(2027, 1, 1), instrument: five },
  ] as const;
  const half = (year: number, index: 1 | 2): Period => ({ year, kind: "half", index });

  it("gives each period the form that it was asked by, whatever is asked by now", () => {
    expect(askedBy({ forms }, half(2026, 2)).instrument).toBe(workingWording);
    expect(askedBy({ forms }, half(2027, 1)).instrument).toBe(five);
    expect(askedBy({ forms }, half(2027, 1)).coveragePlan.instrument).toBe(planOf(five).instrument);
  });
});
