/**
 * `vifragar/release@1`: what is told of a set of tables, and enough for an auditor who has nothing else.
 *
 * A hidden cell is its name and nothing more. There is no reason, no order and no size from which
 * a count could be read: cells stand in the order of their ids. Format: docs/formats/release.md.
 */
import * as z from "zod/mini";
import { type Parsed, parsedBy } from "../questionnaire/instrument.ts";
import { TableRule } from "./rule.ts";

export const CellId = z.string().check(z.minLength(1), z.maxLength(300));
export const Count = z.int().check(z.minimum(0), z.maximum(1_000_000_000));

/** `total` = Σ `parts`, or at most their sum. */
export const Relation = z.readonly(
  z.strictObject({
    total: CellId,
    parts: z.readonly(z.array(CellId).check(z.minLength(1))),
    op: z.optional(z.enum(["=", "<="])),
  }),
);
export type Relation = z.infer<typeof Relation>;

/** A group size, a planned cell that is shown or hidden, or the name of a cell outside the plan. */
export const ReleasedCell = z.union([
  z.readonly(z.strictObject({ id: CellId, size: z.literal(true), count: Count })),
  z.readonly(z.strictObject({ id: CellId, status: z.literal("shown"), count: Count })),
  z.readonly(z.strictObject({ id: CellId, status: z.literal("hidden") })),
  z.readonly(z.strictObject({ id: CellId })),
]);
export type ReleasedCell = z.infer<typeof ReleasedCell>;

/** What the independent auditor did before the release was made. */
export const AuditSummary = z.readonly(
  z.strictObject({
    /** Hidden cells and groups whose range was looked for. */
    cells: Count,
    /** Linear and whole-number problems solved. */
    problems: Count,
    /** Width of the narrowest range found, in whole numbers; null where nothing is hidden. */
    narrowest: z.nullable(Count),
  }),
);
export type AuditSummary = z.infer<typeof AuditSummary>;

export const CellRelease = z
  .readonly(
    z.strictObject({
      format: z.optional(z.literal("vifragar/release@1")),
      rule: TableRule,
      relations: z.readonly(z.array(Relation)),
      /** Sorted by id. */
      cells: z.readonly(z.array(ReleasedCell)),
      /** The size cell that each cell is counted within, where it has one. */
      bases: z.optional(z.readonly(z.record(CellId, CellId))),
      audit: z.optional(AuditSummary),
    }),
  )
  .check(
    z.refine(({ cells }) => new Set(cells.map(({ id }) => id)).size === cells.length, {
      path: ["cells"],
      error: "two cells have the same id",
    }),
  );
export type CellRelease = z.infer<typeof CellRelease>;

/** Reads a release from what `JSON.parse` gave. */
export const parseCellRelease = (raw: unknown): Parsed<CellRelease> => parsedBy(CellRelease, raw);

/** The count of a cell that the release tells, or undefined. */
export const toldCount = (cell: ReleasedCell): number | undefined =>
  "count" in cell ? cell.count : undefined;

/** Order by UTF-16 code units, the same on every machine and in every language. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
