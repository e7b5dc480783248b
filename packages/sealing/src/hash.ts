/** Hashes: BLAKE2b-256 everywhere (libsodium's `crypto_generichash`; RFC 7693). `ready` first. */
import { BytesError, concat } from "./bytes.ts";
import { sodium } from "./sodium.ts";

/** Length of every hash here, in bytes. */
export const HASH_BYTES = 32;

/**
 * BLAKE2b-256 of the parts joined, 32 bytes.
 *
 * The joint does not show in the hash: parts of varying length need a length or a label of their own.
 */
export function hash(...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, concat(...parts), null);
}

/**
 * BLAKE2b-256 of the parts joined, under a key of 16 to 64 bytes: 32 bytes that only the holder of the key can make.
 *
 * @throws BytesError `LENGTH` for a key of another length.
 */
export function keyedHash(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  // libsodium takes an empty key for no key at all, which would turn a secret into a plain hash.
  if (
    key.length < sodium.crypto_generichash_KEYBYTES_MIN ||
    key.length > sodium.crypto_generichash_KEYBYTES_MAX
  ) {
    throw new BytesError("LENGTH");
  }
  return sodium.crypto_generichash(HASH_BYTES, concat(...parts), key);
}
