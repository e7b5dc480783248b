/** The chart of a table, the sentence that goes with it, and the chart as a file of its own. */
import { SUPPRESSED_NOTE } from "../protection/texts-sv.ts";
import { barChartOf } from "./bar-chart.ts";
import { differenceInterval } from "./difference.ts";
import { type Drawing, LINE, linesOf, type Mark, paragraph, type TextLook } from "./drawing.ts";
import { fractionText } from "./number-text.ts";
import { aboutLine, type Report, type ReportRow, type ReportTable } from "./report.ts";
import { timeChartOf } from "./time-chart.ts";

/**
 * The chart of a table that has one.
 *
 * @param width - Of the place it is drawn in, in CSS pixels.
 */
export const chartOf = (table: ReportTable, width: number): Drawing =>
  table.chartKind === "time" ? timeChartOf(table, width) : barChartOf(table, width);

/** What the chart says, from shown numbers alone: its caption. */
export function chartSentence(table: ReportTable): string {
  const { rows, columns, chartColumn = 0 } = table;
  const cells = rows.flatMap((row) =>
    row.cells[chartColumn] ? [{ row, cell: row.cells[chartColumn] }] : [],
  );
  const hides = cells.some(({ cell }) => cell.status === "skyddad");
  const shown = cells.flatMap(({ row, cell: { number, of } }) =>
    number === undefined ? [] : [{ row, number, of }],
  );
  const [first] = shown;
  const rest = hides ? ` ${HIDDEN_BAR}` : "";
  if (first === undefined) return `Inga av siffrorna visas.${rest}`;
  if (table.chartKind === "time") return `${overTime(shown, table)}${rest}`;
  const share = ({ number, of }: (typeof shown)[number]) => (of ? number / of : number);
  const most = shown.reduce((a, b) => (share(b) > share(a) ? b : a), first);
  const words = most.of === undefined ? String(most.number) : fractionText(most.number, most.of);
  const among = hides ? "Störst av siffrorna som visas" : "Störst";
  const column = columns[chartColumn] ?? "";
  return `${column === "Antal" ? "" : `${column}. `}${among}: ${most.row.heading}, ${words}.${rest}`;
}

const HIDDEN_BAR = "En streckad ram är en skyddad siffra; dess storlek säger inget.";

interface Shown {
  readonly row: ReportRow;
  readonly number: number;
  readonly of: number | undefined;
}

/** Whether the two latest numbers that may be compared differ by more than chance. */
function overTime(shown: readonly Shown[], { rows }: ReportTable): string {
  const latest = shown.at(-1);
  const before = shown.at(-2);
  if (latest?.of === undefined) return "Inga av siffrorna visas.";
  const told = `${latest.row.heading}: ${fractionText(latest.number, latest.of)}.`;
  if (before?.of === undefined) return told;
  const between = rows.slice(rows.indexOf(before.row) + 1, rows.indexOf(latest.row) + 1);
  if (between.some(({ startsAnew }) => startsAnew)) {
    return `${told} Formuläret är nytt sedan ${before.row.heading}, så siffrorna går inte att jämföra.`;
  }
  const [low, high] = differenceInterval(
    { count: latest.number, of: latest.of },
    { count: before.number, of: before.of },
  );
  const versus = `${before.row.heading} (${fractionText(before.number, before.of)})`;
  if (low <= 0 && high >= 0) return `${told} Skillnaden mot ${versus} är liten och kan bero på slumpen.`;
  return `${told} Andelen är ${low > 0 ? "större" : "mindre"} än ${versus}.`;
}

const FILE_WIDTH = 760;
const MARGIN = 24;

/**
 * A chart to stand by itself in somebody's slides: with title, notices, where it is from, and what the sign
 * for hidden means, since a picture is soon parted from its report.
 */
export function chartFileOf(report: Report, table: ReportTable): Drawing {
  const chart = chartOf(table, FILE_WIDTH - 2 * MARGIN);
  const width = chart.width + 2 * MARGIN;
  const about = aboutLine(report, [...new Set([report.forbund, report.subject])]);
  const marks: Mark[] = [];
  let top = MARGIN;
  const say = (look: TextLook, text: string) => {
    const lines = linesOf(text, width - 2 * MARGIN);
    marks.push(...paragraph(lines, { x: MARGIN, top, look }));
    top += lines.length * LINE + 4;
  };
  say("title", table.caption);
  for (const notice of report.notices) say("group", notice);
  say("small", about);
  say("small", chartSentence(table));
  top += 10;
  marks.push(...chart.marks.map((mark) => moved(mark, MARGIN, top)));
  top += chart.height + 6;
  if (table.notes.includes(SUPPRESSED_NOTE)) say("small", SUPPRESSED_NOTE);
  const height = top + MARGIN - 10;
  return { width, height, marks: [{ kind: "rect", look: "paper", x: 0, y: 0, width, height }, ...marks] };
}

function moved(mark: Mark, right: number, down: number): Mark {
  if (mark.kind !== "line") return { ...mark, x: mark.x + right, y: mark.y + down };
  return { ...mark, x1: mark.x1 + right, x2: mark.x2 + right, y1: mark.y1 + down, y2: mark.y2 + down };
}
