/** The report as JSON, for other programs. */
import type { Report } from "./report.ts";

/** A report file, `vifragar/report@1`: what the pages say, and every number once. Format: docs/cli.md. */
export interface ReportFile {
  readonly format: "vifragar/report@1";
  readonly report: Report;
}

/** The text of a report file, indented for people who look into it. */
export function jsonOf(report: Report): string {
  const file: ReportFile = { format: "vifragar/report@1", report };
  return `${JSON.stringify(file, null, 2)}\n`;
}
