import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { occasions, type PlainForm, plainForms, responseOf } from "../testing.ts";
import { contributionOf } from "./contribution.ts";
import { coveragePlanOf, planOf } from "./plan.ts";
import { checkSums, countOf, emptyTally, mergeTallies, partOf, type Tally } from "./tally.ts";

const plan = planOf(workingWording);
const heads = () => true;

const sumOf = (tallies: readonly Tally[]) => tallies.reduce(mergeTallies, emptyTally(plan));
const tallies = fc
  .array(occasions, { maxLength: 8 })
  .map((all) => sumOf(all.map((occasion) => contributionOf(occasion, plan, heads))));

describe("mergeTallies", () => {
  it("does not depend on the order of two tallies", () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(mergeTallies(a, b)).toEqual(mergeTallies(b, a));
      }),
    );
  });

  it("does not depend on the grouping of three", () => {
    fc.assert(
      fc.property(tallies, tallies, tallies, (a, b, c) => {
        expect(mergeTallies(a, mergeTallies(b, c))).toEqual(mergeTallies(mergeTallies(a, b), c));
      }),
    );
  });

  it("leaves a tally as it was when merged with the empty one", () => {
    fc.assert(
      fc.property(tallies, (a) => {
        expect(mergeTallies(emptyTally(plan), a)).toEqual(a);
      }),
    );
  });
});

/**
 * The oracle reads the ticked values themselves and knows the seven questions by heart. It calls
 * neither the plan's predicates nor anything else in this folder.
 */
function countedByHand(forms: readonly PlainForm[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (cell: string) => counts.set(cell, (counts.get(cell) ?? 0) + 1);
  for (const { values, prior, coin } of forms) {
    const sex = String(values.sex);
    const stated = sex === "woman" || sex === "man" ? sex : "other";
    add(`process/${stated}/asked`);
    if (prior === "here") add(`process/${stated}/repeat`);
    if (prior === "elsewhere") add(`process/${stated}/elsewhere`);
    const ticked = (code: string): readonly string[] =>
      [values[code] ?? ""].flat().filter((tick) => tick !== "");
    const codes = ["psychological", "physical", "sexual", "childhood", "fear", "children", "used"];
    if (prior === "here" || codes.every((code) => ticked(code).length === 0)) continue;
    const groups = stated === "other" ? [coin ? "woman" : "man", "other"] : [stated];
    const cells = ["base"];
    for (const code of codes) {
      const ticks = ticked(code);
      const times = ticks.filter((tick) => ["child", "adult", "now", "earlier"].includes(tick));
      if (times.length > 0 || ticks.includes("yes")) cells.push(`${code}/any`);
      cells.push(...times.map((time) => `${code}/${time}`));
      if (ticks.includes("none") || ticks.includes("no")) cells.push(`${code}/none`);
      cells.push(
        ...["unknown", "nochildren", "declined"]
          .filter((tick) => ticks.includes(tick))
          .map((tick) => `${code}/${tick}`),
      );
      if (ticks.length === 0) cells.push(`${code}/skipped`);
    }
    const three = ["psychological", "physical", "sexual"].flatMap(ticked);
    const exposed = three.some((tick) => ["child", "adult", "now"].includes(tick));
    const childhood = three.includes("child") || ticked("childhood").includes("yes");
    const later = three.includes("adult") || three.includes("now");
    const used = ticked("used").some((tick) => tick === "now" || tick === "earlier");
    if (exposed) cells.push("exposed");
    if (three.includes("now")) cells.push("ongoing");
    if (childhood) cells.push("childhood");
    if (later) cells.push("later");
    if (used) cells.push("used");
    if (childhood && later) cells.push("childhood+later");
    if (exposed && used) cells.push("exposed+used");
    const stratum = prior === "elsewhere" ? "elsewhere" : "first";
    for (const group of groups) for (const cell of cells) add(`${stratum}/${group}/${cell}`);
  }
  return counts;
}

describe("contributionOf", () => {
  it("adds up to what a count by hand of the same forms gives", () => {
    fc.assert(
      fc.property(fc.array(plainForms, { maxLength: 12 }), (forms) => {
        const tally = sumOf(
          forms.map(({ values, prior, coin }) =>
            contributionOf({ kind: "answered", prior, response: responseOf(values) }, plan, () => coin),
          ),
        );

        const counted = Object.fromEntries(
          plan.cells.map(({ id }, at) => [id, tally.counts[at]] as const).filter(([, count]) => count !== 0),
        );
        expect(counted).toEqual(Object.fromEntries(countedByHand(forms)));
      }),
    );
  });

  it("never counts an answer for someone who was not asked, said no or took the answers back", () => {
    fc.assert(
      fc.property(occasions, (occasion) => {
        fc.pre(occasion.kind !== "answered" && !(occasion.kind === "stopped" && occasion.response));

        const { forms, counts } = contributionOf(occasion, plan, heads);

        expect(forms).toBe(0);
        expect(plan.cells.filter(({ kind }, at) => kind === "answer" && counts[at] !== 0)).toEqual([]);
      }),
    );
  });
});

describe("checkSums", () => {
  it("accepts whatever was counted from forms", () => {
    fc.assert(
      fc.property(tallies, (tally) => {
        expect(() => checkSums(tally, plan)).not.toThrow();
      }),
    );
  });

  // Follow-ups, refusals to be asked and the skipped-or-declined split of a row have no other count to
  // be held against; every class and base of an answer row has.
  it("refuses a tally in which one class of an answer row was raised", () => {
    const rows = plan.cells.flatMap((cell, at) =>
      cell.kind === "answer" && (cell.measure.kind === "answer" || cell.measure.kind === "base") ? [at] : [],
    );
    fc.assert(
      fc.property(tallies, fc.constantFrom(...rows), fc.integer({ min: 1, max: 50 }), (tally, raised, by) => {
        const counts = tally.counts.map((count, at) => (at === raised ? count + by : count));
        expect(() => checkSums({ ...tally, counts }, plan)).toThrow("contradict");
      }),
    );
  });
});

describe("partOf", () => {
  it("gives the coverage plan the same counts as the whole, and adds up in the same way", () => {
    const coverage = coveragePlanOf(plan);
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        const part = partOf(mergeTallies(a, b), plan, coverage);

        expect(part).toEqual(mergeTallies(partOf(a, plan, coverage), partOf(b, plan, coverage)));
        expect(() => checkSums(part, coverage)).not.toThrow();
        for (const { id } of coverage.cells) {
          expect(countOf(part, coverage, id)).toBe(countOf(mergeTallies(a, b), plan, id));
        }
      }),
    );
  });
});
