import { dayOf, periodKey } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { addInsats, testForbund } from "../testing/forbund.ts";
import { periodsToPick, periodToStartWith } from "./periods-to-pick.ts";

describe("periodsToPick", () => {
  it("offers the parts that have begun, newest first, each year after its parts", async () => {
    const place = await testForbund();
    await addInsats(place, "Började i januari 2026");

    const periods = periodsToPick(place.keeper.current(), dayOf(2027, 3, 1));

    expect(periods.map(periodKey)).toEqual(["2027-H1", "2027", "2026-H2", "2026-H1", "2026"]);
  });

  it("offers this year before anything has been registered", async () => {
    const { keeper } = await testForbund();

    expect(periodsToPick(keeper.current(), dayOf(2026, 2, 1)).map(periodKey)).toEqual(["2026-H1", "2026"]);
  });
});

describe("periodToStartWith", () => {
  it("is the period of today while nothing waits", async () => {
    const { keeper } = await testForbund();

    expect(periodKey(periodToStartWith(keeper.current(), dayOf(2026, 9, 1)))).toBe("2026-H2");
  });
});
