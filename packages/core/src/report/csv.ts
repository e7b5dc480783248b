/**
 * The report as CSV that opens right in a Swedish Excel (ux.md D23, A9): semicolons, byte order mark,
 * CRLF, one fact per row, and nothing in it that a spreadsheet would run.
 */
import type { Fact, Report } from "./report.ts";

/** Tells Excel that the file is UTF-8; without it å, ä and ö come out wrong. */
const BYTE_ORDER_MARK = "\ufeff";

const columns = [
  "Förbund",
  "Insats",
  "Period",
  "Fråga",
  "Nyckel",
  "Uppdelning",
  "Antal",
  "Status",
  "Nämnare",
  "Formulär",
] as const;

/**
 * The text of the CSV, to be written as UTF-8 as it stands.
 *
 * Notices are in no row of their own, which would break the columns: they are added to `Formulär`.
 */
export function csvOf(report: Report): string {
  return csvText([columns, ...report.facts.map((fact) => rowOf(fact, report.notices))]);
}

/** Rows as CSV for spreadsheets: with a byte order mark, and nothing in it that one would run. */
export const csvText = (rows: readonly (readonly string[])[], separator: Separator = ";"): string =>
  BYTE_ORDER_MARK + csvRows(rows, separator);

/** The same without a byte order mark, for programs. Lines end with CRLF (RFC 4180). */
export const csvRows = (rows: readonly (readonly string[])[], separator: Separator): string =>
  rows.map((row) => `${row.map((text) => fieldOf(text, separator)).join(separator)}\r\n`).join("");

type Separator = ";" | "," | "\t";

/**
 * `vi-fragar_stockholms-stad_2020.csv`: no word in a file name tells what it is about.
 *
 * @param part - What of the report it is, where it is not all of it: `vi-fragar_stockholms-stad_2020_fragor.svg`.
 */
export function fileNameOf(
  report: Pick<Report, "forbund" | "subject" | "periodKey">,
  ending: string,
  part?: string,
): string {
  const about = report.subject === report.forbund ? [report.forbund] : [report.forbund, report.subject];
  const parts = [...about.map(slugOf), report.periodKey, ...(part === undefined ? [] : [slugOf(part)])];
  return `vi-fragar_${parts.join("_")}.${ending}`;
}

const rowOf = (fact: Fact, notices: readonly string[]): readonly string[] => [
  fact.forbund,
  fact.insats,
  fact.period,
  fact.question,
  fact.key,
  fact.breakdown,
  numberOf(fact.count),
  fact.status,
  numberOf(fact.of),
  [fact.instrument, ...notices].join(" · "),
];

const numberOf = (count: number | undefined): string => (count === undefined ? "" : String(count));

function fieldOf(text: string, separator: Separator): string {
  const plain = text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("\u2212", "-");
  // A spreadsheet runs what begins with one of these; an apostrophe makes it text (OWASP, CSV injection).
  const harmless = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return harmless.includes(separator) || /["\r\n]/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

function slugOf(name: string): string {
  const neutral = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/\p{L}*våld\p{L}*/gu, "");
  const ascii = neutral.normalize("NFD").replaceAll(/\p{Mark}/gu, "");
  const slug = ascii.replaceAll(/[^a-z0-9]+/g, "-").slice(0, 60);
  return slug.replaceAll(/^-|-$/g, "") || "rapport";
}
