import { describe, expect, it } from "vitest";
import { chartFileOf, chartOf, chartSentence } from "./chart.ts";
import { CHART_COLOURS, svgFile } from "./chart-svg.ts";
import { emptyCell, hiddenCell, shownCell } from "./number-text.ts";
import type { ReportCell, ReportTable } from "./report.ts";
import { reportWith } from "./testing.ts";

const tableOf = (
  cells: readonly (readonly [string, ReportCell])[],
  more: Partial<ReportTable> = {},
): ReportTable => ({
  id: "t",
  caption: "Svar",
  rowHeading: "Fråga",
  columns: ["Ja, någon gång"],
  rows: cells.map(([heading, cell]) => ({ heading, cells: [cell] })),
  notes: [],
  chartColumn: 0,
  ...more,
});

const bars = tableOf([
  ["Psykiskt våld", shownCell(30, 40)],
  ["Sexuellt våld", hiddenCell],
  ["Barn hemma som varit med om våld", shownCell(10, 40)],
]);

const rects = (table: ReportTable, look: string, width = 640) =>
  chartOf(table, width).marks.flatMap((mark) => (mark.kind === "rect" && mark.look === look ? [mark] : []));

describe("bars", () => {
  it("are as long as their share of one and the same whole", () => {
    const [whole] = rects(bars, "rest");
    const [long, short] = rects(bars, "part");

    expect(long?.width).toBe(Math.round((whole?.width ?? 0) * 0.75));
    expect(short?.width).toBe(Math.round((whole?.width ?? 0) * 0.25));
  });

  it("have one length for all that is protected, with its sign beside it", () => {
    const others = tableOf([
      ["A", shownCell(900, 1000)],
      ["B", hiddenCell],
      ["C", hiddenCell],
    ]);

    expect([...rects(bars, "hidden"), ...rects(others, "hidden")].map(({ width }) => width)).toEqual([
      60, 60, 60,
    ]);
    expect(chartOf(bars, 640).marks).toContainEqual(expect.objectContaining({ kind: "text", text: "··" }));
  });

  it.each([288, 320, 640, 1000])("keep within %i pixels, names broken where they must", (width) => {
    for (const mark of chartOf(bars, width).marks) {
      if (mark.kind === "rect") expect(mark.x + mark.width).toBeLessThanOrEqual(width);
      if (mark.kind === "text" && mark.anchor === "start")
        expect(mark.x + mark.text.length * 8).toBeLessThanOrEqual(width + 8);
    }
  });
});

const periods = (...cells: readonly ReportCell[]) =>
  tableOf(
    cells.map((cell, at) => [`${2020 + at}`, cell] as const),
    { chartKind: "time" },
  );

describe("points over time", () => {
  const lines = (table: ReportTable, look: string) =>
    chartOf(table, 640).marks.filter((mark) => mark.kind === "line" && mark.look === look).length;
  const words = (table: ReportTable) =>
    chartOf(table, 640).marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));

  it("leave a gap where a period is protected", () => {
    const table = periods(shownCell(10, 40), shownCell(12, 40), hiddenCell, shownCell(15, 40));

    expect(lines(table, "data")).toBe(1);
    expect(words(table)).toEqual(expect.arrayContaining(["··", "n 40", "10 av 40"]));
  });

  it("break with a line that says so where the form changed", () => {
    const table = periods(shownCell(10, 40), shownCell(12, 40));
    const broken = {
      ...table,
      rows: table.rows.map((row, at) => (at === 1 ? { ...row, startsAnew: true as const } : row)),
    };

    expect([lines(broken, "data"), lines(broken, "break")]).toEqual([0, 1]);
    expect(words(broken)).toContain("Nytt formulär");
    expect(chartSentence(broken)).toContain("går inte att jämföra");
  });

  it("count from 0, in percent only where every base carries it", () => {
    expect(words(periods(shownCell(10, 40)))).toContain("100\u00a0%");
    expect(words(periods(shownCell(10, 40), shownCell(9, 19))).join()).not.toContain("%");
  });

  it("show nothing for a period without answers", () => {
    expect(words(periods(emptyCell))).toContain("inget underlag");
  });
});

describe("chartSentence", () => {
  it("names the largest of what is shown, and says that not all is", () => {
    expect(chartSentence(bars)).toBe(
      "Ja, någon gång. Störst av siffrorna som visas: Psykiskt våld, 30 av 40. En streckad ram är en skyddad siffra; dess storlek säger inget.",
    );
  });

  it.each([
    [shownCell(10, 40), shownCell(12, 40), "liten och kan bero på slumpen"],
    [shownCell(5, 100), shownCell(60, 100), "Andelen är större än 2020 (5 av 100)"],
    [shownCell(60, 100), shownCell(5, 100), "Andelen är mindre än 2020"],
  ])("tells chance from change", (before, after, part) => {
    expect(chartSentence(periods(before, after))).toContain(part);
  });
});

describe("a chart as a file", () => {
  const report = reportWith({ notices: ["SIMULERADE SVAR"] });
  const table = { ...bars, caption: "Våld & <mer>", notes: [] };
  const svg = svgFile(chartFileOf(report, table), { title: table.caption, sentence: chartSentence(table) });

  it("carries its notices, where it is from and when it was released", () => {
    for (const words of ["SIMULERADE SVAR", "ARBETSFORMULERING", "Förbundet A", "Släppt 2027-01-15"])
      expect(svg).toContain(words);
  });

  it("names itself to a screen reader and lets no text become markup", () => {
    expect(svg).toContain('<title id="title">Våld &amp; &lt;mer&gt;</title>');
    expect(svg).toContain('role="img"');
  });
});

describe("in grey", () => {
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const onWhite = (hex: string) => 1.05 / (luminance(hex) + 0.05);

  it("fill and outlines stand out by lightness alone", () => {
    expect(onWhite(CHART_COLOURS.fill)).toBeGreaterThan(7);
    expect(onWhite(CHART_COLOURS.outline)).toBeGreaterThan(4.5);
    expect(onWhite(CHART_COLOURS.muted)).toBeGreaterThan(4.5);
  });
});
