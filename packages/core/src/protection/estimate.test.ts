import { describe, expect, it } from "vitest";
import { estimateOf, previewOf } from "./estimate.ts";
import { protect } from "./protect.ts";
import { defaultRule } from "./rule.ts";
import { blockOf, plan, tallyOf } from "./testing/blocks.ts";
import { solve } from "./testing/solver.ts";

const estimate = (level: "insats" | "forbund", span: "year" | "part", woman: number, man: number) =>
  estimateOf({
    level,
    span,
    sizes: { all: woman + man, woman, man },
    questions: plan.questions,
    rule: defaultRule,
  });

describe("estimateOf", () => {
  it.each([
    ["insats", "year", 10, 10, "by-sex"],
    ["insats", "year", 9, 40, "all"],
    ["insats", "year", 4, 5, "shared"],
    ["insats", "part", 14, 15, "base-only"],
    ["insats", "part", 15, 15, "all"],
    ["forbund", "part", 30, 30, "all"],
    ["forbund", "year", 30, 30, "by-sex"],
    ["forbund", "year", 4, 5, "base-only"],
  ] as const)("says for an %s's %s with %i women and %i men: %s", (level, span, woman, man, expected) => {
    expect(estimate(level, span, woman, man)).toBe(expected);
  });
});

describe("previewOf", () => {
  it("counts every cell that a table has but its group sizes", () => {
    const outcome = protect({
      block: blockOf([tallyOf({ "first/woman/base": 12, "first/woman/psychological/any": 6 })]),
      rule: { ...defaultRule, bySex: false },
      earlier: [],
      solve,
    });
    const [table] = outcome.kind === "protected" ? outcome.tables.insatser : [];

    const preview = previewOf(table === undefined ? [] : [table]);

    expect(preview.shown + preview.hidden).toBe((table?.cells.size ?? 0) - 1);
    expect(preview.hidden).toBeGreaterThan(0);
  });
});
