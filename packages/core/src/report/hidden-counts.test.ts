import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { chartFileOf, chartSentence } from "./chart.ts";
import { svgFile } from "./chart-svg.ts";
import { csvOf } from "./csv.ts";
import { hiddenCountsIn } from "./hidden-counts.contract.ts";
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
