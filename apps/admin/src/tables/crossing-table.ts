/**
 * A 2 × 2 table of two things in one form, as the instrument's plan declares them.
 *
 * Four numbers are told: both margins, the base and *both*. The other cells follow from them and were guarded
 * together with them when the period was released; where one of the four is hidden, what follows from it is too.
 */
import {
  type Fact,
  type Report,
  type ReportCell,
  type ReportTable,
  SUPPRESSED_NOTE,
  SUPPRESSED_SPOKEN,
  SUPPRESSED_SYMBOL,
  shareText,
} from "@vifragar/core";

interface Crossing {
  readonly a: string;
  readonly b: string;
  readonly caption: string;
  readonly rows: readonly [yes: string, no: string];
  readonly columns: readonly [yes: string, no: string];
}

const crossings: readonly Crossing[] = [
  {
    a: "childhood",
    b: "later",
    caption: "Våld under barndomen och som vuxen, i samma formulär",
    rows: ["Våld under barndomen", "Inte under barndomen"],
    columns: ["Utsatt som vuxen", "Inte utsatt som vuxen"],
  },
  {
    a: "exposed",
    b: "used",
    caption: "Utsatt för våld och eget våld, i samma formulär",
    rows: ["Utsatt för våld", "Inte utsatt"],
    columns: ["Eget våld", "Inget eget våld"],
  },
];

/** What is left out of "not yes" cannot be told apart: it stands under every such table. */
export const NOT_YES_NOTE =
  "”Inte” betyder att personen inte svarade ja: nej, vill inte svara och överhoppad fråga räknas tillsammans.";

/** The crossings that a report has numbers for. */
export function crossingTables(report: Report): readonly ReportTable[] {
  const facts = new Map(
    report.facts
      .filter(({ insats, breakdown }) => insats === ownName(report) && breakdown === "Alla")
      .map((fact) => [fact.key, fact]),
  );
  return crossings.flatMap(({ a, b, caption, rows, columns }) => {
    const both = facts.get(`${a}+${b}`);
    const base = both?.of;
    if (both === undefined) return [];
    const count = (fact: Fact | undefined) => fact?.count;
    const [inA, inB, inBoth] = [count(facts.get(a)), count(facts.get(b)), both.count];
    const onlyA = minus(inA, inBoth);
    const onlyB = minus(inB, inBoth);
    const neither = minus(minus(base, inA), onlyB);
    const cells = [
      [inBoth, onlyA],
      [onlyB, neither],
    ].map((row) => row.map((value) => cellOf(value, base)));
    const table: ReportTable = {
      id: `samband-${a}-${b}`,
      caption: `${caption}, ${report.period}`,
      rowHeading: "Svar",
      columns,
      rows: rows.map((heading, at) => ({ heading, cells: cells[at] ?? [] })),
      notes: [
        ...(cells.flat().some(({ status }) => status === "skyddad") ? [SUPPRESSED_NOTE] : []),
        NOT_YES_NOTE,
      ],
    };
    return [table];
  });
}

const ownName = ({ subject, forbund }: Report): string => (subject === forbund ? "Alla insatser" : subject);

const minus = (whole: number | undefined, part: number | undefined): number | undefined =>
  whole === undefined || part === undefined ? undefined : whole - part;

function cellOf(count: number | undefined, of: number | undefined): ReportCell {
  if (count === undefined || of === undefined)
    return { text: SUPPRESSED_SYMBOL, spoken: SUPPRESSED_SPOKEN, status: "skyddad" };
  return { text: shareText(count, of), status: "visas", number: count, of };
}
