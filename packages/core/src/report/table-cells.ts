/** Reading protected tables for a report: what stands in a cell, and which cells there are. */

import type { ProtectedTable } from "../protection/protected-table.ts";
import type { Question } from "../questionnaire/question.ts";
import { measureName, measuresOf } from "../tally/plan.ts";
import { emptyCell, hiddenCell, shownCell } from "./number-text.ts";
import type { ReportCell } from "./report.ts";

/** The groups a report has columns for. */
export type ReportGroup = "all" | "woman" | "man";

/** Forms in a group, or undefined where the table has no such group. Group sizes are never hidden. */
export function sizeIn(table: ProtectedTable, group: ReportGroup): number | undefined {
  const cell = table.cells.get(`${group}/base`);
  return cell?.kind === "shown" ? cell.count : undefined;
}

/** What stands in a cell; null where the publication plan has none. */
export function cellIn(table: ProtectedTable, group: ReportGroup, name: string): ReportCell | null {
  const cell = table.cells.get(`${group}/${name}`);
  const size = sizeIn(table, group);
  if (cell === undefined) return null;
  if (size === 0) return emptyCell;
  if (cell.kind === "suppressed") return hiddenCell;
  return name === "base" || size === undefined ? shownCell(cell.count) : shownCell(cell.count, size);
}

const indicators = ["exposed", "ongoing", "childhood", "later", "childhood+later", "used", "exposed+used"];

/** The names of all measures in the order in which reports give them. */
export const measureNames = (questions: readonly Question[]): readonly string[] => [
  "base",
  ...indicators,
  ...questions.flatMap((question) => measuresOf(question).map(measureName)),
];

/** True when a table hides something that it would otherwise show. */
export const hidesAnything = ({ cells }: ProtectedTable): boolean =>
  [...cells.values()].some(({ kind }) => kind === "suppressed");
