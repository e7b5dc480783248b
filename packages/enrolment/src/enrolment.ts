/**
 * The insatser that this device counts for: each startfil it has taken, as a record in the vault.
 */
import {
  canonicalBytes,
  coveragePlanOf,
  type Day,
  Digest,
  Instrument,
  instrumentHashOf,
  isInstrumentOf,
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
const INSTRUMENT_PREFIX = "instrument/";

// A new version of a form waits for its period beside the one that is asked by until then.
const recordName = ({ insats, instrument, instrumentHash }: Startfil): string =>
  [RECORD_PREFIX + insats.id, instrument, ...(instrumentHash ? [instrumentHash.slice(0, 16)] : [])].join("/");

/** The enrolment that a startfil gives, before it is stored. */
export function enrolmentOf({ startfil, digest, instrument }: OpenedStartfil): Enrolment {
  const plan = planOf(instrument);
  return { startfil, digest, instrument, plan, coveragePlan: coveragePlanOf(plan) };
}

/**
 * Stores a startfil that a person has compared, and the instrument that it names: what the app ships with
 * may change, and what is asked on this device may not. A newer startfil for the same insats and
 * instrument takes its place.
 */
export async function storeEnrolment(
  vault: Pick<Vault, "putRecord">,
  { startfil, digest, instrument }: Enrolment,
): Promise<void> {
  // First: a startfil without its instrument would be an insats that nobody can ask in.
  await vault.putRecord(INSTRUMENT_PREFIX + instrumentHashOf(instrument), canonicalBytes(instrument));
  const content = { format: "vifragar/taken-startfil@1" as const, startfil, digest };
  await vault.putRecord(recordName(startfil), canonicalBytes(content));
}

/**
 * The enrolments of a vault, in the order of the insatser's names; of one insats, the latest first.
 *
 * A startfil whose instrument is neither in the vault nor in the app is left out: nothing can be asked or
 * counted by it. So is a record that was altered; `isDamaged` tells that there is such a one.
 *
 * @param builtIn - The instruments that come with the app.
 * @throws VaultError `LOCKED`.
 */
export async function loadEnrolments(
  vault: Pick<Vault, "getRecord" | "listRecords">,
  builtIn: readonly Instrument[],
): Promise<{ readonly enrolments: readonly Enrolment[]; readonly isDamaged: boolean }> {
  const [records, files] = [await recordsIn(vault, RECORD_PREFIX), await recordsIn(vault, INSTRUMENT_PREFIX)];
  const own = files.flatMap((bytes) => (bytes === undefined ? [] : [Instrument.parse(jsonIn(bytes))]));
  const enrolments = records
    .flatMap((bytes): readonly Enrolment[] => {
      if (bytes === undefined) return [];
      const { startfil, digest } = StoredStartfil.parse(jsonIn(bytes));
      const instrument = [...builtIn, ...own].find((known) => isInstrumentOf(startfil, known));
      return instrument === undefined ? [] : [enrolmentOf({ startfil, digest, instrument })];
    })
    .sort(
      (a, b) =>
        a.startfil.insats.name.localeCompare(b.startfil.insats.name, "sv") ||
        beginOf(b) - beginOf(a) ||
        b.startfil.expires - a.startfil.expires,
    );
  return { enrolments, isDamaged: [...records, ...files].includes(undefined) };
}

async function recordsIn(
  vault: Pick<Vault, "getRecord" | "listRecords">,
  prefix: string,
): Promise<readonly (Uint8Array | undefined)[]> {
  const names = await vault.listRecords(prefix);
  return Promise.all(names.map((name) => readable(vault.getRecord(name))));
}

const jsonIn = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

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

/** The first day on which an enrolment is asked by. */
const beginOf = ({ startfil }: Pick<Enrolment, "startfil">): Day => startfil.from ?? 0;

/** False while an enrolment waits for its period to begin. */
export const hasBegun = (enrolment: Pick<Enrolment, "startfil">, today: Day): boolean =>
  beginOf(enrolment) <= today;

/**
 * Those that are asked by on a day: of each insats, and of each age it has a form for, the one that began
 * last. Where none has begun yet, the one that will begin first, so that staff see what they wait for.
 */
export function inForce(enrolments: readonly Enrolment[], today: Day): readonly Enrolment[] {
  return enrolments.filter((enrolment) => {
    const { startfil, instrument } = enrolment;
    const all = enrolments.filter(
      (other) => other.startfil.insats.id === startfil.insats.id && other.instrument.ages === instrument.ages,
    );
    const begun = all.filter((other) => hasBegun(other, today));
    const best = (begun.length > 0 ? begun : all).reduce((best, other) => {
      const isBetter = begun.length > 0 ? beginOf(other) > beginOf(best) : beginOf(other) < beginOf(best);
      return isBetter ? other : best;
    });
    return best === enrolment;
  });
}

/** One enrolment for each insats, the one in force on a day: what staff choose between. */
export function insatserOf(enrolments: readonly Enrolment[], today: Day): readonly Enrolment[] {
  const now = inForce(enrolments, today);
  return now.filter(
    ({ startfil }, at) => now.findIndex((other) => other.startfil.insats.id === startfil.insats.id) === at,
  );
}
