/** A report in somebody else's layout: as a sheet, and as CSV. Only what the report already says is in it. */
import { SUPPRESSED_SYMBOL } from "../protection/texts-sv.ts";
import { csvText } from "./csv.ts";
import type { Layout, NumberField, SubjectField } from "./layout.ts";
import { percentOf } from "./number-text.ts";
import type { Fact, Report } from "./report.ts";
import { readMe, type Sheet, type SheetCell } from "./sheets.ts";

/** What must never be lost, where no column of the layout tells it. */
const NOTICE_HEADING = "Att känna till";

/** The sheets of an XLSX in the layout: the numbers first, since programs read the first, then *Läs mig*. */
export function layoutSheets(report: Report, layout: Layout): readonly Sheet[] {
  const [headings, ...rows] = tableOf(report, layout);
  const widths = (headings ?? []).map(({ text }) => Math.min(Math.max(text.length + 2, 10), 50));
  return [
    { name: "Siffror", widths, frozenRows: 1, isText: false, rows: [headings ?? [], ...rows] },
    readMe(report),
  ];
}

/** The text of a CSV in the layout, with the same guards as every CSV of ours. */
export const layoutCsv = (report: Report, layout: Layout): string =>
  csvText(
    tableOf(report, layout).map((row) =>
      row.map((cell) => (cell.kind === "number" ? String(cell.number) : cell.text)),
    ),
    layout.separator,
  );

function tableOf(
  report: Report,
  layout: Layout,
): readonly [readonly HeadingCell[], ...(readonly SheetCell[])[]] {
  const tellsNotices = layout.columns.some((column) => "value" in column && column.value === "notice");
  const extra = report.notices.length > 0 && !tellsNotices;
  const headings = [...layout.columns.map((column) => column.heading), ...(extra ? [NOTICE_HEADING] : [])];
  const rows = rowsOf(report, layout).map((row) =>
    extra ? [...row, text(report.notices.join(" · "))] : row,
  );
  return [headings.map((heading) => ({ kind: "heading", text: heading })), ...rows];
}

interface HeadingCell {
  readonly kind: "heading";
  readonly text: string;
}

/** Facts about each table, in the order of the layout's levels. */
function subjectsOf(report: Report, { levels }: Layout): readonly (readonly [Fact, ...Fact[]])[] {
  const bySubject = new Map<string, [Fact, ...Fact[]]>();
  for (const fact of report.facts) {
    const known = bySubject.get(fact.subjectId);
    if (known === undefined) bySubject.set(fact.subjectId, [fact]);
    else known.push(fact);
  }
  return levels.flatMap((level) => [...bySubject.values()].filter(([first]) => first.level === level));
}

function rowsOf(report: Report, layout: Layout): readonly (readonly SheetCell[])[] {
  const subjects = subjectsOf(report, layout);
  if (layout.rows === "subjects") {
    return subjects.map((facts) =>
      layout.columns.map((column) => {
        if ("text" in column) return text(column.text);
        if ("value" in column) return subjectCell(column.value, facts[0], report);
        const { number, group = "all", show = "count" } = column;
        const fact = facts.find((one) => one.key === number && one.group === group);
        return fact === undefined ? text(layout.none ?? "") : numberCell(show, fact, layout);
      }),
    );
  }
  return subjects.flatMap((facts) =>
    wantedFacts(facts, layout.numbers).map(({ fact, name }) =>
      layout.columns.map((column) => {
        if ("text" in column) return text(column.text);
        const { value } = column;
        if (value === "question") return text(name ?? fact.question);
        return isSubjectField(value) ? subjectCell(value, fact, report) : numberCell(value, fact, layout);
      }),
    ),
  );
}

interface WantedFact {
  readonly fact: Fact;
  readonly name?: string | undefined;
}

function wantedFacts(
  facts: readonly Fact[],
  numbers: Extract<Layout, { rows: "numbers" }>["numbers"],
): readonly WantedFact[] {
  if (numbers === undefined) return facts.map((fact) => ({ fact }));
  return numbers.flatMap(({ number, group = "all", name }) => {
    const fact = facts.find((one) => one.key === number && one.group === group);
    return fact === undefined ? [] : [{ fact, name }];
  });
}

const isSubjectField = (value: SubjectField | Exclude<NumberField, "question">): value is SubjectField =>
  ["forbund", "insats", "level", "period", "released", "instrument", "notice"].includes(value);

const levelTexts = { nation: "Nation", forbund: "Förbund", insats: "Insats" } as const;

function subjectCell(field: SubjectField, fact: Fact, { released, notices }: Report): SheetCell {
  switch (field) {
    case "forbund":
    case "insats":
    case "period":
    case "instrument":
      return text(fact[field]);
    case "level":
      return text(levelTexts[fact.level]);
    case "released":
      return text(released);
    case "notice":
      return text(notices.join(" · "));
    default:
      return field satisfies never;
  }
}

function numberCell(field: Exclude<NumberField, "question">, fact: Fact, layout: Layout): SheetCell {
  const { count, of, status } = fact;
  switch (field) {
    case "number":
      return text(fact.key);
    case "group":
      return text(fact.breakdown);
    case "status":
      return text(status);
    case "of":
      return of === undefined ? text(layout.none ?? "") : { kind: "number", number: of };
    case "count":
    case "percent": {
      if (status === "skyddad") return text(layout.hidden ?? SUPPRESSED_SYMBOL);
      const number = field === "count" ? count : count === undefined ? undefined : percentOf(count, of);
      return number === undefined ? text(layout.none ?? "") : { kind: "number", number };
    }
    default:
      return field satisfies never;
  }
}

const text = (words: string): SheetCell => ({ kind: "text", text: words });
