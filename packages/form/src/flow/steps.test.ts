import { describe, expect, it } from "vitest";
import { stepsOf } from "./steps.ts";

const kinds = (options: Partial<Parameters<typeof stepsOf>[0]>) =>
  stepsOf({ questions: 2, asksPrior: false, onlyReview: false, ...options }).map(({ kind }) => kind);

describe("stepsOf", () => {
  it("says what the questions are about and how to hide before the first question", () => {
    const asked = kinds({});

    expect(asked).toEqual([
      "language",
      "about",
      "how-to-hide",
      "question",
      "question",
      "sex",
      "review",
      "thanks",
      "hand-back",
    ]);
  });

  it("asks whether the person has been asked before, ahead of the information, when staff have not said", () => {
    const asked = kinds({ asksPrior: true });

    expect(asked.slice(0, 3)).toEqual(["language", "prior", "about"]);
  });

  it("has no screens before the questions when the answers are already given", () => {
    const asked = kinds({ onlyReview: true });

    expect(asked[0]).toBe("question");
  });
});
