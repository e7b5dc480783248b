/** Whole förbund-years with invented answers: two förbund in `npm test`, sixty in `npm run test:full`. */
import { describe, expect, it } from "vitest";
import { type Period, periodsOf } from "../period/period.ts";
import { attack } from "./attack.ts";
import type { Block } from "./block.ts";
import { protect } from "./protect.ts";
import type { ProtectedTable } from "./protected-table.ts";
import { defaultRule } from "./rule.ts";
import { signed } from "./testing/signed.ts";
import { solve } from "./testing/solver.ts";
import { quarterOf, syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";
import type { VerifiedRelease } from "./verified-release.ts";

const isFull = process.env.VF_FULL === "1";
const FORBUND = isFull ? 60 : 2;
const seeds = Array.from({ length: FORBUND }, (_, at) => at + 1);

const release = (block: Block, earlier: readonly VerifiedRelease[]): Promise<VerifiedRelease> =>
  signed(protect({ block, rule: defaultRule, earlier, solve }));

/** Shown cells of a key among the insats tables that have it, and how many have it. */
function shownOf(tables: readonly ProtectedTable[], key: string): readonly [number, number] {
  const cells = tables.flatMap((table) => table.cells.get(key) ?? []);
  return [cells.filter(({ kind }) => kind === "shown").length, cells.length];
}

describe("protect, on a förbund-year", () => {
  it("lets nothing out that the auditor can find, and shows most of what is asked for", {
    timeout: 3_600_000,
  }, () => {
    const shown = { psychological: [0, 0], sexual: [0, 0] };

    for (const seed of seeds) {
      const outcome = protect({
        block: yearOf(syntheticForbund(seed)),
        rule: defaultRule,
        earlier: [],
        solve,
      });
      if (outcome.kind === "refused") throw new Error(`${outcome.reason}: ${outcome.cells.join(" ")}`);
      expect(attack([outcome.draft.cells], solve).findings).toEqual([]);
      for (const question of ["psychological", "sexual"] as const) {
        const [count, of] = shownOf(outcome.tables.insatser, `all/${question}/any`);
        shown[question] = [(shown[question][0] ?? 0) + count, (shown[question][1] ?? 0) + of];
      }
    }

    const share = ([count = 0, of = 1]: readonly number[]) => count / of;
    expect(share(shown.psychological)).toBeGreaterThan(0.75);
    expect(share(shown.sexual)).toBeGreaterThan(0.5);
  });
});

describe("protect, on a year released by quarters", () => {
  it("lets nothing out over four quarters and the year together", { timeout: 3_600_000 }, async () => {
    for (const seed of seeds.slice(0, isFull ? 6 : 1)) {
      const insatser = syntheticForbund(seed, { sizes: isFull ? [150, 140, 60, 30, 15] : [140, 30, 15] });
      const quarters: Period[] = [...periodsOf(2026, "quarter")];
      const earlier: VerifiedRelease[] = [];
      for (const period of quarters) earlier.push(await release(quarterOf(insatser, period), earlier));

      const year = await release(yearOf(insatser), earlier);

      const all = [...earlier, year].map(({ content }) => content.cells);
      expect(attack(all, solve).findings).toEqual([]);
      expect(year.content.earlier).toEqual(earlier.map(({ digest }) => digest).toSorted());
    }
  });
});
