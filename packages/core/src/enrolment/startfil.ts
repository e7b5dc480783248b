/**
 * The startfil: a förbund's invitation to a device to count for one insats.
 *
 * Whoever has it can seal counts to the förbund, and can open nothing. Format: docs/formats/startfil.md.
 */
import * as z from "zod/mini";
import {
  type Digest,
  ForbundId,
  InsatsId,
  InstrumentHash,
  InstrumentId,
  PlanHash,
  SignerKey,
} from "../ids.ts";
import { Calendar, type Day } from "../period/period.ts";
import { type Instrument, instrumentHashOf } from "../questionnaire/instrument.ts";
import { planOf } from "../tally/plan.ts";
import { EnrolmentError } from "./enrolment-error.ts";
import { openSignedFile, type Sign, type SignedFormat, signedFile, type Verify } from "./signed-file.ts";
import { type CollectorKeys, Succession, successionTo, vouches } from "./succession.ts";

const name = z.string().check(z.minLength(1), z.maxLength(80));
const day = z.int().check(z.minimum(0), z.maximum(400_000));

/** How few forms may be added between two hand-ins, and the smallest group that is shown. */
export const MIN_K = 3;
export const MAX_K = 10;

export const Startfil = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/startfil@1"),
    /** True for a provförbund: its files are refused by every real one, and the other way round. */
    prov: z.boolean(),
    forbund: z.readonly(z.strictObject({ id: ForbundId, name })),
    insats: z.readonly(z.strictObject({ id: InsatsId, name })),
    instrument: InstrumentId,
    /** All that the instrument says. Without it, as in older startfiler, any with its id and plan will do. */
    instrumentHash: z.optional(InstrumentHash),
    /** The first day on which it is asked by: a new form begins with a period. Without it: at once. */
    from: z.optional(day),
    plan: PlanHash,
    calendar: Calendar,
    k: z.int().check(z.minimum(MIN_K), z.maximum(MAX_K)),
    /** age recipients that snapshots are sealed to: the förbund's, then its recovery recipient. */
    recipients: z.readonly(
      z.array(z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/))).check(z.minLength(1), z.maxLength(3)),
    ),
    /** The förbund's Ed25519 key, with which this file is signed. */
    signer: SignerKey,
    /** The last day on which a device may take it. */
    expires: day,
    /** When the förbund has changed keys: its key before this one, and that key's signature (`withSuccession`). */
    succeeds: z.optional(Succession),
  }),
);
export type Startfil = z.infer<typeof Startfil>;

const format: SignedFormat<Startfil> = {
  domain: "VFV1 startfil\0",
  format: "vifragar/startfil@1",
  schema: Startfil,
  signerOf: ({ signer }) => signer,
  maxCharacters: 4_096,
};

/** The text of a startfil, signed with the förbund's key. */
export const startfilText = (content: Startfil, sign: Sign): Promise<string> =>
  signedFile(format, content, sign);

/** The startfil of a förbund that has changed keys, vouched for by the key before. */
export const withSuccession = async (
  startfil: Startfil,
  old: { readonly signer: SignerKey; readonly sign: Sign },
): Promise<Startfil> => ({ ...startfil, succeeds: await successionTo(keysIn(startfil), old) });

const keysIn = ({ forbund, prov, recipients, signer }: Startfil): CollectorKeys => ({
  forbund: forbund.id,
  prov,
  recipients,
  signer,
});

/**
 * True when a startfil may take the place of an older one without comparing words again: it is of the
 * same förbund and its key is the same, or the older one's key vouches for it.
 */
export function mayReplace(older: Startfil, newer: Startfil, verify: Verify): boolean {
  if (older.forbund.id !== newer.forbund.id || older.prov !== newer.prov) return false;
  if (older.signer === newer.signer) return true;
  return (
    newer.succeeds !== undefined && vouches(newer.succeeds, keysIn(newer), { known: older.signer, verify })
  );
}

/** True when a startfil names this instrument: its id and, where the startfil says it, all of its words. */
export const isInstrumentOf = (
  { instrument: id, instrumentHash }: Pick<Startfil, "instrument" | "instrumentHash">,
  instrument: Instrument,
): boolean =>
  instrument.id === id && (instrumentHash === undefined || instrumentHashOf(instrument) === instrumentHash);

/** A startfil that a device has read and checked; the six words are made of `digest`. */
export interface OpenedStartfil {
  readonly startfil: Startfil;
  readonly digest: Digest;
  readonly instrument: Instrument;
}

/**
 * Reads a startfil on a device.
 *
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version`, `bad-signature`, `expired`,
 *   `unknown-instrument` or `unknown-plan`.
 */
export function openStartfil(
  text: string,
  verify: Verify,
  {
    today,
    instruments,
  }: {
    /** The device's day: an expired startfil is refused. */
    readonly today: Day;
    /** Those the device has, and one that was chosen beside the startfil, which names one of them. */
    readonly instruments: readonly Instrument[];
  },
): OpenedStartfil {
  const { content: startfil, digest } = openSignedFile(format, text, verify);
  if (today > startfil.expires) throw new EnrolmentError("expired");
  const instrument = instruments.find((known) => isInstrumentOf(startfil, known));
  if (instrument === undefined) throw new EnrolmentError("unknown-instrument");
  if (planOf(instrument).hash !== startfil.plan) throw new EnrolmentError("unknown-plan");
  return { startfil, digest, instrument };
}
