/** The published schemas of what reports are written as and laid out by, held against what is written and read. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { jsonOf } from "./json.ts";
import { Layout } from "./layout.ts";
import { reportWith } from "./testing.ts";

const list = <Item extends z.ZodMiniType>(item: Item) => z.array(item);
const count = z.int().check(z.minimum(0));
const Cell = z.union([
  z.strictObject({
    text: z.string(),
    status: z.literal("visas"),
    number: z.optional(count),
    of: z.optional(count),
  }),
  // No count can stand here: the schema has no place for one.
  z.strictObject({
    text: z.string(),
    spoken: z.optional(z.string()),
    status: z.enum(["skyddad", "inget underlag"]),
  }),
]);
const Table = z.strictObject({
  id: z.string(),
  caption: z.string(),
  rowHeading: z.string(),
  columns: list(z.string()),
  rows: list(
    z.strictObject({
      heading: z.string(),
      group: z.optional(z.string()),
      startsAnew: z.optional(z.literal(true)),
      cells: list(z.nullable(Cell)),
    }),
  ),
  notes: list(z.string()),
  chartColumn: z.optional(count),
  chartKind: z.optional(z.literal("time")),
});
const Block = z.union([
  z.strictObject({ kind: z.enum(["sentence", "note"]), text: z.string() }),
  z.strictObject({ kind: z.literal("list"), items: list(z.string()) }),
  z.strictObject({ kind: z.literal("table"), table: Table }),
]);
const common = {
  forbund: z.string(),
  insats: z.string(),
  level: z.enum(["insats", "forbund", "nation"]),
  subjectId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  period: z.string(),
  question: z.string(),
  key: z.string(),
  breakdown: z.string(),
  group: z.enum(["all", "woman", "man", "other", "man+other"]),
  of: z.optional(count),
  instrument: z.string(),
};
const Fact = z.union([
  z.strictObject({ ...common, status: z.literal("visas"), count }),
  z.strictObject({ ...common, status: z.enum(["skyddad", "inget underlag"]) }),
]);
const ReportFile = z.strictObject({
  format: z.literal("vifragar/report@1"),
  report: z.strictObject({
    title: z.string(),
    notices: list(z.string()),
    forbund: z.string(),
    subject: z.string(),
    period: z.string(),
    periodKey: z.string(),
    released: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
    dateWord: z.optional(z.literal("Gjord")),
    instrument: z.string(),
    sections: list(
      z.strictObject({ id: z.string(), heading: z.string(), blocks: list(Block), startsPage: z.boolean() }),
    ),
    facts: list(Fact),
  }),
});

describe("docs/formats", () => {
  it.each([
    ["report", ReportFile],
    ["layout", Layout],
  ])("has the schema of %s", (name, schema) => {
    const file = new URL(`../../../../docs/formats/${name}.schema.json`, import.meta.url);
    const text = `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;

    // VF_WRITE_SCHEMAS=1 writes them anew after a change that is meant.
    if (process.env.VF_WRITE_SCHEMAS === "1") writeFileSync(file, text);

    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(text));
  });

  it("is kept by the report that is written", () => {
    const written = JSON.parse(jsonOf(reportWith({ notices: ["SIMULERADE SVAR"] }, true)));

    expect(z.safeParse(ReportFile, written).error?.issues).toBeUndefined();
  });
});
