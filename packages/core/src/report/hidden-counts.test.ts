import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";
import { hiddenCountsIn } from "./hidden-counts.contract.ts";
import { htmlOf } from "./html.ts";
import { jsonOf } from "./json.ts";
import { sheetsOf } from "./sheets.ts";

type Write = Parameters<typeof hiddenCountsIn>[0];

const forms: readonly (readonly [string, Write])[] = [
  ["the report as data", (report) => JSON.stringify(report)],
  ["CSV", csvOf],
  ["HTML, with its charts and their texts", htmlOf],
  ["JSON", jsonOf],
  ["the sheets of an Excel file", (report) => JSON.stringify(sheetsOf(report))],
];

describe("what is hidden", () => {
  it.each(forms)("stands nowhere in %s", async (_, write) => {
    expect(await hiddenCountsIn(write)).toEqual([]);
  });

  it("would be found if it did", async () => {
    expect(await hiddenCountsIn((report) => `${JSON.stringify(report)} 1350 1\u00a0295`)).toEqual([
      1350, 1295,
    ]);
  });
});
