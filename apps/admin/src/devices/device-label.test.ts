import { describe, expect, it } from "vitest";
import { parseLabel, suggestedLabel } from "./device-label.ts";

describe("parseLabel", () => {
  it("refuses a name that another device has", () => {
    expect(parseLabel({ label: " surfplatta  1 " }, ["Surfplatta 1"]).ok).toBe(false);
    expect(parseLabel({ label: "Surfplatta 2" }, ["Surfplatta 1"])).toEqual({
      ok: true,
      value: { label: "Surfplatta 2" },
    });
  });
});

describe("suggestedLabel", () => {
  it("gives devices that wait together different names, and none that is taken", () => {
    expect([0, 1, 2].map((place) => suggestedLabel(["Enhet 2"], place))).toEqual([
      "Enhet 1",
      "Enhet 3",
      "Enhet 4",
    ]);
  });
});
