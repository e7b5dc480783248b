import { isExclusive, OptionId, type Question, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { choiceAfter } from "./choice.ts";

const multi = workingWording.questions.find(({ type }) => type === "multi-time") as Question;
const options = (...codes: readonly string[]) => codes.map((code) => OptionId.parse(code));
const tap = (...codes: readonly string[]) =>
  options(...codes).reduce<readonly OptionId[]>(
    (chosen, option) => choiceAfter(multi, chosen, option).chosen,
    [],
  );

describe("choiceAfter", () => {
  it("lets several times be true at once, in the question's order", () => {
    expect(tap("now", "child")).toEqual(options("child", "now"));
  });

  it("takes an option away when it is tapped again, and says nothing about it", () => {
    expect(choiceAfter(multi, options("child", "now"), OptionId.parse("now"))).toEqual({
      chosen: options("child"),
      cleared: false,
    });
  });

  it("leaves an exclusive option alone with itself, whatever pair is tapped", () => {
    for (const first of multi.options) {
      for (const second of multi.options.filter((option) => option !== first)) {
        const { chosen, cleared } = choiceAfter(multi, [first], second);
        const excludes = isExclusive(multi.type, first) || isExclusive(multi.type, second);

        expect(chosen.includes(first)).toBe(!excludes);
        expect(chosen).toContain(second);
        expect(cleared).toBe(excludes);
      }
    }
  });

  it("tells that something was taken away when no replaces several", () => {
    expect(choiceAfter(multi, options("child", "adult", "now"), OptionId.parse("none"))).toEqual({
      chosen: options("none"),
      cleared: true,
    });
  });
});
