/**
 * The kvitto: the förbund tells its devices how far it has what they handed in.
 *
 * One file for all devices; each finds its own line. With the kvitto for the last file of a period a
 * device may shred that period. Format: docs/formats/startfil.md.
 */
import * as z from "zod/mini";
import { ForbundId, Incarnation, SignerKey } from "../ids.ts";
import { EnrolmentError } from "./enrolment-error.ts";
import {
  type Opened,
  openSignedFile,
  type Sign,
  type SignedFormat,
  signedFile,
  type Verify,
} from "./signed-file.ts";
import type { Startfil } from "./startfil.ts";
import { CarriedSuccession, isOfKey } from "./succession.ts";

/** More insatser and periods than a device ever has open at once. */
const MOST_LINES = 400;

/** What has arrived from one device. */
export const KvittoLine = z.readonly(
  z.strictObject({
    device: SignerKey,
    incarnation: Incarnation,
    /** The highest number up to which nothing is missing; 0 when the first is. */
    seq: z.int().check(z.minimum(0)),
    /** Later numbers that are the latest of their insats and period, growing. */
    also: z.optional(
      z.readonly(z.array(z.int().check(z.minimum(1))).check(z.minLength(1), z.maxLength(MOST_LINES))),
    ),
  }),
);
export type KvittoLine = z.infer<typeof KvittoLine>;

/** Whether a file with this number has arrived, or a later one of the same insats and period. */
export const hasArrived = ({ seq, also = [] }: Pick<KvittoLine, "seq" | "also">, latest: number): boolean =>
  latest <= seq || also.includes(latest);

/** What two kvitton together say of one device. What was told once stays told. */
export function joinedLine(
  { seq: one, also: first = [], ...rest }: KvittoLine,
  other: KvittoLine,
): KvittoLine {
  const seq = Math.max(one, other.seq);
  const later = new Set([...first, ...(other.also ?? [])].filter((number) => number > seq));
  const also = [...later].toSorted((a, b) => a - b).slice(-MOST_LINES);
  return { ...rest, seq, ...(also.length > 0 && { also }) };
}

export const Kvitto = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/kvitto@1"),
    prov: z.boolean(),
    forbund: ForbundId,
    signer: SignerKey,
    received: z.readonly(z.array(KvittoLine)),
    /** When the förbund has changed keys: its key before this one, which vouches for this one (`succession.ts`). */
    succeeds: z.optional(CarriedSuccession),
  }),
);
export type Kvitto = z.infer<typeof Kvitto>;

const format: SignedFormat<Kvitto> = {
  domain: "VFV1 kvitto\0",
  format: "vifragar/kvitto@1",
  schema: Kvitto,
  signerOf: ({ signer }) => signer,
  maxCharacters: 2_000_000,
};

/** The text of a kvitto, signed with the förbund's key. */
export const kvittoText = (content: Kvitto, sign: Sign): Promise<string> => signedFile(format, content, sign);

/**
 * Reads a kvitto, whoever it is for: the förbund itself, or somebody who checks it.
 *
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version` or `bad-signature`.
 */
export const openKvitto = (text: string, verify: Verify): Opened<Kvitto> =>
  openSignedFile(format, text, verify);

/**
 * What has arrived from a device, or undefined when the kvitto does not name it.
 *
 * @param asked - Who asks, and the startfil that it has: the kvitto is signed by its key, or by one that it vouches for.
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version`, `bad-signature`; for another förbund's
 *   kvitto or one that mixes prov with real `wrong-collector`; for one of another key `other-key`.
 */
export function receivedIn(
  text: string,
  verify: Verify,
  asked: Pick<KvittoLine, "device" | "incarnation"> & {
    readonly startfil: Pick<Startfil, "prov" | "forbund" | "signer">;
  },
): KvittoLine | undefined {
  const { content } = openKvitto(text, verify);
  const { prov, forbund, signer: known } = asked.startfil;
  if (content.prov !== prov || content.forbund !== forbund.id) throw new EnrolmentError("wrong-collector");
  if (!isOfKey(content, known, verify)) throw new EnrolmentError("other-key");
  return content.received.find(
    ({ device, incarnation }) => device === asked.device && incarnation === asked.incarnation,
  );
}
