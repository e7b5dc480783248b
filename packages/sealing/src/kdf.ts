/** Keys from keys: libsodium's `crypto_kdf` (BLAKE2b with key, id and context). `ready` first. */
import { KEY_BYTES } from "./aead.ts";
import { SealError } from "./seal-error.ts";
import { sodium } from "./sodium.ts";

/**
 * A key of 32 bytes for one use of another key.
 *
 * @param context - Eight ASCII characters that name the use.
 * @throws SealError `KEY`, `MALFORMED` for a context of another length.
 */
export function deriveKey(key: Uint8Array, id: number, context: string): Uint8Array {
  if (key.length !== KEY_BYTES) throw new SealError("KEY");
  if (!/^[ -~]{8}$/.test(context)) throw new SealError("MALFORMED");
  return sodium.crypto_kdf_derive_from_key(KEY_BYTES, id, context, key);
}
