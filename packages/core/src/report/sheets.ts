/**
 * The report as sheets with typed cells, for whoever writes an XLSX file (ux.md A9).
 *
 * Nothing is merged and nothing is added up; what is hidden is text, so that no formula takes it for 0.
 */
import { SUPPRESSED_SYMBOL } from "../protection/texts-sv.ts";
import { aboutLine, type Fact, type Report } from "./report.ts";

export type SheetCell =
  | { readonly kind: "heading" | "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number };

export interface Sheet {
  readonly name: string;
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Rows that stay when the sheet is scrolled: the headings. */
  readonly frozenRows: number;
  /** True for running text: long lines are broken and the rows made higher. */
  readonly isText: boolean;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The sheets: *Läs mig*, *Svar* and *Uppdelning kön* where there are answers, *Uppföljning*. */
export function sheetsOf(report: Report): readonly Sheet[] {
  const isProcess = ({ key }: Fact) => key.startsWith("process/") || key.startsWith("follow-up/");
  const answers = report.facts.filter((fact) => !isProcess(fact));
  if (answers.length === 0) return [readMe(report), factSheet("Uppföljning", report.facts, report)];
  return [
    readMe(report),
    factSheet(
      "Svar",
      answers.filter(({ breakdown }) => breakdown === "Alla"),
      report,
    ),
    factSheet(
      "Uppdelning kön",
      answers.filter(({ breakdown }) => breakdown !== "Alla"),
      report,
    ),
    factSheet("Uppföljning", report.facts.filter(isProcess), report),
  ];
}

/** *Läs mig*: notices, what the report says in sentences, and every note once. */
export function readMe(report: Report): Sheet {
  // A note that stands under several tables is read once here.
  const notes = new Set<string>();
  const unread = (note: string): boolean => !notes.has(note) && notes.add(note).has(note);
  const lines = report.sections.flatMap(({ heading, blocks }) => [
    [],
    [headingCell(heading)],
    ...blocks.flatMap((block): readonly SheetCell[][] => {
      switch (block.kind) {
        case "note":
          return unread(block.text) ? [[textCell(block.text)]] : [];
        case "sentence":
          return [[textCell(block.text)]];
        case "list":
          return block.items.map((item) => [textCell(item)]);
        case "table":
          return block.table.notes.filter(unread).map((note) => [textCell(note)]);
        default:
          return block satisfies never;
      }
    }),
  ]);
  return {
    name: "Läs mig",
    widths: [80],
    frozenRows: 0,
    isText: true,
    rows: [
      [headingCell(report.title)],
      ...report.notices.map((notice) => [headingCell(notice)]),
      [textCell(aboutLine(report, [report.forbund]))],
      ...lines,
    ],
  };
}

const headings = ["Insats", "Fråga", "Nyckel", "Uppdelning", "Antal", "Status", "Nämnare"];

function factSheet(name: string, facts: readonly Fact[], { notices }: Report): Sheet {
  const rows = facts.map(({ insats, question, key, breakdown, count, status, of }) => [
    textCell(insats),
    textCell(question),
    textCell(key),
    textCell(breakdown),
    // Text where there is no number: an empty cell would be read as 0 by a formula.
    count === undefined ? textCell(status === "skyddad" ? SUPPRESSED_SYMBOL : "") : numberCell(count),
    textCell(status),
    of === undefined ? textCell("") : numberCell(of),
  ]);
  const banner = notices.length === 0 ? [] : [[headingCell(notices.join(" · "))]];
  return {
    name,
    widths: [34, 54, 26, 30, 10, 16, 10],
    frozenRows: banner.length + 1,
    isText: false,
    rows: [...banner, headings.map(headingCell), ...rows],
  };
}

const headingCell = (text: string): SheetCell => ({ kind: "heading", text });
const textCell = (text: string): SheetCell => ({ kind: "text", text });
const numberCell = (number: number): SheetCell => ({ kind: "number", number });
