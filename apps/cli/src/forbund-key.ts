/**
 * The key file of a förbund on the command line: it opens snapshots and signs releases.
 *
 * A secret in the clear, readable by its owner alone. In the admin app the same keys lie in a vault.
 */

import { randomBytes } from "node:crypto";
import { ForbundId, SignerKey } from "@vifragar/core";
import {
  fromHex,
  makeIdentity,
  makeSigningKey,
  ready,
  recipientOf,
  sign,
  signingKeyOf,
  toHex,
} from "@vifragar/sealing";
import * as z from "zod/mini";
import { RefusedError } from "./command.ts";
import { jsonIn, writeNew } from "./whole-file.ts";

const recipient = z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/));

export const ForbundKey = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/forbund-key@1"),
    prov: z.boolean(),
    forbund: z.readonly(
      z.strictObject({ id: ForbundId, name: z.string().check(z.minLength(1), z.maxLength(80)) }),
    ),
    /** Opens what devices have sealed: an age identity, `AGE-SECRET-KEY-1…`. */
    identity: z.string().check(z.regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)),
    recipient,
    /** More recipients that everything is sealed to, such as a printed recovery key's. */
    recovery: z.readonly(z.array(recipient).check(z.maxLength(2))),
    /** Signs startfiler and releases: 32 bytes in hexadecimal. */
    signingSeed: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    signer: SignerKey,
  }),
);
export type ForbundKey = z.infer<typeof ForbundKey>;

/**
 * New keys for a förbund.
 *
 * @param of - `id` is for demonstrations, which must come out the same; otherwise it is drawn at random.
 */
export async function makeForbundKey(of: {
  readonly name: string;
  readonly prov: boolean;
  readonly recovery: readonly string[];
  readonly id?: ForbundId;
}): Promise<ForbundKey> {
  await ready;
  const { identity, recipient: own } = await makeIdentity();
  const { seed, publicKey } = makeSigningKey();
  const made = ForbundKey.safeParse({
    format: "vifragar/forbund-key@1",
    prov: of.prov,
    forbund: { id: of.id ?? toHex(randomBytes(16)), name: of.name },
    identity,
    recipient: own,
    recovery: of.recovery,
    signingSeed: toHex(seed),
    signer: publicKey,
  });
  if (!made.success)
    throw new RefusedError("namnet är för långt, eller en återställningsmottagare är fel skriven");
  return made.data;
}

const SECRET = 0o600;

/** Writes a key file for its owner's eyes alone, and never over another. @throws RefusedError */
export const writeForbundKey = (path: string, key: ForbundKey): Promise<void> =>
  writeNew(path, `${JSON.stringify(key, null, 2)}\n`, SECRET);

/** Writes the identity alone, as the ordinary `age` command reads it. @throws RefusedError */
export const writeIdentity = (path: string, { identity, forbund }: ForbundKey): Promise<void> =>
  writeNew(path, `# ${forbund.name.replaceAll(/\s+/g, " ")}\n${identity}\n`, SECRET);

/** Reads a key file and makes sure that its halves belong together. @throws RefusedError */
export async function readForbundKey(path: string): Promise<ForbundKey> {
  await ready;
  const parsed = ForbundKey.safeParse(await jsonIn(path, 16_384));
  if (!parsed.success) throw new RefusedError(`${path} är inte en giltig nyckelfil`);
  const key = parsed.data;
  const { publicKey } = signingKeyOf(fromHex(key.signingSeed, 32));
  if (publicKey !== key.signer || (await recipientOf(key.identity)) !== key.recipient) {
    throw new RefusedError(`${path} är skadad: delarna hör inte ihop`);
  }
  return key;
}

/** Who everything is sealed to: the förbund, then its recovery recipients. */
export const recipientsOf = ({ recipient: own, recovery }: ForbundKey): readonly string[] => [
  own,
  ...recovery,
];

/** Signs as the förbund. */
export const signAs =
  ({ signingSeed }: ForbundKey) =>
  (domain: string, message: Uint8Array): Uint8Array =>
    sign(domain, message, fromHex(signingSeed, 32));
