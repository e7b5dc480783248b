/**
 * The key file of a förbund on the command line: it opens snapshots and signs releases.
 *
 * A secret in the clear, readable by its owner alone. In the admin app the same keys lie in a vault.
 */

import { randomBytes } from "node:crypto";
import { ForbundId, SignerKey, type Succession, successionTo } from "@vifragar/core";
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

const identity = z.string().check(z.regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/));
const seed = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const recipient = z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/));

export const ForbundKey = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/forbund-key@1"),
    prov: z.boolean(),
    forbund: z.readonly(
      z.strictObject({ id: ForbundId, name: z.string().check(z.minLength(1), z.maxLength(80)) }),
    ),
    /** Opens what devices have sealed: an age identity, `AGE-SECRET-KEY-1…`. */
    identity,
    recipient,
    /** More recipients that everything is sealed to, such as a printed recovery key's. */
    recovery: z.readonly(z.array(recipient).check(z.maxLength(2))),
    /** Signs startfiler and releases: 32 bytes in hexadecimal. */
    signingSeed: seed,
    signer: SignerKey,
    /** Keys that the förbund had before, the latest first: they open older files and vouch for these. */
    before: z.optional(
      z.readonly(
        z
          .array(z.readonly(z.strictObject({ identity, signingSeed: seed, signer: SignerKey })))
          .check(z.minLength(1), z.maxLength(10)),
      ),
    ),
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
  const made = await newHalves();
  const key = ForbundKey.safeParse({
    format: "vifragar/forbund-key@1",
    prov: of.prov,
    forbund: { id: of.id ?? toHex(randomBytes(16)), name: of.name },
    ...made,
    recovery: of.recovery,
  });
  if (!key.success)
    throw new RefusedError("namnet är för långt, eller en återställningsmottagare är fel skriven");
  return key.data;
}

/**
 * New keys for a förbund that has some. Devices take them without comparing words again, because the old
 * key vouches for the new one in every startfil made from now on.
 *
 * @param recovery - Empty to keep those that the old keys have.
 */
export async function successorOf(old: ForbundKey, recovery: readonly string[]): Promise<ForbundKey> {
  const { identity: opened, signingSeed, signer } = old;
  const before = [{ identity: opened, signingSeed, signer }, ...(old.before ?? [])];
  const key = ForbundKey.safeParse({
    ...old,
    ...(await newHalves()),
    recovery: recovery.length === 0 ? old.recovery : recovery,
    before,
  });
  if (!key.success)
    throw new RefusedError("en återställningsmottagare är fel skriven, eller byten för många");
  return key.data;
}

async function newHalves() {
  const { identity: secret, recipient: own } = await makeIdentity();
  const { seed: signingSeed, publicKey } = makeSigningKey();
  return { identity: secret, recipient: own, signingSeed: toHex(signingSeed), signer: publicKey };
}

/** What opens files sealed to the förbund, also before it changed keys. */
export const identitiesOf = ({ identity: own, before = [] }: ForbundKey): readonly string[] => [
  own,
  ...before.map((old) => old.identity),
];

/** Whether the förbund signs with this key, or has done. */
export const hasSigned = ({ signer, before = [] }: ForbundKey, claimed: string): boolean =>
  [signer, ...before.map((old) => old.signer)].some((known) => known === claimed);

const SECRET = 0o600;

/** Writes a key file for its owner's eyes alone, and never over another. @throws RefusedError */
export const writeForbundKey = (path: string, key: ForbundKey): Promise<void> =>
  writeNew(path, `${JSON.stringify(key, null, 2)}\n`, SECRET);

/** Writes the identity alone, as the ordinary `age` command reads it. @throws RefusedError */
export const writeIdentity = (path: string, key: ForbundKey): Promise<void> =>
  writeNew(
    path,
    [`# ${key.forbund.name.replaceAll(/\s+/g, " ")}`, ...identitiesOf(key), ""].join("\n"),
    SECRET,
  );

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

/** The word of the key before for the keys of now, where the förbund has changed keys. */
export async function successionOf(key: ForbundKey): Promise<Succession | undefined> {
  const [old] = key.before ?? [];
  if (old === undefined) return undefined;
  const { prov, forbund, signer } = key;
  const keys = { forbund: forbund.id, prov, recipients: recipientsOf(key), signer };
  return successionTo(keys, { signer: old.signer, sign: signAs(old) });
}

/** Signs as the förbund, or with a key that it had before. */
export const signAs =
  ({ signingSeed }: Pick<ForbundKey, "signingSeed">) =>
  (domain: string, message: Uint8Array): Uint8Array =>
    sign(domain, message, fromHex(signingSeed, 32));
