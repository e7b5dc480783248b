import type { Fact, Report } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { crossingTables } from "./crossing-table.ts";

const fact = (key: string, count: number | undefined): Fact => ({
  forbund: "F",
  insats: "Alla insatser",
  period: "2026",
  question: key,
  key,
  breakdown: "Alla",
  group: "all",
  level: "forbund",
  subjectId: "f".repeat(32),
  count,
  status: count === undefined ? "skyddad" : "visas",
  of: 100,
  instrument: "I",
});

const report = (facts: readonly Fact[]): Report => ({
  title: "T",
  notices: [],
  forbund: "F",
  subject: "F",
  period: "2026",
  periodKey: "2026",
  released: "2027-01-15",
  instrument: "I",
  sections: [],
  facts,
});

const textsOf = (facts: readonly Fact[]) =>
  crossingTables(report(facts)).map(({ rows }) =>
    rows.map(({ cells }) => cells.map((cell) => cell?.number ?? cell?.text)),
  );

describe("crossingTables", () => {
  it("fills in the cells that follow from both margins, and adds up to the base", () => {
    expect(textsOf([fact("childhood", 40), fact("later", 60), fact("childhood+later", 30)])).toEqual([
      [
        [30, 10],
        [30, 30],
      ],
    ]);
  });

  it("hides every cell that a hidden number is needed for", () => {
    expect(textsOf([fact("exposed", 70), fact("used", undefined), fact("exposed+used", 12)])).toEqual([
      [
        [12, 58],
        ["··", "··"],
      ],
    ]);
  });

  it("makes no table that the plan does not declare", () => {
    expect(crossingTables(report([fact("childhood", 40), fact("later", 60)]))).toEqual([]);
  });
});
