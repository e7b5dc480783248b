import { type Fact, type Instrument, inventedInstrument, type Report, workingWording } from "@vifragar/core";
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

const asked = (told: Report, instrument: Instrument = workingWording) => ({ report: told, instrument });

const hidden = { count: undefined, status: "skyddad" } as const;

describe("questionDetail", () => {
  it("gives the answers of the förbund itself, and of no other question or insats", () => {
    const { answers } = questionDetail(
      asked(
        report([
          fact({}),
          fact({ key: "psychological/now", question: "Psykiskt våld: Nu", ...hidden }),
          fact({ key: "physical/any" }),
          fact({ insats: "MIA Vidare", count: 9 }),
        ]),
      ),
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

    expect(questionDetail(asked(report(facts)), "psychological", []).bySex?.sentence).toBe(
      "Skillnaden är liten och kan bero på slumpen.",
    );
  });

  it.for([
    ["one of them is hidden", fact({ breakdown: "Män+", ...hidden, of: 14 })],
    ["one of them is small", fact({ breakdown: "Män+", count: 5, of: 9 })],
    ["there is only one", fact({ key: "physical/any", breakdown: "Män+" })],
  ] as const)("shows neither when %s", ([, men]) => {
    const facts = [fact({ breakdown: "Kvinnor+", count: 15, of: 24 }), men];

    expect(questionDetail(asked(report(facts)), "psychological", []).bySex).toBeUndefined();
  });

  it("leaves a gap in time where a period is hidden", () => {
    const history = [asked(report([fact({})], "2025")), asked(report([fact(hidden)], "2026"))];

    const { overTime } = questionDetail(asked(report([fact({})])), "psychological", history);

    expect(overTime.rows.map(({ heading, cells }) => [heading, cells[0]?.text])).toEqual([
      ["2025", "22 av 38 (58\u00a0%)"],
      ["2026", "··"],
    ]);
  });

  it("breaks the row of periods where the form changed, whatever it is called", () => {
    const newer = asked(report([fact({ count: 20 })], "2027"), inventedInstrument(5));

    const { overTime } = questionDetail(newer, "psychological", [asked(report([fact({})])), newer]);

    expect(overTime.rows.map(({ heading }) => heading)).toEqual(["2026", "Nytt formulär: I", "2027"]);
    expect(overTime.rows[1]?.cells).toEqual([null]);
    expect(overTime.rows[2]?.startsAnew).toBe(true);
  });

  it("does not break it for a translation more", () => {
    const translated = { ...workingWording, approvedLanguages: workingWording.approvedLanguages.slice(0, 1) };
    const history = [asked(report([fact({})]), translated), asked(report([fact({})], "2027"))];

    const { overTime } = questionDetail(asked(report([fact({})], "2027")), "psychological", history);

    expect(overTime.rows.map(({ heading }) => heading)).toEqual(["2026", "2027"]);
  });

  it("leaves out periods of another form where the question cannot be compared, and says so", () => {
    const own = { key: "digital/any", question: "Påhittad fråga 3 (digital)?: Ja, någon gång" };
    const [five, nine] = [inventedInstrument(5), inventedInstrument(9)];
    const now = asked(report([fact(own)], "2027"), nine);

    const { overTime, answers } = questionDetail(now, "digital", [asked(report([fact(own)]), five), now]);

    expect(overTime.rows.map(({ heading }) => heading)).toEqual(["2027"]);
    expect(overTime.notes.join(" ")).toContain("Perioder med ett annat formulär är inte med");
    expect(answers.rows.map(({ heading }) => heading)).toEqual(["Ja, någon gång"]);
  });

  it("sets others beside it that asked with the same wording, and nobody else", () => {
    const nation = { ...report([fact({ count: 900, of: 1400 })]), forbund: "NNS", subject: "NNS" };
    const other = { ...nation, subject: "N", forbund: "N", instrument: "J" };

    const { beside } = questionDetail(asked(report([fact({})])), "psychological", [], [nation, other]);

    expect(beside?.rows.map(({ heading }) => heading)).toEqual(["F", "NNS"]);
    expect(questionDetail(asked(report([fact({})])), "psychological", [], [other]).beside).toBeUndefined();
  });
});
