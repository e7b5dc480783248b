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

export const Kvitto = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/kvitto@1"),
    prov: z.boolean(),
    forbund: ForbundId,
    signer: SignerKey,
    /** The highest number of each device up to which nothing is missing. */
    received: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({ device: SignerKey, incarnation: Incarnation, seq: z.int().check(z.minimum(1)) }),
        ),
      ),
    ),
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
 * The number up to which a device's files have arrived, or undefined when the kvitto does not name it.
 *
 * @param device - Who asks, and which förbund and key its startfil named.
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version`, `bad-signature` or, for another
 *   förbund's kvitto or one that mixes prov with real, `wrong-collector`.
 */
export function receivedIn(
  text: string,
  verify: Verify,
  device: Pick<Kvitto, "prov" | "forbund" | "signer"> & Omit<Kvitto["received"][number], "seq">,
): number | undefined {
  const { content } = openKvitto(text, verify);
  const { prov, forbund, signer } = device;
  if (content.prov !== prov || content.forbund !== forbund || content.signer !== signer) {
    throw new EnrolmentError("wrong-collector");
  }
  return content.received.find(
    (line) => line.device === device.device && line.incarnation === device.incarnation,
  )?.seq;
}
