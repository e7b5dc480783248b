/** Writing a report in the forms that people ask for. */

import { join } from "node:path";
import {
  csvOf,
  fileNameOf,
  htmlOf,
  jsonOf,
  type Layout,
  layoutCsv,
  layoutSheets,
  measureReportText,
  type Report,
  sdmxCsvOf,
  sheetsOf,
  xlsxOf,
} from "@vifragar/core";
import { writeWhole } from "./whole-file.ts";

/** XLSX and HTML for people, CSV and JSON for programs. */
export const REPORT_FORMATS = ["xlsx", "csv", "html", "json"] as const;
/** For other systems, made when asked for: a FHIR MeasureReport and SDMX-CSV. */
export const EXCHANGE_FORMATS = ["fhir", "sdmx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS | typeof EXCHANGE_FORMATS)[number];

/** Writes the report in some formats and gives the paths. A file of the same report is replaced whole. */
export async function writeReport(
  report: Report,
  folder: string,
  formats: readonly ReportFormat[] = REPORT_FORMATS,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const format of formats) {
    const path = join(folder, nameOf(report, format));
    await writeWhole(path, await contentOf(report, format));
    paths.push(path);
  }
  return paths;
}

/** Writes the report as a layout wants it and gives the path. */
export async function writeLayout(report: Report, folder: string, layout: Layout): Promise<string> {
  const path = join(folder, fileNameOf(report, layout.file, "layout"));
  const content =
    layout.file === "csv"
      ? layoutCsv(report, layout)
      : await xlsxOf(layoutSheets(report, layout), report.title);
  await writeWhole(path, content);
  return path;
}

function nameOf(report: Report, format: ReportFormat): string {
  if (format === "fhir") return fileNameOf(report, "json", format);
  return format === "sdmx" ? fileNameOf(report, "csv", format) : fileNameOf(report, format);
}

function contentOf(report: Report, format: ReportFormat): string | Promise<Uint8Array> {
  switch (format) {
    case "xlsx":
      return xlsxOf(sheetsOf(report), report.title);
    case "csv":
      return csvOf(report);
    case "html":
      return htmlOf(report);
    case "json":
      return jsonOf(report);
    case "fhir":
      return measureReportText(report);
    case "sdmx":
      return sdmxCsvOf(report);
    default:
      return format satisfies never;
  }
}
