import { snapshotsToAdd, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import description from "../../../../data/stockholm-2020.json" with { type: "json" };
import { collectionOf } from "../book/book.ts";
import { testForbund, today } from "../testing/forbund.ts";
import { loadDemoYear } from "./load-demo-year.ts";

const load = async (prov: boolean) => {
  const place = await testForbund({ prov });
  const lines = await loadDemoYear(description, {
    ...place,
    instrument: workingWording,
    today,
    onProgress: () => undefined,
  });
  return { ...place, lines };
};

describe("loadDemoYear", () => {
  it("brings the year in through the same door as real files, marked as simulated", {
    timeout: 60_000,
  }, async () => {
    const { keeper, lines } = await load(true);

    const book = keeper.current();
    expect(lines.every(({ status }) => status === "read")).toBe(true);
    expect(book.forbund.simulated).toBe(true);
    expect(book.insatser.map(({ name }) => name)).toEqual(description.insatser.map(({ name }) => name));
    const year = { year: 2020, kind: "year", index: 1 } as const;
    const counted = snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period: year });
    // Each device hands in for two half-years.
    expect(counted).toHaveLength(2 * description.insatser.reduce((sum, { devices }) => sum + devices, 0));
  });

  it("says in every report where the source contradicts itself", { timeout: 60_000 }, async () => {
    const { keeper } = await load(true);

    expect(keeper.current().forbund.remarks.join(" ")).toContain("anges till 950, men delarna blir 959");
  });

  it("is refused in a real förbund, and leaves it as it was", async () => {
    const place = await testForbund();
    const before = place.keeper.current();

    const loading = loadDemoYear(description, {
      ...place,
      instrument: workingWording,
      today,
      onProgress: () => undefined,
    });

    await expect(loading).rejects.toThrow(RangeError);
    expect(place.keeper.current()).toBe(before);
  });
});
