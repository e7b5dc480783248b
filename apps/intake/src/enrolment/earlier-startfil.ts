/** How a startfil stands to those that the device has: whether its words must be compared, and why. */
import { mayReplace, type OpenedStartfil } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import { verify } from "@vifragar/sealing";

/**
 * - `new`: the first one of its insats; its words are compared.
 * - `same`: the device has this very file.
 * - `vouched`: of the same förbund and key, or that key vouches for it; no words are needed.
 * - `other-key`, `other-forbund`: nothing that the device has vouches for it, so its words are compared again.
 */
export type StartfilStanding = "new" | "same" | "vouched" | "other-key" | "other-forbund";

/** `ready` of sealing must have resolved. */
export function standingOf(
  { startfil, digest }: Pick<OpenedStartfil, "startfil" | "digest">,
  enrolments: readonly Enrolment[],
): StartfilStanding {
  const earlier = enrolments.filter((one) => one.startfil.insats.id === startfil.insats.id);
  if (earlier.length === 0) return "new";
  if (earlier.some((one) => one.digest === digest)) return "same";
  // Every one of them: after a change of keys the old key must not bring itself back.
  if (earlier.every((one) => mayReplace(one.startfil, startfil, verify))) return "vouched";
  const isOurs = earlier.every((one) => one.startfil.forbund.id === startfil.forbund.id);
  return isOurs ? "other-key" : "other-forbund";
}
