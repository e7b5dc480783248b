import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { responseOf } from "../testing.ts";
import { contributionOf } from "./contribution.ts";
import { coveragePlanOf, planOf } from "./plan.ts";
import { checkSums, countOf, emptyTally, mergeTallies, type Tally } from "./tally.ts";

const plan = planOf(workingWording);
const blank = {
  psychological: [],
  physical: [],
  sexual: [],
  childhood: "",
  fear: "",
  children: "",
  used: "",
};
const oneForm = contributionOf(
  {
    kind: "answered",
    prior: "no",
    response: responseOf({ ...blank, physical: ["child", "now"], sex: "woman" }),
  },
  plan,
  () => true,
);

const altered = (tally: Tally, id: string, count: number): Tally => ({
  ...tally,
  counts: tally.counts.map((before, at) => (at === plan.indexById.get(id) ? count : before)),
});

describe("mergeTallies", () => {
  it("refuses tallies of different plans", () => {
    expect(() => mergeTallies(oneForm, emptyTally(coveragePlanOf(plan)))).toThrow("different plans");
  });

  it("refuses a tally that is shorter than its plan", () => {
    expect(() => mergeTallies(oneForm, { ...oneForm, counts: [] })).toThrow("one count for each cell");
  });
});

describe("contributionOf", () => {
  it("counts a form once under any, however many time frames are true", () => {
    expect(countOf(oneForm, plan, "first/woman/physical/any")).toBe(1);
    expect(countOf(oneForm, plan, "first/woman/physical/child")).toBe(1);
    expect(countOf(oneForm, plan, "first/woman/physical/now")).toBe(1);
    expect(countOf(oneForm, plan, "first/woman/childhood+later")).toBe(1);
  });

  it("counts a wholly skipped form as asked and nothing else", () => {
    const skipped = contributionOf(
      { kind: "answered", prior: "no", response: responseOf({ ...blank, sex: "man" }) },
      plan,
      () => true,
    );

    expect(skipped.forms).toBe(0);
    expect(plan.cells.filter((_, at) => skipped.counts[at] !== 0).map(({ id }) => id)).toEqual([
      "process/man/asked",
    ]);
  });

  it("puts a form without stated sex in one group by the coin and in the overlay", () => {
    const response = responseOf({ ...blank, childhood: "yes", sex: "other" });
    const tails = contributionOf({ kind: "answered", prior: "no", response }, plan, () => false);

    expect(countOf(tails, plan, "first/man/childhood/any")).toBe(1);
    expect(countOf(tails, plan, "first/other/childhood/any")).toBe(1);
    expect(countOf(tails, plan, "first/woman/childhood/any")).toBe(0);
  });
});

describe("checkSums", () => {
  it.each([
    ["a time frame above any", "first/woman/physical/adult", 2],
    ["a class that the base does not hold", "first/woman/physical/none", 1],
    ["a crossing above its margin", "first/woman/exposed+used", 1],
    ["an indicator above the base", "first/woman/used", 2],
    ["an overlay above the groups it lies over", "first/other/base", 3],
    ["more who stopped than were asked", "process/woman/stopped", 2],
    ["more forms than people who were asked", "process/woman/asked", 0],
  ])("refuses %s", (_, id, count) => {
    expect(() => checkSums(altered(oneForm, id, count), plan)).toThrow("contradict");
  });

  it.each([-1, 0.5, 2 ** 32, Number.NaN])("refuses %s as a count", (count) => {
    expect(() => checkSums(altered(oneForm, "first/man/base", count), plan)).toThrow("whole numbers");
  });

  it("refuses a number of forms that the bases do not add up to", () => {
    expect(() => checkSums({ ...oneForm, forms: 2 }, plan)).toThrow("contradict");
  });
});
