import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { contributionOf } from "../tally/contribution.ts";
import { coveragePlanOf, planOf } from "../tally/plan.ts";
import { checkSums, emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import { occasions } from "../testing.ts";
import { admit, type Door } from "./admission.ts";
import { firstTimeOnly } from "./upwards.ts";

const plan = planOf(workingWording);
const coverage = coveragePlanOf(plan);

const counted = fc.array(fc.tuple(occasions, fc.boolean()), { maxLength: 25 }).map((all) => ({
  all,
  tally: all
    .map(([occasion, coin]) => contributionOf(occasion, plan, () => coin))
    .reduce(mergeTallies, emptyTally(plan)),
}));

const door: Door = {
  level: "forbund",
  prov: false,
  insatser: new Set(["aa".repeat(16)]),
  plans: new Map([plan, coverage].map((known) => [known.hash, known])),
};
const verdictOn = ({ forms, counts }: Tally, at: Door) => {
  const header = {
    kind: "tally",
    signer: "22".repeat(32),
    incarnation: "33".repeat(16),
    insats: "aa".repeat(16),
    plan: plan.hash as string,
    period: { year: 2026, kind: "year", index: 1 },
    seq: 1,
    previous: "00".repeat(32),
    final: true,
    correction: false,
    prov: false,
    day: 20_000,
    k: 5,
    forms,
  };
  return admit({ header, cells: counts, digest: "11".repeat(32) }, at);
};

describe("firstTimeOnly", () => {
  it("counts as if nobody who was asked elsewhere before had answered", () =>
    fc.assert(
      fc.property(counted, ({ all, tally }) => {
        const answered = all.filter(
          ([occasion]) => !("prior" in occasion && occasion.prior === "elsewhere" && "response" in occasion),
        );
        const without = answered
          .map(([occasion, coin]) => contributionOf(occasion, plan, () => coin))
          .reduce(mergeTallies, emptyTally(plan));
        const sum = firstTimeOnly(tally, plan);

        const answersOf = ({ counts }: Tally) => counts.filter((_, at) => plan.cells[at]?.kind === "answer");
        expect(answersOf(sum)).toEqual(answersOf(without));
        expect(sum.forms).toBe(without.forms);
      }),
    ));

  it("leaves how often the questions were offered as it was, and sums that add up", () =>
    fc.assert(
      fc.property(counted, ({ tally }) => {
        const sum = firstTimeOnly(tally, plan);

        plan.cells.forEach((cell, at) => {
          if (cell.kind !== "answer") expect(sum.counts[at]).toBe(tally.counts[at]);
        });
        expect(() => checkSums(sum, plan)).not.toThrow();
        expect(firstTimeOnly(sum, plan)).toEqual(sum);
      }),
    ));

  it("merges in either order: sums of förbund add up to the sum of all their devices", () =>
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        expect(mergeTallies(firstTimeOnly(a.tally, plan), firstTimeOnly(b.tally, plan))).toEqual(
          firstTimeOnly(mergeTallies(a.tally, b.tally), plan),
        );
      }),
    ));

  it("is what NNS asks for: other sums are refused there and nowhere else", () =>
    fc.assert(
      fc.property(counted, ({ tally }) => {
        const nns: Door = { ...door, level: "nation" };
        const holdsOthers = tally.forms !== firstTimeOnly(tally, plan).forms;

        expect(verdictOn(tally, door).ok).toBe(true);
        expect(verdictOn(firstTimeOnly(tally, plan), nns).ok).toBe(true);
        expect(verdictOn(tally, nns)).toMatchObject(holdsOthers ? { ok: false, code: "SUMS" } : { ok: true });
      }),
    ));
});
