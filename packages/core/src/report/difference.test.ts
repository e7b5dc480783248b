import { describe, expect, it } from "vitest";
import { differenceInterval, differenceText, shareInterval } from "./difference.ts";

// Newcombe, Statistics in Medicine 17 (1998), 857–872 and 873–890: tables I and II, methods 3 and 10.
describe("shareInterval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %i among %i", (count, of, low, high) => {
    const [found, foundHigh] = shareInterval({ count, of });

    expect(found).toBeCloseTo(low, 4);
    expect(foundHigh).toBeCloseTo(high, 4);
  });
});

describe("differenceInterval", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("gives the published interval of %i/%i − %i/%i", (a, m, b, n, low, high) => {
    const [found, foundHigh] = differenceInterval({ count: a, of: m }, { count: b, of: n });

    expect(found).toBeCloseTo(low, 4);
    expect(foundHigh).toBeCloseTo(high, 4);
  });
});

describe("differenceText", () => {
  it("blames chance when no difference lies within the interval", () => {
    expect(differenceText({ count: 15, of: 24 }, { count: 7, of: 14 })).toContain("slumpen");
  });

  it("says who answers yes more often when the interval lies on one side", () => {
    expect(differenceText({ count: 56, of: 70 }, { count: 30, of: 80 })).toBe(
      "Kvinnor svarar ja oftare än män.",
    );
    expect(differenceText({ count: 30, of: 80 }, { count: 56, of: 70 })).toBe(
      "Män svarar ja oftare än kvinnor.",
    );
  });
});
