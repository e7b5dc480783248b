/** Blocks for tests: a plan, tallies of counted responses, and a solver. */
import { ForbundId, InsatsId } from "../../ids.ts";
import { workingWording } from "../../instruments/working-wording.ts";
import { type ClosedPeriod, closePeriod } from "../../period/closed-period.ts";
import { dayOf, type Period } from "../../period/period.ts";
import { planOf } from "../../tally/plan.ts";
import { emptyTally, type Tally } from "../../tally/tally.ts";
import type { Block } from "../block.ts";

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

/**
 * A tally of which only bases and *any* are given. The rest is filled in so that nothing contradicts:
 * those who said no to a question said *none*, those who said yes its first time frame, and the same people
 * said yes to every question.
 */
export function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  const rows = ["first", "elsewhere"].flatMap((stratum) =>
    ["woman", "man"].map((group) => `${stratum}/${group}`),
  );
  const filled = new Map(rows.flatMap((row) => rowOf(row, counts)));
  const forms = rows.reduce((sum, row) => sum + (counts[`${row}/base`] ?? 0), 0);
  return { ...emptyTally(plan), forms, counts: plan.cells.map(({ id }) => filled.get(id) ?? 0) };
}

function rowOf(
  row: string,
  counts: Readonly<Record<string, number>>,
): readonly (readonly [string, number])[] {
  const base = counts[`${row}/base`] ?? 0;
  const any = (code: string) => counts[`${row}/${code}/any`] ?? 0;
  const most = (measure: string) =>
    Math.max(
      ...plan.questions.filter((question) => question.measure === measure).map(({ code }) => any(code)),
    );
  const answers = plan.questions.flatMap(({ code, type }) => [
    [`${code}/any`, any(code)] as const,
    [`${code}/none`, base - any(code)] as const,
    [`${code}/${type === "multi-time" ? "child" : "now"}`, any(code)] as const,
  ]);
  const [exposed, used] = [most("exposure"), most("use")];
  const childhood = Math.max(exposed, most("childhood"));
  const indicators = [
    ["exposed", exposed],
    ["childhood", childhood],
    ["used", used],
    ["exposed+used", Math.max(0, exposed + used - base)],
  ] as const;
  return [["base", base] as const, ...answers, ...indicators].map(([name, count]) => [
    `${row}/${name}`,
    count,
  ]);
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
