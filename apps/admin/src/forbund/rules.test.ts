import { dayOf } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { testForbund, today } from "../testing/forbund.ts";
import { releasedForbund } from "../testing/released.ts";
import { calendarIn } from "./forbund.ts";
import { fieldsOfRules, insatserWithOldCalendar, parseRules, withRules } from "./rules.ts";

describe("the rules of a förbund", () => {
  it("divides the years that have begun as before, and the next ones in the new way", async () => {
    const book = (await testForbund()).keeper.current();

    const changed = withRules(book, { k: 5, calendar: "quarter" }, today);

    expect([2025, 2026, 2027, 2028].map((year) => calendarIn(changed.forbund, year))).toEqual([
      "half",
      "half",
      "quarter",
      "quarter",
    ]);
    expect(withRules(changed, { k: 5, calendar: "half" }, today).forbund.laterCalendars).toEqual([]);
  });

  it("keeps the smallest number of a year that is half released, and says why", async () => {
    const book = (await releasedForbund("Björken", [40])).keeper.current();

    expect(parseRules({ ...fieldsOfRules(book, today), k: "7" }, book)).toMatchObject({
      ok: false,
      issues: { k: expect.stringContaining("en del av 2026 är släppt med gränsen 5") },
    });
    expect(parseRules(fieldsOfRules(book, today), book)).toMatchObject({ ok: true });
  });

  it("asks for new startfiler once the year has turned", async () => {
    const { keeper } = await releasedForbund("Granen", [40]);
    const changed = withRules(keeper.current(), { k: 5, calendar: "tertial" }, today);
    const [insats] = changed.insatser;

    expect(insatserWithOldCalendar(changed, today)).toEqual([]);
    expect(insatserWithOldCalendar(changed, dayOf(2027, 1, 2))).toEqual([insats?.id]);
  });
});
