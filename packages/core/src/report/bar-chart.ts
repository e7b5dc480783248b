/** One column of a table as horizontal bars, each a part of its own whole, with the words of the cell beside it. */
import { scaleLinear } from "d3-scale";
import { type Drawing, LINE, linesOf, type Mark, paragraph } from "./drawing.ts";
import type { ReportCell, ReportRow, ReportTable } from "./report.ts";

const BAR = 18;
const GAP = 10;
const VALUE_WIDTH = 150;
/** One length for all that is hidden: a bar that followed the number would tell it. */
const HIDDEN_LENGTH = 60;
/** From this width names stand to the left of their bars, below it over them. */
const WIDE = 560;

/** The bars of a table, in its own order. Rows whose cell has no meaning are left out. */
export function barChartOf({ rows, chartColumn = 0 }: ReportTable, width: number): Drawing {
  const isWide = width >= WIDE;
  const nameWidth = isWide ? Math.round(width * 0.38) : width;
  const left = isWide ? nameWidth + GAP : 0;
  const length = Math.max(width - left - VALUE_WIDTH - GAP, HIDDEN_LENGTH);
  const cells = rows.flatMap((row) => {
    const cell = row.cells[chartColumn];
    return cell === null || cell === undefined ? [] : [{ row, cell }];
  });
  const most = Math.max(1, ...cells.map(({ cell }) => (cell.of === undefined ? (cell.number ?? 0) : 0)));
  const marks: Mark[] = [];
  let top = 0;
  let group: string | undefined;
  for (const { row, cell } of cells) {
    if (row.group !== undefined && row.group !== group) {
      if (top > 0) top += GAP;
      const lines = linesOf(row.group, width);
      marks.push(...paragraph(lines, { x: 0, top, look: "group" }));
      top += lines.length * LINE + 4;
    }
    group = row.group;
    const names = namesOf(row, nameWidth);
    marks.push(...paragraph(names, { x: 0, top, look: "name" }));
    const barTop = isWide ? top : top + names.length * LINE + 2;
    marks.push(...barOf(cell, { left, top: barTop, length, most }));
    top = (isWide ? top + Math.max(names.length * LINE, BAR + 2) : barTop + BAR) + GAP;
  }
  return { width, height: Math.max(top, 1), marks };
}

const namesOf = ({ heading }: ReportRow, width: number) => linesOf(heading, width);

function barOf(
  { number, of, status, text }: ReportCell,
  place: { readonly left: number; readonly top: number; readonly length: number; readonly most: number },
): readonly Mark[] {
  const { left, top, length, most } = place;
  const rect = (look: "part" | "rest" | "hidden", width: number): Mark => {
    return { kind: "rect", look, x: left, y: top, width, height: BAR };
  };
  const words = (x: number): Mark => {
    return { kind: "text", look: "value", x, y: top + 14, anchor: "start", text };
  };
  if (number === undefined || of === 0) {
    return status === "skyddad"
      ? [rect("hidden", HIDDEN_LENGTH), words(left + HIDDEN_LENGTH + GAP)]
      : [words(left)];
  }
  const x = scaleLinear([0, of ?? most], [0, length]);
  const part = rect("part", Math.round(x(number)));
  return [...(of === undefined ? [] : [rect("rest", length)]), part, words(left + length + GAP)];
}
