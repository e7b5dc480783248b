/** The report to a board: three pages of A4, in the order that is the message (ux.md A8). */
import type { Report, ReportSection } from "./report.ts";

/** The sections of each page. Of the insatser their overview alone: question by question they are in the files. */
const pages: readonly (readonly string[])[] = [
  ["tillfragade", "utsatt", "insatser"],
  ["fragor"],
  ["kon", "om"],
];

const REST_NOTE =
  "Samband, uppföljning och varje fråga för varje insats finns i Excelfilen och när alla tabeller skrivs ut.";

/**
 * What a board reads of a report: who was asked and what it comes to, the seven questions, women and men, and how
 * the numbers are made. The same numbers and words as in the whole report; nothing in it is counted anew.
 */
export function boardReportOf(report: Report): Report {
  const sections = pages.flatMap((ids, page) =>
    ids
      .flatMap((id) => report.sections.find((section) => section.id === id) ?? [])
      .map((section, at) => ({ ...shortened(section), startsPage: page > 0 && at === 0 })),
  );
  return { ...report, sections };
}

function shortened(section: ReportSection): ReportSection {
  if (section.id === "insatser") return { ...section, blocks: section.blocks.slice(0, 1) };
  if (section.id !== "om") return section;
  return {
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === "list" ? { ...block, items: [...block.items, REST_NOTE] } : block,
    ),
  };
}
