/** The files that a report is saved as: what the button says, what the file is called and what is in it. */
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
import type { FileToSave } from "../ui/save-file.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV = "text/csv;charset=utf-8";
const JSON_TYPE = "application/json";

type Make = (report: Report) => Promise<FileToSave>;

export const asExcel: Make = async (report) => ({
  name: fileNameOf(report, "xlsx"),
  type: XLSX,
  content: await xlsxOf(sheetsOf(report), report.title),
});

export const asCsv: Make = async (report) => ({
  name: fileNameOf(report, "csv"),
  type: CSV,
  content: csvOf(report),
});

export const asPage: Make = async (report) => ({
  name: fileNameOf(report, "html"),
  type: "text/html;charset=utf-8",
  content: htmlOf(report),
});

/** For other systems. */
export const exchangeFormats: readonly { readonly text: string; readonly make: Make }[] = [
  { text: "Hämta som webbsida", make: asPage },
  {
    text: "Hämta som JSON",
    make: async (report) => ({ name: fileNameOf(report, "json"), type: JSON_TYPE, content: jsonOf(report) }),
  },
  {
    text: "Hämta som FHIR MeasureReport",
    make: async (report) => ({
      name: fileNameOf(report, "json", "fhir"),
      type: "application/fhir+json",
      content: measureReportText(report),
    }),
  },
  {
    text: "Hämta som SDMX-CSV",
    make: async (report) => ({
      name: fileNameOf(report, "csv", "sdmx"),
      type: CSV,
      content: sdmxCsvOf(report),
    }),
  },
];

/** The report as a layout wants it. */
export const inLayout =
  (layout: Layout): Make =>
  async (report) => {
    const name = fileNameOf(report, layout.file, "layout");
    if (layout.file === "csv") return { name, type: CSV, content: layoutCsv(report, layout) };
    return { name, type: XLSX, content: await xlsxOf(layoutSheets(report, layout), report.title) };
  };
