import { describe, expect, it } from "vitest";
import { oldNumbersIn } from "./build.mjs";

describe("oldNumbersIn", () => {
  it("names the numbers that were checked more than twelve months ago, and no others", () => {
    const lines = [
      { name: "Ett år gammal", checkedOn: "2025-11" },
      { name: { sv: "För gammal" }, checkedOn: "2025-10" },
      { name: "Aldrig prövad", checkedOn: null },
    ];

    expect(oldNumbersIn(lines, new Date(2026, 10, 26))).toEqual(["För gammal"]);
  });
});
