/**
 * SEAL: XChaCha20-Poly1305 (libsodium's `crypto_aead_xchacha20poly1305_ietf`;
 * draft-irtf-cfrg-xchacha-03) with a random nonce in front. `ready` first.
 *
 * Everything sealed on a device goes through here, and is bound by its associated
 * data to what it is and where it lies.
 */
import { SealError } from "./seal-error.ts";
import { sodium } from "./sodium.ts";

export const KEY_BYTES = 32;
export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;
/** How many bytes sealing adds. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

// One call for system randomness costs more than sealing a record, so nonces are drawn 256 at a time.
// 24 random bytes never repeat in practice, whatever the key (libsodium's reason for the long nonce).
const pool = new Uint8Array(256 * NONCE_BYTES);
let used = pool.length;

function freshNonce(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  // A view: a nonce lies in the open beside what it sealed, and its place is not used again before a refill.
  const nonce = pool.subarray(used, used + NONCE_BYTES);
  used += NONCE_BYTES;
  return nonce;
}

/**
 * Seals bytes under a key.
 *
 * @param bound - Associated data: not hidden, not stored, and needed to the last bit to open again.
 * @returns 24 bytes of nonce, then the ciphertext with its 16-byte tag. The length of `plain` shows: pad first.
 * @throws SealError `KEY`.
 */
export function seal(key: Uint8Array, plain: Uint8Array, bound: Uint8Array): Uint8Array<ArrayBuffer> {
  if (key.length !== KEY_BYTES) throw new SealError("KEY");
  const nonce = freshNonce();
  const sealed = new Uint8Array(plain.length + SEAL_BYTES);
  sealed.set(nonce);
  sealed.set(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key), NONCE_BYTES);
  return sealed;
}

/** Opens what `seal` made. @throws SealError `KEY`, `MALFORMED` for too few bytes, `CANNOT_OPEN`. */
export function open(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array {
  if (key.length !== KEY_BYTES) throw new SealError("KEY");
  if (sealed.length < SEAL_BYTES) throw new SealError("MALFORMED");
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(NONCE_BYTES),
      bound,
      nonce,
      key,
    );
  } catch (cause) {
    throw new SealError("CANNOT_OPEN", { cause });
  }
}
