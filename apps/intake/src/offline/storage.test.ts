import { describe, expect, it } from "vitest";
import { isForgetfulTab } from "./storage.ts";

describe("isForgetfulTab", () => {
  it.each([
    ["Safari in a tab", "Apple Computer, Inc.", false, true],
    ["Safari from the home screen", "Apple Computer, Inc.", true, false],
    ["Chrome in a tab", "Google Inc.", false, false],
    ["Firefox in a tab", "", false, false],
  ])("says of %s", (_, vendor, isStandalone, expected) => {
    expect(isForgetfulTab({ vendor, isStandalone })).toBe(expected);
  });
});
