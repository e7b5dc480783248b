import { expect, it } from "vitest";
import * as form from "./index.ts";

it("offers what is meant to be public and nothing more", () => {
  expect(Object.keys(form).toSorted()).toEqual([
    "DEFAULT_CLOCKS",
    "NotOpen",
    "SevenQuestions",
    "countsNothing",
    "languageWith",
    "languagesOf",
  ]);
});
