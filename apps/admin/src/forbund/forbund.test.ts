import { describe, expect, it } from "vitest";
import { parseForbund } from "./forbund.ts";

describe("parseForbund", () => {
  it("reads what was chosen", () => {
    expect(parseForbund({ name: " Provstad ", kind: "prov", calendar: "half", k: "5" })).toEqual({
      ok: true,
      value: { level: "forbund", name: "Provstad", prov: true, calendar: "half", k: 5 },
    });
  });

  it("never guesses whether a förbund is real", () => {
    expect(parseForbund({ name: "Provstad", kind: "", calendar: "half", k: "5" })).toEqual({
      ok: false,
      issues: { kind: "kind-missing" },
    });
  });

  it.for(["2", "11", "4,5", "", "fem"])("refuses %s as the smallest number that is shown", (k) => {
    expect(parseForbund({ name: "Provstad", kind: "real", calendar: "half", k })).toEqual({
      ok: false,
      issues: { k: "k-out-of-range" },
    });
  });
});
