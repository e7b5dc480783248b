/** What one edition of a period has in common with the next: what a correction must not let anybody compute. */
import type { TallyPlan } from "../tally/plan.ts";
import { checkSums, emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import { TallyError } from "../tally/tally-error.ts";
import { without } from "./slices.ts";

/**
 * The forms of an insats that both editions count, device by device.
 *
 * A device that has counted more keeps all that it had; one that counts less, what is left. Where the one cannot be
 * a part of the other, as after a fork, nothing is taken as kept.
 *
 * @param old - Tallies by device, of the edition that is corrected; `next` those of the correction.
 */
export function keptBetween(
  old: ReadonlyMap<string, Tally>,
  next: ReadonlyMap<string, Tally>,
  plan: TallyPlan,
): Tally {
  const kept = [...old].flatMap(([device, before]) => {
    const after = next.get(device);
    if (after === undefined) return [];
    if (isPart(before, after, plan)) return [before];
    return isPart(after, before, plan) ? [after] : [];
  });
  return kept.reduce(mergeTallies, emptyTally(plan));
}

/** Whether what is left of the whole could be counted forms too. */
function isPart(part: Tally, whole: Tally, plan: TallyPlan): boolean {
  try {
    checkSums(without(whole, part), plan);
    return true;
  } catch (error) {
    if (error instanceof TallyError) return false;
    throw error;
  }
}
