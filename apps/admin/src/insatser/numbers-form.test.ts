import { describe, expect, it } from "vitest";
import { NOT_A_COUNT, parseNumbers } from "./numbers-form.ts";

describe("parseNumbers", () => {
  it("takes empty fields beside filled ones as 0", () => {
    expect(parseNumbers({ woman: "12", man: " 1 300", other: "" })).toEqual({
      ok: true,
      value: { woman: 12, man: 1300, other: 0 },
    });
  });

  it("takes three empty fields as not known", () => {
    expect(parseNumbers({ woman: "", man: " ", other: "" })).toEqual({ ok: true, value: undefined });
  });

  it("names the field that is no number", () => {
    expect(parseNumbers({ woman: "12", man: "ca 20", other: "" })).toEqual({
      ok: false,
      issues: { man: NOT_A_COUNT },
    });
  });
});
