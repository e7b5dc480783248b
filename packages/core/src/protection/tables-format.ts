/**
 * `vifragar/tables@1`: any set of counts that hang together by sums, and what is to be shown of it.
 *
 * It knows nothing of questions or förbund, so that published tables can be put through the same
 * engine. Format: docs/formats/tables.md.
 */
import * as z from "zod/mini";
import { type Parsed, parsedBy } from "../questionnaire/instrument.ts";
import { CellId, CellRelease, Count, Relation } from "./release-format.ts";
import { TableRule } from "./rule.ts";

export const TableCell = z.readonly(
  z.strictObject({
    id: CellId,
    /** Null for a cell that only hangs between others and is known to nobody. */
    count: z.nullable(Count),
    /** A group size: known to every attacker, and always shown. */
    size: z.optional(z.literal(true)),
    /** The cell that this one is counted within. Without it: the smallest total that contains it. */
    base: z.optional(CellId),
    /** Whether the cell is shown if it is safe. True unless said. */
    planned: z.optional(z.boolean()),
    /** How much it costs to hide the cell; 1 unless said. */
    weight: z.optional(z.number().check(z.positive(), z.maximum(1_000_000))),
  }),
);
export type TableCell = z.infer<typeof TableCell>;

export const Tables = z
  .readonly(
    z.strictObject({
      format: z.optional(z.literal("vifragar/tables@1")),
      cells: z.readonly(z.array(TableCell)),
      relations: z.readonly(z.array(Relation)),
      rule: TableRule,
      /** What has been shown and hidden before, taken as given. Cells are matched by id. */
      earlier: z.optional(z.readonly(z.array(CellRelease))),
    }),
  )
  .check(
    z.refine(({ cells }) => new Set(cells.map(({ id }) => id)).size === cells.length, {
      path: ["cells"],
      error: "two cells have the same id",
    }),
    z.refine(({ cells }) => cells.every(({ size, count }) => size !== true || count !== null), {
      path: ["cells"],
      error: "a group size has no count",
    }),
    z.refine((tables) => everyCellIsKnown(tables), {
      path: ["relations"],
      error: "a relation or base names no cell",
    }),
    z.refine((tables) => everyRelationHolds(tables), {
      path: ["relations"],
      error: "the counts contradict a relation",
    }),
    z.refine((tables) => earlierAgree(tables), {
      path: ["earlier"],
      error: "an earlier release shows another count",
    }),
  );
export type Tables = z.infer<typeof Tables>;

/** Reads tables from what `JSON.parse` gave. */
export const parseTables = (raw: unknown): Parsed<Tables> => parsedBy(Tables, raw);

type Unchecked = Pick<Tables, "cells" | "relations" | "earlier">;

function everyCellIsKnown({ cells, relations, earlier = [] }: Unchecked): boolean {
  const ids = new Set([...cells, ...earlier.flatMap((release) => release.cells)].map(({ id }) => id));
  return (
    relations.every(({ total, parts }) => ids.has(total) && parts.every((part) => ids.has(part))) &&
    cells.every(({ base }) => base === undefined || ids.has(base))
  );
}

function everyRelationHolds({ cells, relations }: Unchecked): boolean {
  const countById = new Map(cells.map(({ id, count }) => [id, count]));
  const inBase = ({ count, base }: TableCell) => {
    const size = base === undefined ? null : (countById.get(base) ?? null);
    return count === null || size === null || count <= size;
  };
  const holds = ({ total, parts, op }: Relation) => {
    const whole = countById.get(total) ?? null;
    const counts = parts.map((part) => countById.get(part) ?? null);
    const known = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    if (whole === null) return true;
    if (counts.includes(null)) return op === "<=" || known <= whole;
    return op === "<=" ? whole <= known : whole === known;
  };
  return cells.every(inBase) && relations.every(holds);
}

function earlierAgree({ cells, earlier = [] }: Unchecked): boolean {
  const countById = new Map(cells.map(({ id, count }) => [id, count]));
  return earlier.every((release) =>
    release.cells.every((cell) => {
      const now = countById.get(cell.id) ?? null;
      return now === null || !("count" in cell) || cell.count === now;
    }),
  );
}
