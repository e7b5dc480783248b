import { emptyAnswers, inventedInstrument, isExclusive, parseResponse, workingWording } from "@vifragar/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenIn, meaningOf, type Paper, stepsIn, withNothing, withToggled } from "./paper-steps.ts";

const empty = (instrument: typeof workingWording): Paper => ({
  prior: "no",
  answers: emptyAnswers(instrument),
  sex: "woman",
});
const [first] = workingWording.questions;
if (first === undefined) throw new Error("the working wording asks nothing");

describe("withToggled", () => {
  it("keeps several yes together, and no and declined alone", () => {
    const several = ["child", "now"].reduce(
      (paper, option) => withToggled(paper, first, option),
      empty(workingWording),
    );
    expect(chosenIn(several, first)).toEqual(["child", "now"]);

    const none = withToggled(several, first, "none");
    expect(chosenIn(none, first)).toEqual(["none"]);
    expect(chosenIn(withToggled(none, first, "adult"), first)).toEqual(["adult"]);
    expect(chosenIn(withToggled(none, first, "none"), first)).toEqual([]);
    expect(chosenIn(withNothing(several, first), first)).toEqual([]);
  });

  it("never makes anything that the screen would not let through", () => {
    for (const instrument of [workingWording, inventedInstrument(5), inventedInstrument(9)]) {
      const presses = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 });
      fc.assert(
        fc.property(presses, (pressed) => {
          const paper = pressed.reduce((before, [at, which]) => {
            const question = instrument.questions[at % instrument.questions.length];
            const option = question?.options[which % question.options.length];
            return question && option ? withToggled(before, question, option) : before;
          }, empty(instrument));

          expect(parseResponse({ ...paper.answers, sex: paper.sex }, instrument).ok).toBe(true);
          for (const question of instrument.questions) {
            const chosen = question.options.filter((option) => chosenIn(paper, question).includes(option));
            if (chosen.some((option) => isExclusive(question.type, option))) expect(chosen).toHaveLength(1);
          }
        }),
        { numRuns: 50 },
      );
    }
  });
});

describe("meaningOf", () => {
  it("knows nine numbers, empty, on and back, and leaves every other key alone", () => {
    expect(meaningOf("9")).toEqual({ kind: "choose", at: 8 });
    expect(["0", "Enter", "Backspace"].map((key) => meaningOf(key)?.kind)).toEqual(["clear", "next", "back"]);
    expect(["a", "Tab", " ", "12", "F1"].map(meaningOf)).toEqual(Array(5).fill(undefined));
    expect(stepsIn(workingWording)).toBe(10);
  });
});
