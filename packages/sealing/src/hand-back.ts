/**
 * What the page keeps in memory so that six digits can take the tablet back: the session's keys,
 * sealed under the digits and a random value that exists nowhere else (docs/formats/hand-over.md).
 *
 * Worth nothing to someone who has only the disk: none of this is ever stored.
 */
import { KEY_BYTES, open, seal } from "./aead.ts";
import { ByteReader, ByteWriter, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { SealError } from "./seal-error.ts";

/** The keys of an unlocked vault: the manifest's, and one for each epoch not yet shredded. */
export interface SessionKeys {
  readonly meta: Uint8Array;
  readonly deks: readonly { readonly epoch: number; readonly dek: Uint8Array }[];
}

const LABEL = utf8("VFV1back");

/**
 * @param codeKey - Argon2id of the six digits.
 * @param secret - 32 random bytes of this hand-over.
 */
export function sealHandBack(
  codeKey: Uint8Array,
  secret: Uint8Array,
  keys: SessionKeys,
): Uint8Array<ArrayBuffer> {
  const plain = encodeSessionKeys(keys);
  const sealed = seal(keyedHash(codeKey, LABEL, secret), plain, LABEL);
  plain.fill(0);
  return sealed;
}

/** @throws SealError `CANNOT_OPEN` for other digits. */
export function openHandBack(codeKey: Uint8Array, secret: Uint8Array, back: Uint8Array): SessionKeys {
  return decodeSessionKeys(open(keyedHash(codeKey, LABEL, secret), back, LABEL));
}

function encodeSessionKeys(keys: SessionKeys): Uint8Array {
  const writer = new ByteWriter(KEY_BYTES + keys.deks.length * (4 + KEY_BYTES)).bytes(keys.meta);
  for (const { epoch, dek } of keys.deks) writer.u32(epoch).bytes(dek);
  return writer.done();
}

function decodeSessionKeys(plain: Uint8Array): SessionKeys {
  if (plain.length < KEY_BYTES || (plain.length - KEY_BYTES) % (4 + KEY_BYTES) !== 0)
    throw new SealError("MALFORMED");
  const reader = new ByteReader(plain);
  const meta = reader.bytes(KEY_BYTES).slice();
  const count = reader.left / (4 + KEY_BYTES);
  const deks = Array.from({ length: count }, () => ({
    epoch: reader.u32(),
    dek: reader.bytes(KEY_BYTES).slice(),
  }));
  return { meta, deks };
}
