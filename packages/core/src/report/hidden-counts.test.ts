import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ProtectedTables } from "../protection/protected-table.ts";
import { blockOf, tallyOf } from "../protection/testing/blocks.ts";
import { chartFileOf, chartSentence } from "./chart.ts";
import { svgFile } from "./chart-svg.ts";
import { csvOf } from "./csv.ts";
import { hiddenCountsIn, protectedOf, reportOfTables } from "./hidden-counts.contract.ts";
import { htmlOf } from "./html.ts";
import { jsonOf } from "./json.ts";
import { measureReportText } from "./measure-report.ts";
import type { Report } from "./report.ts";
import { sdmxCsvOf } from "./sdmx-csv.ts";
import { sheetsOf } from "./sheets.ts";
import { xlsxOf } from "./xlsx.ts";

async function unpackedXlsx(report: Report): Promise<string> {
  const parts = unzipSync(await xlsxOf(sheetsOf(report), report.title));
  return Object.entries(parts)
    .filter(([name]) => /sharedStrings|worksheets\/sheet|docProps/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join("\n");
}

const svgFiles = (report: Report): string =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === "table" && block.table.chartColumn !== undefined
        ? [
            svgFile(chartFileOf(report, block.table), {
              title: block.table.caption,
              sentence: chartSentence(block.table),
            }),
          ]
        : [],
    )
    .join("\n");

type Write = Parameters<typeof hiddenCountsIn>[0];

const forms: readonly (readonly [string, Write])[] = [
  ["the report as data", (report) => JSON.stringify(report)],
  ["CSV", csvOf],
  ["HTML, with its charts and their texts", htmlOf],
  ["JSON", jsonOf],
  ["an Excel file, unpacked", unpackedXlsx],
  ["charts as SVG files, with their sentences", svgFiles],
  ["a FHIR MeasureReport", measureReportText],
  ["SDMX-CSV", sdmxCsvOf],
];

/**
 * Two insatser in which five women in all said no, so many of them in the first: fewer than five, so in both it is
 * hidden. What all women said in all, and what everybody in an insats said, is the same, and shown.
 */
function blockWhere({
  womenSaidNo,
  physical = 711,
}: {
  readonly womenSaidNo: number;
  readonly physical?: number;
}) {
  const insats = (women: number, men: number, no: number) =>
    tallyOf({
      "first/woman/base": women,
      "first/man/base": 2331,
      "first/woman/psychological/any": women - no,
      "first/man/psychological/any": men + no,
      "first/woman/physical/any": physical,
      "first/man/physical/any": 600,
    });
  return blockOf([insats(1353, 1211, womenSaidNo), insats(1298, 1167, 5 - womenSaidNo)]);
}

describe("what is hidden", () => {
  const blocks = {
    one: blockWhere({ womenSaidNo: 3 }),
    other: blockWhere({ womenSaidNo: 2 }),
    shownDiffers: blockWhere({ womenSaidNo: 3, physical: 712 }),
  };
  const [one, other, shownDiffers] = [blocks.one, blocks.other, blocks.shownDiffers].map(protectedOf);
  if (!one || !other || !shownDiffers) throw new RangeError("not protected");

  it.each(forms)("changes not one letter of %s by being another number", async (_, write) => {
    const written = async (tables: ProtectedTables) => write(reportOfTables(tables), tables);

    expect(blocks.one.insatser[0]?.tally.counts).not.toEqual(blocks.other.insatser[0]?.tally.counts);
    expect(await written(other)).toBe(await written(one));
    // A number that is shown does change it, where the form holds it.
    if (write !== svgFiles) expect(await written(shownDiffers)).not.toBe(await written(one));
  });

  it.each(forms)("stands nowhere in %s", async (_, write) => {
    expect(await hiddenCountsIn(write)).toEqual([]);
  });

  it("would be found if it did", async () => {
    expect(await hiddenCountsIn((report) => `${JSON.stringify(report)} 1350 1\u00a0295`)).toEqual([
      1350, 1295,
    ]);
  });
});
