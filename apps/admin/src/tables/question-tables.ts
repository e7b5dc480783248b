/** One question in detail, made from the facts of reports: its answers, by sex, and period by period. */
import {
  differenceText,
  type Fact,
  type Instrument,
  isComparable,
  type Report,
  type ReportCell,
  type ReportTable,
  SUPPRESSED_NOTE,
  SUPPRESSED_SPOKEN,
  SUPPRESSED_SYMBOL,
  shareText,
} from "@vifragar/core";

/** What a page about one question says. */
export interface QuestionDetail {
  readonly answers: ReportTable;
  /** Undefined where sex cannot be shown: too few, or one of the groups hidden. */
  readonly bySex: { readonly table: ReportTable; readonly sentence: string } | undefined;
  /** Any yes in every period that has been released, oldest first. */
  readonly overTime: ReportTable;
  /** Any yes beside what others have told of the same period: the förbund, the nation. Undefined with no others. */
  readonly beside: ReportTable | undefined;
}

/** Stands between two periods that were asked with different wordings, whose numbers do not continue each other. */
export const NEW_FORM = "Nytt formulär";

/** A report, and the form that its answers were given by. */
export interface AskedReport {
  readonly report: Report;
  readonly instrument: Instrument;
}

const ALL = "Alla";
const WOMEN = "Kvinnor+";
const MEN = "Män+";

/**
 * The detail of a question.
 *
 * @param asked - Of the picked period.
 * @param history - All released periods about the same subject, oldest first.
 * @param others - Reports of the same period by others, asked by the same form, the nearest first.
 */
export function questionDetail(
  asked: AskedReport,
  code: string,
  history: readonly AskedReport[],
  others: readonly Report[] = [],
): QuestionDetail {
  const { report } = asked;
  const answers = factsOf(report, code, ALL);
  return {
    answers: tableOf({
      id: "svar",
      caption: `Alla svar, ${report.period}`,
      rowHeading: "Svar",
      rows: answers.map((fact) => [answerName(fact), cellOf(fact)]),
    }),
    bySex: bySexOf(report, code),
    overTime: overTimeOf(asked, history, code),
    beside: besideOf(report, code, others),
  };
}

function overTimeOf(asked: AskedReport, history: readonly AskedReport[], code: string): ReportTable {
  const told = history.filter(({ instrument }) => mayFollow(instrument, asked.instrument, code));
  const table = tableOf({
    id: "over-tid",
    caption: "Ja, någon gång, period för period",
    rowHeading: "Period",
    rows: broken(
      told.flatMap(({ report, instrument }) => {
        const [any] = factsOf(report, code, ALL);
        return any === undefined ? [] : [{ report, instrument, cell: cellOf(any) }];
      }),
    ),
  });
  // The row that tells of a new form has no number; what comes after it continues nothing (ux.md D24).
  const rows = table.rows.map((row, at) =>
    table.rows[at - 1]?.cells[0] === null ? { ...row, startsAnew: true as const } : row,
  );
  const notes = told.length < history.length ? [...table.notes, LEFT_OUT_NOTE] : table.notes;
  return { ...table, rows, notes, chartKind: "time" };
}

/** Periods that were asked by a form whose question of the same name is another question. */
const LEFT_OUT_NOTE =
  "Perioder med ett annat formulär är inte med: där fanns inte frågan, eller så betyder den inte detsamma.";

/** Whether a question may stand in one table with that of another form, on the other side of a break. */
function mayFollow(one: Instrument, other: Instrument, code: string): boolean {
  if (one.id === other.id) return true;
  return [one, other].every(({ questions }) =>
    questions.some((question) => question.code === code && isComparable(question)),
  );
}

/** The periods in order, with a row that tells where the form changed. A translation more is no change. */
function broken(periods: readonly (AskedReport & { readonly cell: ReportCell })[]): readonly Row[] {
  return periods.flatMap(({ report, instrument, cell }, at): readonly Row[] => {
    const before = periods[at - 1];
    const isNew = before !== undefined && before.instrument.id !== instrument.id;
    const row: Row = [report.period, cell];
    return isNew ? [[`${NEW_FORM}: ${report.instrument}`, null], row] : [row];
  });
}

/** The same question, told by others. Another wording is another question, and is not set beside it. */
function besideOf(report: Report, code: string, others: readonly Report[]): ReportTable | undefined {
  const same = others.filter(({ instrument }) => instrument === report.instrument);
  const rows = [report, ...same].flatMap((each): readonly Row[] => {
    const [any] = factsOf(each, code, ALL);
    return any === undefined ? [] : [[each.subject, cellOf(any)]];
  });
  if (rows.length < 2) return undefined;
  return tableOf({
    id: "jamfort",
    caption: `Jämfört med andra: ja, någon gång, ${report.period}`,
    rowHeading: "Vilka",
    rows,
  });
}

type Row = readonly [heading: string, cell: ReportCell | null];

/** Facts about one question of the report's own subject, *any yes* first as the plan has it. */
function factsOf({ facts, subject, forbund }: Report, code: string, breakdown: string): readonly Fact[] {
  const isOwn = ({ insats }: Fact) => subject !== forbund || insats === "Alla insatser";
  return facts.filter(
    (fact) => isOwn(fact) && fact.key.startsWith(`${code}/`) && fact.breakdown === breakdown,
  );
}

function bySexOf(report: Report, code: string): QuestionDetail["bySex"] {
  const [women] = factsOf(report, code, WOMEN);
  const [men] = factsOf(report, code, MEN);
  const isShown = (fact: Fact | undefined): fact is Fact & { count: number; of: number } =>
    fact?.count !== undefined && fact.of !== undefined && fact.of >= 10;
  if (!isShown(women) || !isShown(men)) return undefined;
  const table = tableOf({
    id: "kon",
    caption: `Ja, någon gång, ${report.period}`,
    rowHeading: "Kön",
    rows: [
      [WOMEN, cellOf(women)],
      [MEN, cellOf(men)],
    ],
  });
  return { table, sentence: differenceText(women, men) };
}

function tableOf({
  rows,
  ...about
}: Pick<ReportTable, "id" | "caption" | "rowHeading"> & {
  readonly rows: readonly Row[];
}): ReportTable {
  return {
    ...about,
    columns: ["Antal"],
    rows: rows.map(([heading, cell]) => ({ heading, cells: [cell] })),
    notes: rows.some(([, cell]) => cell?.status === "skyddad") ? [SUPPRESSED_NOTE] : [],
    chartColumn: 0,
  };
}

function cellOf({ count, of, status }: Fact): ReportCell {
  if (status === "skyddad") return { text: SUPPRESSED_SYMBOL, spoken: SUPPRESSED_SPOKEN, status };
  if (count === undefined || of === undefined) return { text: "inget underlag", status: "inget underlag" };
  return { text: shareText(count, of), status, number: count, of };
}

/** `Psykiskt våld: Nu` → `Nu`. The words of a question may hold a colon, those of an answer never do. */
const answerName = ({ question }: Fact): string => question.slice(question.lastIndexOf(": ") + 2);
