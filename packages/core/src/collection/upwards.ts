/**
 * The sum that a förbund sends to NNS: in the plan of its devices, signed and sealed like theirs.
 *
 * Only those asked for the first time are in its answers. Whoever was asked before in another insats is
 * counted there, perhaps in another förbund's sum, and would be counted twice.
 */
import type { TallyPlan } from "../tally/plan.ts";
import { countOf, type Tally } from "../tally/tally.ts";

/**
 * A tally without the answers of people who were asked before in another insats.
 *
 * Those cells become 0 and keep their place, so that plan, length and row sums are as in every other
 * snapshot and NNS checks them by the same rules. Process counters stay: they say how often the questions
 * were offered.
 *
 * @throws TallyError `plan-mismatch`.
 */
export function firstTimeOnly(tally: Tally, plan: TallyPlan): Tally {
  const forms = countOf(tally, plan, "first/woman/base") + countOf(tally, plan, "first/man/base");
  const counts = tally.counts.map((count, at) => (isElsewhere(plan, at) ? 0 : count));
  return { plan: plan.hash, forms, counts };
}

/** Whether a tally holds answers of the first time alone, as every sum from a förbund must. */
export const isFirstTimeOnly = (tally: Tally, plan: TallyPlan): boolean =>
  tally.counts.every((count, at) => count === 0 || !isElsewhere(plan, at));

function isElsewhere(plan: TallyPlan, at: number): boolean {
  const cell = plan.cells[at];
  return cell?.kind === "answer" && cell.stratum === "elsewhere";
}
