/** Blocks for tests: a plan, tallies of counted responses, and a solver. */
import loadHighs from "highs";
import { ForbundId, InsatsId } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { type ClosedPeriod, closePeriod } from "../period/closed-period.ts";
import { dayOf, type Period } from "../period/period.ts";
import { planOf } from "../tally/plan.ts";
import { emptyTally, type Tally } from "../tally/tally.ts";
import type { Block } from "./block.ts";
import { highsSolve } from "./highs-solve.ts";
import type { Solve } from "./solve.ts";

export const plan = planOf(workingWording);

export const forbund = {
  id: ForbundId.parse("f".repeat(32)),
  name: "Samordningsförbundet Exempel",
  prov: false,
};

export const closed = (period: Period): ClosedPeriod => {
  const over = closePeriod(period, dayOf(2999, 1, 1));
  if (over === undefined) throw new Error("the period has not ended");
  return over;
};

export const insatsId = (index: number): InsatsId => InsatsId.parse(index.toString(16).padStart(32, "0"));

/** A tally with some cells set and all classes of each question adding up to the base: the rest said no. */
export function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  const empty = emptyTally(plan);
  const rows = ["first", "elsewhere"].flatMap((stratum) =>
    ["woman", "man"].map((group) => `${stratum}/${group}`),
  );
  const none = rows.flatMap((row) =>
    plan.questions.map(({ code }) => {
      const given = plan.cells.filter(
        (cell) =>
          cell.kind === "answer" && cell.id.startsWith(`${row}/${code}/`) && cell.measure.kind === "answer",
      );
      const rest = given.reduce((sum, { id }) => sum + (id.endsWith("/none") ? 0 : (counts[id] ?? 0)), 0);
      return [`${row}/${code}/none`, (counts[`${row}/base`] ?? 0) - rest] as const;
    }),
  );
  const all = new Map([...none, ...Object.entries(counts)]);
  const forms = rows.reduce((sum, row) => sum + (counts[`${row}/base`] ?? 0), 0);
  return { ...empty, forms, counts: plan.cells.map(({ id }) => all.get(id) ?? 0) };
}

export const blockOf = (
  tallies: readonly Tally[],
  period: Period = { year: 2026, kind: "year", index: 1 },
): Block => ({
  collector: forbund,
  plan,
  period: closed(period),
  insatser: tallies.map((tally, at) => ({ id: insatsId(at + 1), name: `Insats ${at + 1}`, tally })),
});

/** HiGHS, loaded once for a test file. */
export const solve: Solve = highsSolve(await loadHighs());
