import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { Instrument } from "../questionnaire/instrument.ts";
import { coveragePlanOf, planOf } from "./plan.ts";

const plan = planOf(workingWording);

describe("planOf", () => {
  it("declares every crossing beforehand and no other", () => {
    const crossings = plan.cells.map(({ id }) => id).filter((id) => id.includes("+"));

    expect(crossings).toEqual(
      ["first", "elsewhere"].flatMap((stratum) =>
        ["woman", "man", "other"].flatMap((group) => [
          `${stratum}/${group}/childhood+later`,
          `${stratum}/${group}/exposed+used`,
        ]),
      ),
    );
  });

  it("gives yes-or-no questions no time frames and others one cell for each", () => {
    const of = (code: string) =>
      plan.cells.map(({ id }) => id).filter((id) => id.startsWith(`first/woman/${code}/`));

    expect(of("childhood").map((id) => id.split("/")[3])).toEqual([
      "any",
      "none",
      "unknown",
      "declined",
      "skipped",
    ]);
    expect(of("children").map((id) => id.split("/")[3])).toEqual([
      "any",
      "now",
      "earlier",
      "none",
      "nochildren",
      "declined",
      "skipped",
    ]);
  });

  it("keeps its hash when a translation is added, and changes it when what is asked changes", () => {
    const [first, ...others] = workingWording.questions;
    const translated = Instrument.parse({ ...workingWording, owner: "Någon annan" });
    const shorter = Instrument.parse({ ...workingWording, questions: others });

    expect(first?.code).toBe("psychological");
    expect(planOf(translated).hash).toBe(plan.hash);
    expect(planOf(shorter).hash).not.toBe(plan.hash);
  });

  it("fits the middle bucket of a snapshot with the header and signature", () => {
    expect(168 + 4 * plan.cells.length + 64).toBeLessThan(4096);
  });
});

describe("coveragePlanOf", () => {
  it("holds no cell that an answer can change", () => {
    expect(new Set(coveragePlanOf(plan).cells.map(({ kind }) => kind))).toEqual(
      new Set(["process", "follow-up"]),
    );
    expect(coveragePlanOf(plan).hash).not.toBe(plan.hash);
  });
});
