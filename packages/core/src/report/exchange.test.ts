/** Formats for other systems: that they keep their rules, and that nothing protected is in any of them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { workingWording } from "../instruments/working-wording.ts";
import { SUPPRESSED_NOTE } from "../protection/texts-sv.ts";
import { chartFileOf } from "./chart.ts";
import { svgFile } from "./chart-svg.ts";
import { csvOf } from "./csv.ts";
import { htmlOf } from "./html.ts";
import { jsonOf } from "./json.ts";
import { Layout } from "./layout.ts";
import { readLayout } from "./layout-read.ts";
import { layoutCsv, layoutSheets } from "./layout-sheet.ts";
import { measureReportOf, measureReportText } from "./measure-report.ts";
import type { Report } from "./report.ts";
import { sdmxCsvOf } from "./sdmx-csv.ts";
import { sheetsOf } from "./sheets.ts";
import { reportWith, tablesOf } from "./testing.ts";

const shipped = readFileSync(new URL("../../../../data/nns-layout.json", import.meta.url), "utf8");
const layout = Layout.parse(JSON.parse(shipped));
const report = reportWith({ notices: ["SIMULERADE SVAR"] });

/** Lines of a CSV without quoted fields, as cells. */
const cellsOf = (csv: string, separator: string) =>
  csv
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(separator));

describe("measureReportOf", () => {
  const made = measureReportOf(report);

  // The elements of R4's MeasureReport that we use, with their cardinalities: hl7.org/fhir/R4/measurereport.html.
  const Code = z.strictObject({
    coding: z.optional(
      z
        .array(z.strictObject({ system: z.url(), code: z.string().check(z.regex(/^[^\s]+(\s[^\s]+)*$/)) }))
        .check(z.minLength(1)),
    ),
    text: z.string().check(z.minLength(1)),
  });
  const Extension = z.strictObject({
    url: z.literal("http://hl7.org/fhir/StructureDefinition/data-absent-reason"),
    valueCode: z.enum(["masked", "not-applicable"]),
  });
  const Population = z.union([
    z.strictObject({ code: Code, count: z.int() }),
    z.strictObject({ code: Code, _count: z.strictObject({ extension: z.tuple([Extension]) }) }),
  ]);
  const populations = z.array(Population).check(z.minLength(1));
  const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
  const Resource = z.strictObject({
    resourceType: z.literal("MeasureReport"),
    language: z.literal("sv"),
    contained: z.tuple([
      z.strictObject({
        resourceType: z.literal("Measure"),
        id: z.string().check(z.regex(/^[A-Za-z0-9\-.]{1,64}$/)),
        status: z.enum(["draft", "active", "retired", "unknown"]),
        experimental: z.boolean(),
        title: z.string(),
        description: z.string(),
      }),
    ]),
    status: z.enum(["complete", "pending", "error"]),
    type: z.enum(["individual", "subject-list", "summary", "data-collection"]),
    measure: z.literal("#matt"),
    date,
    reporter: z.strictObject({ display: z.string() }),
    period: z.strictObject({ start: date, end: date }),
    group: z.array(
      z.strictObject({
        code: Code,
        population: populations,
        stratifier: z.optional(
          z.array(
            z.strictObject({
              code: z.array(Code).check(z.minLength(1)),
              stratum: z.array(
                z.union([
                  z.strictObject({ value: Code, population: populations }),
                  z.strictObject({
                    component: z.array(z.strictObject({ code: Code, value: Code })).check(z.minLength(2)),
                    population: populations,
                  }),
                ]),
              ),
            }),
          ),
        ),
      }),
    ),
  });

  it("keeps the structure of R4", () => {
    expect(z.safeParse(Resource, JSON.parse(measureReportText(report))).error?.issues).toBeUndefined();
    expect(made.period).toEqual({ start: "2026-07-01", end: "2026-12-31" });
  });

  it("gives numerator and denominator, and masks what is protected", () => {
    const group = (key: string) => made.group.find(({ code }) => code.coding?.[0]?.code === key);

    expect(group("psychological/any")?.population.map(({ count }) => count)).toEqual([38, 22]);
    expect(
      group("psychological/any")?.stratifier?.[0]?.stratum.map(({ population }) => population[1]?.count),
    ).toEqual([15, 7]);
    const [, hidden] = group("used/any")?.population ?? [];
    expect(hidden).not.toHaveProperty("count");
    expect(hidden?._count?.extension[0]?.valueCode).toBe("masked");
  });
});

describe("sdmxCsvOf", () => {
  const [headings = [], ...rows] = cellsOf(sdmxCsvOf(reportWith()), ",");
  const row = (indicator: string, group = "_T") => {
    const found =
      rows.find((cells) => cells[3] === "F" && cells[5] === indicator && cells[6] === group) ?? [];
    return Object.fromEntries(headings.map((heading, at) => [heading, found[at]]));
  };

  it("has the columns that SDMX-CSV 2.0 asks for first, and codes that are SDMX ids", () => {
    expect(headings.slice(0, 3)).toEqual(["STRUCTURE", "STRUCTURE_ID", "ACTION"]);
    for (const cells of rows) for (const id of cells.slice(3, 7)) expect(id).toMatch(/^[A-Za-z0-9_@$-]+$/);
    expect(row("PSYCHOLOGICAL_ANY")).toMatchObject({
      TIME_PERIOD: "2026-S2",
      OBS_VALUE: "22",
      OBS_STATUS: "A",
      CONF_STATUS: "F",
      BASE: "38",
    });
  });

  it("leaves the value of what is protected empty, with one code whatever the reason", () => {
    expect(row("USED_ANY")).toMatchObject({ OBS_VALUE: "", OBS_STATUS: "Q", CONF_STATUS: "C" });
    expect(new Set(rows.filter((cells) => cells[9] === "Q").map((cells) => cells[10]))).toEqual(
      new Set(["C"]),
    );
    expect(rows.some((cells) => ["D", "S", "N"].includes(cells[10] ?? ""))).toBe(false);
  });
});

describe("layouts", () => {
  it("ships one that every number of is in the form", () => {
    expect(readLayout(shipped, workingWording)).toEqual({ ok: true, value: layout });
  });

  it("gives a row for each table and a column for each number, in the order of the file", () => {
    const [headings = [], own = []] = cellsOf(layoutCsv(report, { ...layout, file: "csv" }), ";");
    const at = (heading: string) => own[headings.indexOf(heading)];

    expect(headings).toEqual(layout.columns.map(({ heading }) => heading));
    expect([at("Deltagare"), at("Svarade"), at("1 Psykiskt våld, ja, kvinnor+")]).toEqual(["57", "38", "15"]);
    expect(at("7 Eget våld mot någon nära, ja")).toBe("··");
    expect(at("Att känna till")).toContain("SIMULERADE SVAR");
  });

  it("gives a row for each number, renamed and in the order of the file", () => {
    const long = Layout.parse({
      format: "vifragar/layout@1",
      name: "Lång",
      file: "csv",
      separator: ",",
      rows: "numbers",
      levels: ["forbund"],
      hidden: "(skyddad)",
      numbers: [
        { number: "used/any", name: "Fråga 7" },
        { number: "psychological/any", group: "man", name: "Fråga 1" },
      ],
      columns: [
        { heading: "Q", value: "question" },
        { heading: "N", value: "count" },
        { heading: "Andel", value: "percent" },
        { heading: "Av", value: "of" },
        { heading: "Källa", text: "=enkät" },
      ],
    });

    expect(cellsOf(layoutCsv(reportWith(), long), ",").map((cells) => cells.slice(0, 5))).toEqual([
      ["Q", "N", "Andel", "Av", "Källa"],
      ["Fråga 7", "(skyddad)", "(skyddad)", "38", "'=enkät"],
      // No percentage: fourteen men.
      ["Fråga 1", "7", "", "14", "'=enkät"],
    ]);
  });

  it("adds what must be known where no column tells it", () => {
    const without = { ...layout, columns: layout.columns.slice(0, 3) } as Layout;
    const [sheet] = layoutSheets(report, without);

    expect(sheet?.rows[0]?.at(-1)).toEqual({ kind: "heading", text: "Att känna till" });
    expect(sheet?.rows[1]?.at(-1)).toMatchObject({ text: expect.stringContaining("ARBETSFORMULERING") });
  });

  const base = JSON.parse(shipped);
  it.each([
    ["{", "Filen är inte JSON"],
    ["[]", "Filen ska börja med {"],
    [JSON.stringify({ ...base, file: "pdf" }), '"file" ska vara "csv" eller "xlsx"; där står "pdf".'],
    [JSON.stringify({ ...base, hidden: "0" }), '"hidden" ska vara ett tecken eller ett ord utan siffror'],
    [JSON.stringify({ ...base, hidden: "" }), '"hidden" ska vara'],
    [JSON.stringify({ ...base, colums: [] }), 'Känner inte till "colums"'],
    [JSON.stringify({ ...base, columns: [] }), '"columns" ska vara en lista med minst en kolumn'],
    [
      JSON.stringify({ ...base, columns: [{ heading: "A", value: "antal" }] }),
      'Kolumn 1: "value" ska vara ett av',
    ],
    [
      JSON.stringify({ ...base, columns: [{ heading: "A", value: "count" }] }),
      'Kolumn 1: "value" ska vara ett av',
    ],
    [
      JSON.stringify({ ...base, columns: [{ heading: "A", nummer: "base" }] }),
      'Kolumn 1: känner inte till "nummer"',
    ],
    [JSON.stringify({ ...base, columns: [{ value: "insats" }] }), 'Kolumn 1: "heading" saknas.'],
    [
      JSON.stringify({ ...base, columns: [{ heading: "A", number: "psykiskt/any" }] }),
      'Kolumn 1: siffran "psykiskt/any" finns inte i formuläret.',
    ],
    [
      JSON.stringify({ ...base, columns: [{ heading: "A", number: "base", group: "girls" }] }),
      'Kolumn 1: "group" ska vara',
    ],
  ])("says what is wrong in %s", (text, fault) => {
    const read = readLayout(text, workingWording);

    expect(read.ok ? [] : read.faults[0]).toContain(fault);
  });
});

describe("every format", () => {
  const forbund = {
    "all/base": 15,
    "all/exposed": null,
    "all/psychological/any": 8,
    "all/used/any": null,
    "woman/base": 0,
    "man/base": 15,
  };
  const small: Report = reportWith({
    table: tablesOf({ forbund }).forbund,
    insatser: [],
    coverage: new Map(),
  });
  const fragor = small.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table" && block.table.chartColumn !== undefined ? [block.table] : [],
    ),
  );
  const files: Readonly<Record<string, string>> = {
    csv: csvOf(small),
    html: htmlOf(small),
    json: jsonOf(small),
    sheets: JSON.stringify(sheetsOf(small)),
    fhir: measureReportText(small),
    sdmx: sdmxCsvOf(small),
    layout: layoutCsv(small, layout),
    svg: fragor
      .map((table) => svgFile(chartFileOf(small, table), { title: table.caption, sentence: "" }))
      .join(),
  };

  it.each(Object.keys(files))("tells no percentage of fewer than twenty in %s", (name) => {
    // Drawings carry a style sheet of their own.
    expect(files[name]?.replaceAll(/<style>.*?<\/style>/gs, "")).not.toMatch(/\d\s*%/);
  });

  it("explains the sign for protected wherever a person may meet it", () => {
    for (const name of ["html", "sheets", "svg"]) {
      // Broken into lines in a drawing.
      const words = files[name]?.replaceAll(/<[^>]+>\s*/g, " ").replaceAll(/\s+/g, " ");
      expect(words, name).toContain(SUPPRESSED_NOTE.slice(0, 30));
    }
  });
});
