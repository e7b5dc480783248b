/**
 * The anmälan: a device tells the förbund which key it counts with.
 *
 * It names no person. It is signed by the device and sealed to the förbund; a person at the
 * förbund compares six words by voice and approves. Format: docs/formats/anmalan.md.
 */
import * as z from "zod/mini";
import { Digest, Incarnation, InsatsId, SignerKey } from "../ids.ts";
import {
  type Opened,
  openSignedFile,
  type Sign,
  type SignedFormat,
  signedFile,
  type Verify,
} from "./signed-file.ts";

export const Anmalan = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/anmalan@1"),
    prov: z.boolean(),
    device: SignerKey,
    incarnation: Incarnation,
    insats: InsatsId,
    /** Of the startfil that the device took. */
    startfil: Digest,
  }),
);
export type Anmalan = z.infer<typeof Anmalan>;

const format: SignedFormat<Anmalan> = {
  domain: "VFV1 anmalan\0",
  format: "vifragar/anmalan@1",
  schema: Anmalan,
  signerOf: ({ device }) => device,
  maxCharacters: 2_048,
};

/** The text of an anmälan, signed with the device's key. Seal it to the förbund before it is saved. */
export const anmalanText = (content: Anmalan, sign: Sign): Promise<string> =>
  signedFile(format, content, sign);

/**
 * Reads an anmälan; its digest is what the six words are made of.
 *
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version` or `bad-signature`.
 */
export const openAnmalan = (text: string, verify: Verify): Opened<Anmalan> =>
  openSignedFile(format, text, verify);
