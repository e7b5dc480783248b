/** What staff chose for the form, kept in the vault, and the one-time keys that are made from it. */
import { Prior, workingWording } from "@vifragar/core";
import { type Enrolment, enrolmentFor, tallyKeyOf } from "@vifragar/enrolment";
import type { Vault } from "@vifragar/vault";
import { settingText } from "../counting/form-setting.ts";
import { today } from "../counting/today.ts";

export interface Choice {
  readonly enrolment: Enrolment;
  /** Null when each person is asked in the form. */
  readonly prior: Prior | null;
}

const RECORD = "ram/val";
/** How many forms are prepared at a time (docs/formats/hand-over.md). */
const KEYS = 20;

/** The choice that was made last, if its insats is still here. @param enrolments - Those that are asked by today. */
export async function loadChoice(
  vault: Pick<Vault, "getRecord">,
  enrolments: readonly Enrolment[],
): Promise<Choice | undefined> {
  const bytes = await vault.getRecord(RECORD);
  if (bytes === undefined) return undefined;
  const { insats, plan, prior } = JSON.parse(new TextDecoder().decode(bytes));
  // When the förbund's next form has begun, the choice of insats stands and the form is the new one.
  const enrolment =
    enrolmentFor(enrolments, { insats, plan }) ??
    enrolments.find(({ startfil }) => startfil.insats.id === insats);
  return enrolment && { enrolment, prior: prior === null ? null : Prior.parse(prior) };
}

/** Keeps the choice and fills up the keys for it; unused keys for another choice are ended. */
export async function prepare(vault: Vault, { enrolment, prior }: Choice): Promise<void> {
  const key = tallyKeyOf(enrolment, today());
  const kept = JSON.stringify({ insats: key.insats, plan: key.plan, prior });
  await vault.putRecord(RECORD, new TextEncoder().encode(kept));
  const context = settingText({ instrument: enrolment.instrument, prior }, [workingWording]);
  await vault.prepareHandOvers({ ...key, context, count: KEYS });
}
