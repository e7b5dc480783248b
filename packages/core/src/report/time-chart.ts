/** One column of a table as points over time, with a gap where a period is protected (ux.md A2). */
import { scaleLinear, scalePoint } from "d3-scale";
import { type Drawing, LINE, linesOf, type Mark, paragraph } from "./drawing.ts";
import { PERCENT_FLOOR, wholeText } from "./number-text.ts";
import type { ReportCell, ReportTable } from "./report.ts";

const LEFT = 64;
const TOP = 44;
const PLOT = 170;
/** The least room for a period: its name and its number stand under and over each other. */
const STEP = 112;

interface Point {
  readonly cell: ReportCell;
  readonly startsAnew: boolean;
  readonly x: number;
  /** Undefined where there is no number. */
  readonly y: number | undefined;
}

/** The points of a table whose rows follow each other in time. Wider than asked where the periods need it. */
export function timeChartOf({ rows, chartColumn = 0 }: ReportTable, asked: number): Drawing {
  const told = rows.flatMap((row) => {
    const cell = row.cells[chartColumn];
    return cell === null || cell === undefined ? [] : [{ row, cell }];
  });
  const width = Math.max(asked, LEFT + STEP * told.length);
  const xOf = scalePoint(
    told.map((_, at) => at),
    [LEFT, width],
  ).padding(0.5);
  // From 0 to all, so that no small change looks large.
  const yOf = scaleLinear([0, 1], [TOP + PLOT, TOP]);
  const points = told.map(({ row, cell }, at): Point => {
    const { number, of } = cell;
    return {
      cell,
      startsAnew: at > 0 && row.startsAnew === true,
      x: Math.round(xOf(at) ?? 0),
      y: number === undefined || !of ? undefined : Math.round(yOf(number / of)),
    };
  });
  const names = told.map(({ row }) => linesOf(row.heading, STEP - 8));
  const nameLines = Math.max(1, ...names.map(({ length }) => length));
  return {
    width,
    height: TOP + PLOT + 8 + nameLines * LINE + LINE + 4,
    marks: [
      ...axisOf(points, width, yOf),
      ...points.flatMap(({ startsAnew }, at) => (startsAnew ? breakOf(points, at) : [])),
      ...points.flatMap((to, at) => lineBetween(points[at - 1], to)),
      ...points.flatMap(pointOf),
      ...points.flatMap(({ x, cell }, at) => [
        ...paragraph(names[at] ?? [], { x, top: TOP + PLOT + 6, look: "small", anchor: "middle" }),
        ...(cell.of === undefined ? [] : [sizeOf(x, cell.of, nameLines)]),
      ]),
    ],
  };
}

const sizeOf = (x: number, of: number, nameLines: number): Mark => ({
  kind: "text",
  look: "small",
  x,
  y: TOP + PLOT + 21 + nameLines * LINE,
  anchor: "middle",
  text: `n ${wholeText(of)}`,
});

/** Percentages only where every number has a base that carries them (ux.md D21). */
function axisOf(points: readonly Point[], width: number, yOf: (share: number) => number): readonly Mark[] {
  const shown = points.filter(({ y }) => y !== undefined);
  const inPercent = shown.length > 0 && shown.every(({ cell }) => (cell.of ?? 0) >= PERCENT_FLOOR);
  const labels = inPercent ? ["0\u00a0%", "50\u00a0%", "100\u00a0%"] : ["ingen", "hälften", "alla"];
  return labels.flatMap((text, at): readonly Mark[] => {
    const y = Math.round(yOf(at / 2));
    return [
      { kind: "line", look: "grid", x1: LEFT, y1: y, x2: width, y2: y },
      { kind: "text", look: "small", x: LEFT - 8, y: y + 5, anchor: "end", text },
    ];
  });
}

function breakOf(points: readonly Point[], at: number): readonly Mark[] {
  const x = Math.round(((points[at - 1]?.x ?? 0) + (points[at]?.x ?? 0)) / 2);
  return [
    { kind: "line", look: "break", x1: x, y1: TOP - 16, x2: x, y2: TOP + PLOT },
    { kind: "text", look: "small", x, y: TOP - 24, anchor: "middle", text: "Nytt formulär" },
  ];
}

/** Straight from the period before: no smoothing, nothing over a gap, nothing over a change of form. */
function lineBetween(from: Point | undefined, to: Point): readonly Mark[] {
  if (to.startsAnew || from?.y === undefined || to.y === undefined) return [];
  return [{ kind: "line", look: "data", x1: from.x, y1: from.y, x2: to.x, y2: to.y }];
}

function pointOf({ cell, x, y }: Point): readonly Mark[] {
  if (y !== undefined) {
    const [fraction = ""] = cell.text.split(" (");
    return [
      { kind: "dot", x, y },
      { kind: "text", look: "value", x, y: y - 12, anchor: "middle", text: fraction },
    ];
  }
  const middle = TOP + PLOT / 2;
  const words: Mark = { kind: "text", look: "value", x, y: middle + 5, anchor: "middle", text: cell.text };
  // In the middle of the plot, whatever the number is: its height says nothing.
  const frame: Mark = { kind: "rect", look: "hidden", x: x - 22, y: middle - 12, width: 44, height: 24 };
  return cell.status === "skyddad" ? [frame, words] : [words];
}
