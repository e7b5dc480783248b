/**
 * How somebody else wants the numbers: `vifragar/layout@1`, a file that a förbund writes without code.
 *
 * It says which columns there are, what they are called and in which order, and what the rows are. It names
 * places in a report and can therefore ask for nothing that the report does not have. Format:
 * docs/formats/layout.md.
 */
import * as z from "zod/mini";

/** What a column can tell of a row, whatever the row is. */
export const SubjectField = z.enum([
  "forbund",
  "insats",
  "level",
  "period",
  "released",
  "instrument",
  "notice",
]);
export type SubjectField = z.infer<typeof SubjectField>;

/** What a column can tell besides, where each number has a row of its own. */
export const NumberField = z.enum(["question", "number", "group", "count", "of", "percent", "status"]);
export type NumberField = z.infer<typeof NumberField>;

export const LayoutGroup = z.enum(["all", "woman", "man", "other", "man+other"]);
const Key = z.string().check(z.minLength(1), z.maxLength(100));
/** Spreadsheets and people take a heading as one line. */
const Heading = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\r\n]*$/));
/** No digit, so that nobody and no program takes it for a count. */
const Sign = z.string().check(z.maxLength(40), z.regex(/^[^\d\r\n]*$/));

const text = z.strictObject({ heading: Heading, text: z.string().check(z.maxLength(200)) });

/** A column where each insats has one row: of the row, a number of it, or always the same. */
export const WideColumn = z.readonly(
  z.union([
    z.strictObject({ heading: Heading, value: SubjectField }),
    z.strictObject({
      heading: Heading,
      number: Key,
      group: z.optional(LayoutGroup),
      show: z.optional(z.enum(["count", "of", "percent", "status"])),
    }),
    text,
  ]),
);
export type WideColumn = z.infer<typeof WideColumn>;

/** A column where each number has one row. */
export const LongColumn = z.readonly(
  z.union([z.strictObject({ heading: Heading, value: z.union([SubjectField, NumberField]) }), text]),
);
export type LongColumn = z.infer<typeof LongColumn>;

const common = {
  format: z.literal("vifragar/layout@1"),
  /** What the layout is called on the screen. */
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  file: z.enum(["csv", "xlsx"]),
  /** Between the columns of a CSV; `;` unless said. */
  separator: z.optional(z.enum([";", ",", "\t"])),
  /** The tables that become rows, in this order. */
  levels: z.readonly(z.array(z.enum(["nation", "forbund", "insats"])).check(z.minLength(1))),
  /** Stands for what is protected; `··` unless said. Never empty: an empty cell is read as 0. */
  hidden: z.optional(Sign.check(z.minLength(1))),
  /** Stands where there is no number to protect. Empty unless said. */
  none: z.optional(Sign),
};

export const Layout = z.readonly(
  z.discriminatedUnion("rows", [
    z.strictObject({
      ...common,
      rows: z.literal("subjects"),
      columns: z.readonly(z.array(WideColumn).check(z.minLength(1), z.maxLength(500))),
    }),
    z.strictObject({
      ...common,
      rows: z.literal("numbers"),
      /** The rows of each table, in this order; all there are unless said. */
      numbers: z.optional(
        z.readonly(
          z
            .array(
              z.readonly(
                z.strictObject({ number: Key, group: z.optional(LayoutGroup), name: z.optional(Heading) }),
              ),
            )
            .check(z.minLength(1), z.maxLength(500)),
        ),
      ),
      columns: z.readonly(z.array(LongColumn).check(z.minLength(1), z.maxLength(500))),
    }),
  ]),
);
export type Layout = z.infer<typeof Layout>;
