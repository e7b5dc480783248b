/**
 * Counting.
 *
 * A tally is a row of counts, one for each cell of a plan, in the plan's order. Its size depends on
 * the plan and never on what was answered, so a sealed tally tells nothing by its length. It counts
 * forms, not people. A tally of few forms is still personal data: merging is what anonymises,
 * together with `../protection`.
 */
import type { PlanHash } from "../ids.ts";
import { GROUPS, measureName, measuresOf, type PROCESS_MEASURES, STRATA, type TallyPlan } from "./plan.ts";
import { TallyError } from "./tally-error.ts";

export interface Tally {
  readonly plan: PlanHash;
  /** Forms whose answers are counted. Repeats, refusals and wholly skipped forms are in the process cells alone. */
  readonly forms: number;
  /** Whole numbers per cell, in the order of the plan's cells. */
  readonly counts: readonly number[];
}

/** The largest count that a snapshot can carry. */
const LARGEST_COUNT = 2 ** 32 - 1;

/** The tally of nothing: merging it with a tally gives that tally back. */
export const emptyTally = (plan: TallyPlan): Tally => ({
  plan: plan.hash,
  forms: 0,
  counts: plan.cells.map(() => 0),
});

/**
 * Adds two tallies of the same plan, cell by cell, in any order and grouping.
 *
 * A tally merged twice is counted twice: telling snapshots apart is the work of `../collection`.
 *
 * @throws TallyError `plan-mismatch` if the plans differ, `wrong-length` if the lengths do.
 */
export function mergeTallies(a: Tally, b: Tally): Tally {
  if (a.plan !== b.plan) throw new TallyError("plan-mismatch");
  if (a.counts.length !== b.counts.length) throw new TallyError("wrong-length");
  return {
    plan: a.plan,
    forms: a.forms + b.forms,
    counts: a.counts.map((count, at) => count + countAt(b, at)),
  };
}

/**
 * The count of one cell, by its id.
 *
 * @throws TallyError `plan-mismatch` if the tally is of another plan or the plan has no such cell.
 */
export function countOf(tally: Tally, plan: TallyPlan, id: string): number {
  const at = plan.indexById.get(id);
  if (tally.plan !== plan.hash || at === undefined) throw new TallyError("plan-mismatch");
  return countAt(tally, at);
}

/**
 * The part of a tally that a smaller plan declares, such as the process cells of a coverage plan.
 *
 * @throws TallyError `plan-mismatch` if the part has a cell that the whole lacks.
 */
export function partOf(tally: Tally, plan: TallyPlan, part: TallyPlan): Tally {
  const counts = part.cells.map(({ id }) => countOf(tally, plan, id));
  return { plan: part.hash, forms: tally.forms, counts };
}

/**
 * Refuses a tally that cannot come from counting forms.
 *
 * Per stratum, group and question every form is in exactly one class, so the classes add up to the
 * base; a time frame is at most *any*, which is at most their sum; a crossing is at most its margins;
 * the overlay `other` is at most the groups it lies over; and nobody stops who was not asked.
 * A device that lies within these rules is not found out here.
 *
 * @throws TallyError `plan-mismatch`, `wrong-length`, `not-counts` or `sums`.
 */
export function checkSums(tally: Tally, plan: TallyPlan): void {
  if (tally.plan !== plan.hash) throw new TallyError("plan-mismatch");
  if (tally.counts.length !== plan.cells.length) throw new TallyError("wrong-length");
  if (![tally.forms, ...tally.counts].every(isCount)) throw new TallyError("not-counts");
  const hasAnswers = plan.indexById.has("first/woman/base");
  if ((hasAnswers && !answersAddUp(tally, plan)) || !processAddsUp(tally, plan)) throw new TallyError("sums");
}

function answersAddUp(tally: Tally, plan: TallyPlan): boolean {
  const count = (id: string) => countOf(tally, plan, id);
  const bases = STRATA.flatMap((stratum) => [count(`${stratum}/woman/base`), count(`${stratum}/man/base`)]);
  const asked = sum(GROUPS.map((group) => count(`process/${group}/asked`)));
  const repeated = sum(GROUPS.map((group) => count(`process/${group}/repeat`)));
  return (
    tally.forms === sum(bases) &&
    tally.forms <= asked - repeated &&
    STRATA.every(
      (stratum) =>
        GROUPS.every((group) => rowAddsUp(`${stratum}/${group}`, count, plan)) &&
        overlayFits(stratum, count, plan),
    )
  );
}

function rowAddsUp(row: string, count: (id: string) => number, plan: TallyPlan): boolean {
  const base = count(`${row}/base`);
  const at = (name: string) => count(`${row}/${name}`);
  const questions = plan.questions.every((question) => {
    const any = at(`${question.code}/any`);
    const measures = measuresOf(question);
    const classes = measures
      .filter(({ kind }) => kind === "answer")
      .map((measure) => at(measureName(measure)));
    const times = measures.filter(({ kind }) => kind === "time").map((measure) => at(measureName(measure)));
    return (
      sum(classes) === base && times.every((time) => time <= any) && (times.length === 0 || any <= sum(times))
    );
  });
  const crossings = [
    [at("childhood+later"), at("childhood"), at("later")],
    [at("exposed+used"), at("exposed"), at("used")],
  ] as const;
  const indicators = ["exposed", "ongoing", "childhood", "later", "used"].every((name) => at(name) <= base);
  return (
    questions &&
    indicators &&
    at("ongoing") <= at("exposed") &&
    at("later") <= at("exposed") &&
    crossings.every(([both, a, b]) => both <= Math.min(a, b) && a + b - both <= base)
  );
}

function overlayFits(stratum: string, count: (id: string) => number, plan: TallyPlan): boolean {
  return plan.cells.every((cell) => {
    if (cell.kind !== "answer" || cell.stratum !== stratum || cell.group !== "other") return true;
    const name = measureName(cell.measure);
    return count(cell.id) <= count(`${stratum}/woman/${name}`) + count(`${stratum}/man/${name}`);
  });
}

function processAddsUp(tally: Tally, plan: TallyPlan): boolean {
  return GROUPS.every((group) => {
    const count = (measure: (typeof PROCESS_MEASURES)[number]) =>
      countOf(tally, plan, `process/${group}/${measure}`);
    return (
      count("declined") + count("stopped") <= count("asked") &&
      count("repeat") + count("elsewhere") <= count("asked")
    );
  });
}

function countAt(tally: Tally, at: number): number {
  const count = tally.counts[at];
  if (count === undefined) throw new TallyError("wrong-length");
  return count;
}

const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= LARGEST_COUNT;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
