/**
 * Succession: when a förbund changes keys, its old key signs for the new ones.
 *
 * Whoever knows the old key then takes the new ones without comparing words again. It is one step: a device
 * that has missed two changes compares words. Format: docs/formats/startfil.md.
 */
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { canonicalBytes } from "../canonical.ts";
import { type ForbundId, SignerKey } from "../ids.ts";
import type { Sign, Verify } from "./signed-file.ts";

/** An Ed25519 signature, 64 bytes in hexadecimal. */
const SuccessionProof = z.string().check(z.regex(/^[0-9a-f]{128}$/));

/** The key before, and its signature on the keys of now. */
export const Succession = z.readonly(z.strictObject({ signer: SignerKey, proof: SuccessionProof }));
export type Succession = z.infer<typeof Succession>;

/** What a förbund opens and signs with from now on, by its public halves. */
export interface CollectorKeys {
  readonly forbund: ForbundId;
  readonly prov: boolean;
  /** age recipients, as they stand in the startfil. */
  readonly recipients: readonly string[];
  readonly signer: SignerKey;
}

const DOMAIN = "VFV1 succession\0";

const signedBytes = ({ forbund, signer, recipients, prov }: CollectorKeys): Uint8Array =>
  canonicalBytes({ forbund, signer, recipients, prov });

/**
 * The old key's word for the new ones.
 *
 * @param old - The old key; `sign` signs with it.
 */
export async function successionTo(
  keys: CollectorKeys,
  old: { readonly signer: SignerKey; readonly sign: Sign },
): Promise<Succession> {
  return { signer: old.signer, proof: bytesToHex(await old.sign(DOMAIN, signedBytes(keys))) };
}

/** True when the key that is known has signed for these. Never throws for what is in them. */
export function vouches(
  { signer, proof }: Succession,
  keys: CollectorKeys,
  { known, verify }: { readonly known: SignerKey; readonly verify: Verify },
): boolean {
  if (signer !== known) return false;
  return verify({
    domain: DOMAIN,
    message: signedBytes(keys),
    signature: hexToBytes(proof),
    publicKey: known,
  });
}

/** A succession with the recipients that it is signed over, for files that do not name them otherwise. */
export const CarriedSuccession = z.readonly(
  z.strictObject({ signer: SignerKey, proof: SuccessionProof, recipients: z.readonly(z.array(z.string())) }),
);

/** True when a file is of the key that is known, or of one that it vouches for. */
export function isOfKey(
  file: Pick<CollectorKeys, "forbund" | "prov" | "signer"> & {
    readonly succeeds?: z.infer<typeof CarriedSuccession> | undefined;
  },
  known: SignerKey,
  verify: Verify,
): boolean {
  if (file.signer === known) return true;
  if (file.succeeds === undefined) return false;
  const { recipients, ...succession } = file.succeeds;
  return vouches(succession, { ...file, recipients }, { known, verify });
}
