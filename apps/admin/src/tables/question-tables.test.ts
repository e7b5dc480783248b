import type { Fact, Report } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { questionDetail } from "./question-tables.ts";

const fact = (changed: Partial<Fact>): Fact => ({
  forbund: "F",
  insats: "Alla insatser",
  level: "forbund",
  subjectId: "f".repeat(32),
  period: "2026",
  question: "Psykiskt våld: Ja, någon gång",
  key: "psychological/any",
  breakdown: "Alla",
  group: "all",
  count: 22,
  status: "visas",
  of: 38,
  instrument: "I",
  ...changed,
});

const report = (facts: readonly Fact[], period = "2026"): Report => ({
  title: "T",
  notices: [],
  forbund: "F",
  subject: "F",
  period,
  periodKey: period,
  released: "2027-01-15",
  instrument: "I",
  sections: [],
  facts,
});

const hidden = { count: undefined, status: "skyddad" } as const;

describe("questionDetail", () => {
  it("gives the answers of the förbund itself, and of no other question or insats", () => {
    const { answers } = questionDetail(
      report([
        fact({}),
        fact({ key: "psychological/now", question: "Psykiskt våld: Nu", ...hidden }),
        fact({ key: "physical/any" }),
        fact({ insats: "MIA Vidare", count: 9 }),
      ]),
      "psychological",
      [],
    );

    expect(answers.rows.map(({ heading, cells }) => [heading, cells[0]?.text])).toEqual([
      ["Ja, någon gång", "22 av 38 (58\u00a0%)"],
      ["Nu", "··"],
    ]);
    expect(answers.rows[1]?.cells[0]?.number).toBeUndefined();
    expect(answers.notes.join(" ")).toContain("·· = skyddad");
  });

  it("shows women and men side by side when both are shown and large enough", () => {
    const facts = [
      fact({ breakdown: "Kvinnor+", count: 15, of: 24 }),
      fact({ breakdown: "Män+", count: 7, of: 14 }),
    ];

    expect(questionDetail(report(facts), "psychological", []).bySex?.sentence).toBe(
      "Skillnaden är liten och kan bero på slumpen.",
    );
  });

  it.for([
    ["one of them is hidden", fact({ breakdown: "Män+", ...hidden, of: 14 })],
    ["one of them is small", fact({ breakdown: "Män+", count: 5, of: 9 })],
    ["there is only one", fact({ key: "physical/any", breakdown: "Män+" })],
  ] as const)("shows neither when %s", ([, men]) => {
    const facts = [fact({ breakdown: "Kvinnor+", count: 15, of: 24 }), men];

    expect(questionDetail(report(facts), "psychological", []).bySex).toBeUndefined();
  });

  it("leaves a gap in time where a period is hidden", () => {
    const history = [report([fact({})], "2025"), report([fact(hidden)], "2026")];

    const { overTime } = questionDetail(report([fact({})]), "psychological", history);

    expect(overTime.rows.map(({ heading, cells }) => [heading, cells[0]?.text])).toEqual([
      ["2025", "22 av 38 (58\u00a0%)"],
      ["2026", "··"],
    ]);
  });

  it("breaks the row of periods where the wording changed", () => {
    const newer = { ...report([fact({ count: 20 })], "2027"), instrument: "J" };

    const { overTime } = questionDetail(newer, "psychological", [report([fact({})]), newer]);

    expect(overTime.rows.map(({ heading }) => heading)).toEqual(["2026", "Nytt formulär: J", "2027"]);
    expect(overTime.rows[1]?.cells).toEqual([null]);
  });

  it("sets others beside it that asked with the same wording, and nobody else", () => {
    const nation = { ...report([fact({ count: 900, of: 1400 })]), forbund: "NNS", subject: "NNS" };
    const other = { ...nation, subject: "N", forbund: "N", instrument: "J" };

    const { beside } = questionDetail(report([fact({})]), "psychological", [], [nation, other]);

    expect(beside?.rows.map(({ heading }) => heading)).toEqual(["F", "NNS"]);
    expect(questionDetail(report([fact({})]), "psychological", [], [other]).beside).toBeUndefined();
  });
});
