/**
 * A report: what is said about a period, as data, before it becomes a page, a sheet or a file.
 *
 * Screen, print, XLSX, CSV and JSON are all made from the same report, so they say the same. It is
 * made from protected tables alone: what is hidden is not in here, and so it cannot leak from here.
 */

import type { CoverageGroup } from "../coverage/coverage.ts";
import type { ProtectedTable } from "../protection/protected-table.ts";

/** Everybody, or one of the groups that numbers are split by. */
export type FactGroup = "all" | CoverageGroup;

/** `visas`: a number. `skyddad`: hidden, whatever the reason. `inget underlag`: nobody to count. */
export type CellStatus = "visas" | "skyddad" | "inget underlag";

/** One cell of a table, with the words that stand in it. */
export interface ReportCell {
  /** `22 av 38 (58 %)`, `··`, `inget underlag`. */
  readonly text: string;
  /** What a screen reader says where the text is a sign: "skyddad, visas inte". */
  readonly spoken?: string;
  readonly status: CellStatus;
  /** Only where the status is `visas`. */
  readonly number?: number;
  /** The number that it is a part of. */
  readonly of?: number;
}

/** A row: its heading, and a cell for each column; null where the column has no meaning for the row. */
export interface ReportRow {
  readonly heading: string;
  /** Rows of the same group stand together and are never added up with those of another. */
  readonly group?: string;
  /** In a table over time: the form changed before this row, so it continues nothing. */
  readonly startsAnew?: true;
  readonly cells: readonly (ReportCell | null)[];
}

export interface ReportTable {
  readonly id: string;
  readonly caption: string;
  /** Heading of the first column. */
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReportRow[];
  /** Stand right under the table: what the sign for hidden means, and what is not to be added up. */
  readonly notes: readonly string[];
  /** The column that a chart of the table shows; undefined for a table that is none. */
  readonly chartColumn?: number;
  /** `time` where rows follow each other in time; otherwise they are bars. */
  readonly chartKind?: "time";
}

export type ReportBlock =
  | { readonly kind: "sentence"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: ReportTable };

export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
  /** True where print begins a new page. */
  readonly startsPage: boolean;
}

/** One number, or one place where there is none: a row of the CSV (ux.md A9). */
export interface Fact {
  readonly forbund: string;
  readonly insats: string;
  /** What kind of table the number stands in. */
  readonly level: ProtectedTable["level"];
  /** Id of the table's subject, 32 hex digits: an insats, a förbund, or insatser that share a table. */
  readonly subjectId: string;
  readonly period: string;
  readonly question: string;
  /** Stable name: `psychological/any`, `process/covered`, `follow-up/leaflet`. */
  readonly key: string;
  readonly breakdown: string;
  /** The same as `breakdown`, for programs. `woman` and `man` are kvinnor+ and män+ where answers are counted. */
  readonly group: FactGroup;
  readonly count: number | undefined;
  readonly status: CellStatus;
  readonly of: number | undefined;
  readonly instrument: string;
}

/** `Sjöby · Källan · juli–december 2026 · Släppt 2027-01-20 · Arbetsformulering`: the line under every title. */
export const aboutLine = (
  { period, released, dateWord, instrument }: Report,
  names: readonly string[],
): string =>
  [...names, period, `${dateWord ?? "Släppt"} ${released}`, instrument]
    .filter((part) => part !== "")
    .join(" · ");

export interface Report {
  readonly title: string;
  /** On every page, sheet and file: SIMULERADE SVAR, PROV, ARBETSFORMULERING. */
  readonly notices: readonly string[];
  readonly forbund: string;
  /** What the report is about: the förbund itself or one insats. */
  readonly subject: string;
  readonly period: string;
  /** `2026-H2`, for file names. */
  readonly periodKey: string;
  /** ISO date of the release: the only date in a file. */
  readonly released: string;
  /** What the date is of, where nothing has been released: `Gjord`. Otherwise `Släppt`. */
  readonly dateWord?: "Gjord";
  /** Empty where nothing is told that was asked. */
  readonly instrument: string;
  readonly sections: readonly ReportSection[];
  readonly facts: readonly Fact[];
}
