import { describe, expect, it } from "vitest";
import { ForbundId } from "../ids.ts";
import { emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import type { Block } from "./block.ts";
import { protect } from "./protect.ts";
import type { ProtectedTable, Protection } from "./protected-table.ts";
import { defaultRule, type ProtectionRule } from "./rule.ts";
import { blockOf, forbund, plan, tallyOf } from "./testing/blocks.ts";
import { solve } from "./testing/solver.ts";
import type { VerifiedRelease } from "./verified-release.ts";

/** An insats with so many women and men, of whom so many said yes to the first question and half as many to the others. */
function insats(women: number, men: number, yesWomen: number, yesMen: number, stratum = "first"): Tally {
  const counts = plan.questions.flatMap(({ code }, at) => {
    const part = (yes: number) => (at === 0 ? yes : Math.floor(yes / 2));
    return [
      [`${stratum}/woman/${code}/any`, part(yesWomen)],
      [`${stratum}/man/${code}/any`, part(yesMen)],
    ] as const;
  });
  return tallyOf({
    [`${stratum}/woman/base`]: women,
    [`${stratum}/man/base`]: men,
    ...Object.fromEntries(counts),
  });
}

const run = (block: Block, rule: ProtectionRule = defaultRule, earlier: readonly VerifiedRelease[] = []) =>
  protect({ block, rule, earlier, solve });

function tablesOf(outcome: Protection) {
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome.tables;
}

const keysOf = (table: ProtectedTable | undefined) => [...(table?.cells.keys() ?? [])];
const psychological = (table: ProtectedTable | undefined, group = "all") =>
  table?.cells.get(`${group}/psychological/any`);

const middling = insats(30, 30, 15, 15);
const suppressed = { kind: "suppressed" };

describe("protect", () => {
  it("shows counts that tell on nobody, with the base they are counted within", () => {
    const { insatser, forbund: whole } = tablesOf(run(blockOf([middling, middling, middling])));

    expect(psychological(insatser[0])).toEqual({ kind: "shown", count: 30 });
    expect(insatser[0]?.cells.get("all/base")).toEqual({ kind: "shown", count: 60 });
    expect(psychological(whole)).toEqual({ kind: "shown", count: 90 });
  });

  it.each([
    ["few", insats(20, 20, 2, 2)],
    ["nearly all", insats(20, 20, 19, 19)],
  ])("hides both an insats where %s said yes, and enough to keep it hidden", (_, tally) => {
    const { insatser, forbund: whole } = tablesOf(run(blockOf([tally, middling, middling])));

    const cells = [...insatser.map((table) => psychological(table)), psychological(whole)];
    expect(cells[0]).toEqual(suppressed);
    expect(cells.filter((cell) => cell?.kind === "suppressed").length).toBeGreaterThan(1);
  });

  it("makes no table by sex where a group is too small, or the förbund has chosen none", () => {
    const few = insats(9, 40, 4, 20);

    const { insatser } = tablesOf(run(blockOf([few, middling])));
    const none = tablesOf(run(blockOf([middling, middling]), { ...defaultRule, bySex: false }));

    expect(keysOf(insatser[0]).some((key) => key.startsWith("woman/"))).toBe(false);
    expect(keysOf(insatser[1]).some((key) => key.startsWith("woman/"))).toBe(true);
    expect([...none.insatser, none.forbund].flatMap(keysOf).every((key) => key.startsWith("all/"))).toBe(
      true,
    );
  });

  it("rolls up what is too small for a table of its own, with the next smallest", () => {
    const { insatser } = tablesOf(run(blockOf([insats(3, 3, 1, 2), insats(6, 5, 3, 2), middling, middling])));

    expect(insatser.map(({ subject }) => subject.name)).toEqual(["Insats 3", "Insats 4", "Mindre insatser"]);
    expect(insatser[2]?.subject.members.map(({ name }) => name)).toEqual(["Insats 1", "Insats 2"]);
    expect(insatser[2]?.cells.get("all/base")).toEqual({ kind: "shown", count: 17 });
  });

  it("leaves those who were asked in another insats out of the förbund, and hides what that would tell", () => {
    const asked = mergeTallies(middling, insats(2, 1, 2, 1, "elsewhere"));

    const { insatser, forbund: whole } = tablesOf(run(blockOf([asked, middling])));

    expect(insatser[0]?.cells.get("all/base")).toEqual({ kind: "shown", count: 63 });
    expect(whole.cells.get("all/base")).toEqual({ kind: "shown", count: 120 });
    // Shown together, 33 + 30 − 60 would tell on the three.
    const cells = [psychological(insatser[0]), psychological(insatser[1]), psychological(whole)];
    expect(cells).toContainEqual(suppressed);
  });

  it("shows only any yes, and only of large insatser, for less than a year", () => {
    const half = { year: 2026, kind: "half", index: 1 } as const;

    const { insatser, forbund: whole } = tablesOf(run(blockOf([insats(10, 10, 5, 5), middling], half)));

    expect(keysOf(insatser[0])).toEqual(["all/base"]);
    expect(keysOf(insatser[1])).toContain("all/psychological/any");
    expect(
      [...keysOf(insatser[1]), ...keysOf(whole)].filter((key) => !/^all\/(base|exposed|.*\/any)$/.test(key)),
    ).toEqual([]);
  });

  it("releases nothing for fewer forms than the floor", () => {
    expect(run(blockOf([insats(5, 4, 2, 2)]))).toEqual({ kind: "refused", reason: "too-few", cells: [] });
  });

  it("carries no count of a hidden cell, in tables or draft", () => {
    const outcome = run(blockOf([insats(37, 0, 36, 0), insats(41, 0, 20, 0)]));
    const text = JSON.stringify(outcome, (_, value) => (value instanceof Map ? [...value] : value));

    expect(text).not.toMatch(/"count":36\b/);
  });

  it("is the same whoever's turn it is: same block, same draft", () => {
    const block = blockOf([insats(20, 20, 19, 18), middling, insats(12, 11, 4, 6)]);

    expect(JSON.stringify(run(block))).toBe(JSON.stringify(run(block)));
  });

  it("refuses tallies of another plan", () => {
    const foreign = {
      ...emptyTally(plan),
      plan: ForbundId.parse("0".repeat(32)) as unknown as Tally["plan"],
    };

    expect(() => run(blockOf([middling, foreign]))).toThrow(/another plan/);
  });

  it("refuses parts that do not add up to the whole", () => {
    const block = blockOf([middling]);
    const parts = [{ period: { year: 2026, kind: "half", index: 1 } as const, tally: insats(10, 10, 5, 5) }];

    expect(() => run({ ...block, insatser: block.insatser.map((one) => ({ ...one, parts })) })).toThrow(
      /add up/,
    );
  });

  it("refuses releases of another förbund or with another k, and trial ones beside real ones", () => {
    const block = blockOf([middling, middling]);
    const earlier = (collector: object, rule = defaultRule) =>
      ({
        content: { collector, plan: plan.hash, rule, period: { year: 2026, kind: "half", index: 1 } },
      }) as unknown as VerifiedRelease;

    expect(() => run(block, defaultRule, [earlier({ ...forbund, prov: true })])).toThrow(/another collector/);
    expect(() => run(block, defaultRule, [earlier({ ...forbund, id: "0".repeat(32) })])).toThrow(
      /another collector/,
    );
    expect(() => run(block, defaultRule, [earlier(forbund)])).toThrow(/without the tallies/);
    expect(() => run(block, defaultRule, [earlier(forbund, { ...defaultRule, k: 4 })])).toThrow(/another k/);
  });

  it("releases a period once", () => {
    const block = blockOf([middling, middling]);
    const released = {
      content: { collector: forbund, plan: plan.hash, rule: defaultRule, period: block.period },
    } as unknown as VerifiedRelease;

    expect(run(block, defaultRule, [released])).toEqual({
      kind: "refused",
      reason: "already-released",
      cells: [],
    });
  });
});
