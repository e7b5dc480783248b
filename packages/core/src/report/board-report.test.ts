import { describe, expect, it } from "vitest";
import { boardReportOf } from "./board-report.ts";
import type { Report } from "./report.ts";
import { reportWith } from "./testing.ts";

const textsIn = ({ sections }: Report) =>
  sections.flatMap(({ blocks }) => blocks).map((block) => JSON.stringify(block));

describe("boardReportOf", () => {
  const whole = reportWith();
  const board = boardReportOf(whole);

  it("has three pages: coverage and any violence, the questions, notes last", () => {
    const begins = board.sections.filter(({ startsPage }) => startsPage).map(({ id }) => id);

    expect(board.sections.map(({ id }) => id)).toEqual([
      "tillfragade",
      "utsatt",
      "insatser",
      "fragor",
      "kon",
      "om",
    ]);
    expect(begins).toEqual(["fragor", "kon"]);
  });

  it("says nothing that the whole report does not, but where the rest is", () => {
    const known = new Set(textsIn(whole));

    const own = textsIn(board).filter((text) => !known.has(text));

    expect(own).toHaveLength(1);
    expect(own[0]).toContain("finns i Excelfilen");
  });

  it("leaves out what is not there, as in the report of one insats", () => {
    const board = boardReportOf(reportWith({ insatser: [], coverage: new Map() }));

    expect(board.sections.map(({ id }) => id)).toEqual(["utsatt", "fragor", "kon", "om"]);
  });
});
