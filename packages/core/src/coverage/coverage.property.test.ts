import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { NotAskedReason } from "../tally/occasion.ts";
import { coveragePlanOf, GROUPS, planOf } from "../tally/plan.ts";
import { type Coverage, coverageOf, type Participants } from "./coverage.ts";
import { floored } from "./floor.ts";

const plan = coveragePlanOf(planOf(workingWording));

// Small numbers on purpose: that is where merging can go wrong.
const small = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }));

const tallies = fc
  .record({
    counts: fc.array(small, { minLength: plan.cells.length, maxLength: plan.cells.length }),
    repeats: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ counts, repeats }) => {
    const at = (id: string) => plan.indexById.get(id) ?? -1;
    const possible = [...counts];
    for (const [index, group] of GROUPS.entries()) {
      const asked = counts[at(`process/${group}/asked`)] ?? 0;
      possible[at(`process/${group}/repeat`)] = Math.floor((asked * (repeats[index] ?? 0)) / 100);
    }
    return { plan: plan.hash, forms: 0, counts: possible };
  });

const participants = fc.option(fc.record({ woman: small, man: small, other: small }), { nil: undefined });

const writtenIn = ({ bySex, notAsked, followUp }: Coverage): readonly number[] => [
  ...bySex.map(({ covered }) => covered),
  ...notAsked.byReason.map(({ count }) => count),
  ...followUp.map(({ count }) => count),
];

describe("coverageOf", () => {
  it("never writes a count from 1 to 4 in a breakdown", () =>
    fc.assert(
      fc.property(tallies, participants, (tally, known) => {
        const coverage = coverageOf(tally, plan, known);

        expect(writtenIn(coverage).filter((count) => count < 5)).toEqual([]);
        expect(coverage.declined === undefined || coverage.declined >= 5).toBe(true);
      }),
    ));

  it("gives breakdowns that add up to their totals, so that nothing can be subtracted out", () =>
    fc.assert(
      fc.property(tallies, participants, (tally, known) => {
        const { bySex, covered, notAsked } = coverageOf(tally, plan, known);
        const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

        if (bySex.length > 0) expect(sum(bySex.map((row) => row.covered))).toBe(covered);
        if (notAsked.byReason.length > 0) {
          expect(sum(notAsked.byReason.map(({ count }) => count))).toBe(notAsked.total);
        }
      }),
    ));

  it("counts everybody who was asked and was no repeat, and nobody twice", () =>
    fc.assert(
      fc.property(tallies, (tally) => {
        const at = (group: string, measure: string) =>
          tally.counts[plan.cells.findIndex(({ id }) => id === `process/${group}/${measure}`)] ?? 0;
        let people = 0;
        for (const group of ["woman", "man", "other"]) people += at(group, "asked") - at(group, "repeat");

        expect(coverageOf(tally, plan).covered).toBe(people);
      }),
    ));

  it("never has a group with more people than participants", () =>
    fc.assert(
      fc.property(tallies, participants, (tally, known) => {
        const { bySex } = coverageOf(tally, plan, known);

        expect(bySex.every((row) => row.participants === undefined || row.participants >= row.covered)).toBe(
          true,
        );
      }),
    ));
});

describe("floored", () => {
  it("keeps the total whatever it merges", () =>
    fc.assert(
      fc.property(fc.array(small), (counts) => {
        const told = floored(counts.map((count, key) => ({ key, count })));
        const total = counts.reduce((sum, count) => sum + count, 0);

        if (told !== undefined) {
          expect(told.rows.reduce((sum, { count }) => sum + count, told.rest)).toBe(total);
        }
      }),
    ));
});

describe("coverageOf, in the example of the overview", () => {
  const tallyOf = (counts: Readonly<Record<string, number>>, forms = 0) => ({
    plan: plan.hash,
    forms,
    counts: plan.cells.map(({ id }) => counts[id] ?? 0),
  });
  const women = { "process/woman/asked": 26, "process/man/asked": 14, "process/other/asked": 2 };
  const reasons = { "process/woman/not-asked-not-alone": 6, "process/man/not-asked-unwell": 4 };
  const known: Participants = { woman: 33, man: 22, other: 2 };

  it("merges men with a third group of two", () => {
    const { covered, answered, bySex } = coverageOf(tallyOf({ ...women, ...reasons }, 38), plan, known);

    expect({ covered, answered }).toEqual({ covered: 42, answered: 38 });
    expect(bySex).toEqual([
      { group: "woman", covered: 26, participants: 33 },
      { group: "man+other", covered: 16, participants: 24 },
    ]);
  });

  it("gives men a row of their own when nobody is in the third group", () => {
    const { bySex } = coverageOf(tallyOf({ ...women, "process/other/asked": 0 }), plan, known);

    expect(bySex.map(({ group }) => group)).toEqual(["woman", "man"]);
  });

  it("puts small reasons and those never registered together", () => {
    const { notAsked } = coverageOf(tallyOf({ ...women, ...reasons }), plan, known);

    expect(notAsked).toEqual({
      total: 15,
      byReason: [
        { reason: "not-alone", count: 6 },
        { reason: "rest", count: 9 },
      ],
    });
  });

  it("leaves those already asked out of both", () => {
    const { notAsked } = coverageOf(tallyOf({ "process/woman/not-asked-already-asked": 9 }), plan);

    expect(notAsked).toEqual({ total: 0, byReason: [] });
    expect(NotAskedReason.options).toContain("already-asked");
  });

  it("says so when more were asked than the insats has participants", () => {
    const { exceedsParticipants } = coverageOf(tallyOf(women), plan, { woman: 20, man: 10, other: 0 });

    expect(exceedsParticipants).toBe(true);
  });
});
