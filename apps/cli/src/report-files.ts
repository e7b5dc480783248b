/** Writing a report in the forms that people ask for. */

import { join } from "node:path";
import { csvOf, fileNameOf, htmlOf, jsonOf, type Report, sheetsOf } from "@vifragar/core";
import { writeWhole } from "./whole-file.ts";
import { xlsxOf } from "./xlsx.ts";

/** XLSX and HTML for people, CSV and JSON for programs. */
export const REPORT_FORMATS = ["xlsx", "csv", "html", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Writes the report in some formats and gives the paths. A file of the same report is replaced whole. */
export async function writeReport(
  report: Report,
  folder: string,
  formats: readonly ReportFormat[] = REPORT_FORMATS,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const format of formats) {
    const path = join(folder, fileNameOf(report, format));
    await writeWhole(path, await contentOf(report, format));
    paths.push(path);
  }
  return paths;
}

function contentOf(report: Report, format: ReportFormat): string | Promise<Uint8Array> {
  switch (format) {
    case "xlsx":
      return xlsxOf(sheetsOf(report));
    case "csv":
      return csvOf(report);
    case "html":
      return htmlOf(report);
    case "json":
      return jsonOf(report);
    default:
      return format satisfies never;
  }
}
