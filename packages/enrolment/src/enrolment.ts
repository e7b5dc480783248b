/**
 * The insatser that this device counts for: each startfil it has taken, as a record in the vault.
 */
import {
  canonicalBytes,
  coveragePlanOf,
  type Day,
  Digest,
  type Instrument,
  type OpenedStartfil,
  type Period,
  periodOf,
  planOf,
  Startfil,
  type TallyPlan,
} from "@vifragar/core";
import { type TallyKey, type Vault, VaultError } from "@vifragar/vault";
import * as z from "zod/mini";

const StoredStartfil = z.strictObject({
  format: z.literal("vifragar/taken-startfil@1"),
  startfil: Startfil,
  /** What the six words are made of. */
  digest: Digest,
});

/** One insats with one instrument on this device. */
export interface Enrolment {
  readonly startfil: Startfil;
  readonly digest: Digest;
  readonly instrument: Instrument;
  readonly plan: TallyPlan;
  readonly coveragePlan: TallyPlan;
}

const RECORD_PREFIX = "startfil/";

const recordName = ({ insats, instrument }: Startfil): string => `${RECORD_PREFIX}${insats.id}/${instrument}`;

/** The enrolment that a startfil gives, before it is stored. */
export function enrolmentOf({ startfil, digest, instrument }: OpenedStartfil): Enrolment {
  const plan = planOf(instrument);
  return { startfil, digest, instrument, plan, coveragePlan: coveragePlanOf(plan) };
}

/** Stores a startfil that a person has compared. A newer one for the same insats and instrument takes its place. */
export async function storeEnrolment(
  vault: Pick<Vault, "putRecord">,
  { startfil, digest }: Enrolment,
): Promise<void> {
  const content = { format: "vifragar/taken-startfil@1" as const, startfil, digest };
  await vault.putRecord(recordName(startfil), canonicalBytes(content));
}

/**
 * The enrolments of a vault, in the order of the insatser's names.
 *
 * A startfil for an instrument that the app no longer has is left out: nothing can be asked or counted by it.
 * So is one that was altered; `isDamaged` tells that there is such a one.
 *
 * @throws VaultError `LOCKED`.
 */
export async function loadEnrolments(
  vault: Pick<Vault, "getRecord" | "listRecords">,
  instruments: readonly Instrument[],
): Promise<{ readonly enrolments: readonly Enrolment[]; readonly isDamaged: boolean }> {
  const names = await vault.listRecords(RECORD_PREFIX);
  const records = await Promise.all(names.map((name) => readable(vault.getRecord(name))));
  const enrolments = records
    .flatMap((bytes): readonly Enrolment[] => {
      if (bytes === undefined) return [];
      const { startfil, digest } = StoredStartfil.parse(JSON.parse(new TextDecoder().decode(bytes)));
      const instrument = instruments.find(({ id }) => id === startfil.instrument);
      return instrument === undefined ? [] : [enrolmentOf({ startfil, digest, instrument })];
    })
    .sort((a, b) => a.startfil.insats.name.localeCompare(b.startfil.insats.name, "sv"));
  return { enrolments, isDamaged: records.includes(undefined) };
}

/** One altered record must not keep staff from the others. */
async function readable(reading: Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof VaultError && cause.code === "RECORD_TAMPERED") return undefined;
    throw cause;
  }
}

/** The period that an omgång on this day belongs to. */
export const currentPeriod = ({ startfil }: Enrolment, today: Day): Period =>
  periodOf(today, startfil.calendar);

/** Under what an omgång on this day is counted. */
export const tallyKeyOf = (enrolment: Enrolment, today: Day): TallyKey => ({
  insats: enrolment.startfil.insats.id,
  plan: enrolment.plan.hash,
  period: currentPeriod(enrolment, today),
});

/** The enrolment that something counted belongs to. */
export const enrolmentFor = (
  enrolments: readonly Enrolment[],
  key: Pick<TallyKey, "insats" | "plan">,
): Enrolment | undefined =>
  enrolments.find(({ startfil, plan }) => startfil.insats.id === key.insats && plan.hash === key.plan);

/** One enrolment for each insats: what staff choose between. */
export const insatserOf = (enrolments: readonly Enrolment[]): readonly Enrolment[] =>
  enrolments.filter(
    ({ startfil }, at) =>
      enrolments.findIndex((other) => other.startfil.insats.id === startfil.insats.id) === at,
  );
