import { dayOf } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { type InsatsFields, parseInsats } from "./insats-form.ts";

const fields = (changed: Partial<InsatsFields>): InsatsFields => ({
  name: "MIA Vidare",
  direction: "individ",
  owner: "",
  starts: "2026-01-01",
  ends: "",
  ...changed,
});

describe("parseInsats", () => {
  it("reads an insats without a decided end", () => {
    expect(parseInsats(fields({ name: "  MIA   Vidare " }), [])).toEqual({
      ok: true,
      value: { name: "MIA Vidare", direction: "individ", owner: "", starts: dayOf(2026, 1, 1), ends: null },
    });
  });

  it("names each field that is missing", () => {
    expect(parseInsats({ name: " ", direction: "", owner: "", starts: "", ends: "" }, [])).toEqual({
      ok: false,
      issues: { name: "name-missing", direction: "direction-missing", starts: "start-missing" },
    });
  });

  it("refuses a date that is in no calendar", () => {
    expect(parseInsats(fields({ starts: "2026-02-30" }), [])).toMatchObject({
      issues: { starts: "no-such-date" },
    });
    expect(parseInsats(fields({ ends: "1 juli" }), [])).toMatchObject({ issues: { ends: "no-such-date" } });
  });

  it("refuses an end before the start, and takes one on the same day", () => {
    expect(parseInsats(fields({ ends: "2025-12-31" }), [])).toMatchObject({
      issues: { ends: "end-before-start" },
    });
    expect(parseInsats(fields({ ends: "2026-01-01" }), []).ok).toBe(true);
  });

  it("refuses a name that another insats has, however it is written", () => {
    expect(parseInsats(fields({}), ["mia vidare"])).toMatchObject({ issues: { name: "name-taken" } });
    expect(parseInsats(fields({ name: "Män" }), ["Man"]).ok).toBe(true);
  });
});
