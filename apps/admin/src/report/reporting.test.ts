import { describe, expect, it } from "vitest";
import { testForbund, today } from "../testing/forbund.ts";
import { NO_REPORTING, withLayout, withMade } from "./reporting.ts";

describe("what is kept about reports", () => {
  it("is the day, the role and the file, once a day", async () => {
    const { keeper } = await testForbund();
    const line = { day: today, file: "vi-fragar_f_2026.csv" };

    await keeper.change((book) => withMade(withMade(book, line), line));

    expect(keeper.current().reporting.made).toEqual([{ ...line, role: "forbund" }]);
  });

  it("goes back to the layout that is shipped", async () => {
    const { keeper } = await testForbund();

    const book = withLayout(keeper.current(), null);

    expect(book.reporting).toEqual(NO_REPORTING);
  });
});
