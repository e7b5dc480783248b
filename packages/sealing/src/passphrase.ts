/**
 * Argon2id (RFC 9106) for passphrases and hand-back codes.
 *
 * The only importer of libsodium's sumo build, which alone has Argon2id. It has an entry of its own
 * so that only the short-lived unlock worker loads it: its heap, grown to the memory asked for and
 * full of traces, goes when that worker ends.
 */
import sodium from "libsodium-wrappers-sumo";
import { KEY_BYTES } from "./aead.ts";
import { equalBytes, fromHex, utf8 } from "./bytes.ts";
import { SealError } from "./seal-error.ts";
import { READY_TIMEOUT_MS, startedWithin } from "./sodium.ts";
import { acceptWork, type Work } from "./work.ts";

/** Settles when Argon2id can be used. @throws SodiumError `WASM_BLOCKED`. */
export const passphraseReady: Promise<void> = startedWithin(sodium.ready, READY_TIMEOUT_MS);
passphraseReady.catch(() => undefined);

/**
 * 32 bytes from a passphrase, slowly.
 *
 * @param salt - 16 random bytes, kept with the result's use.
 * @throws SealError `KDF_PARAMS` outside floor and ceiling, `OOM` when the memory is refused.
 */
export function argon2id(passphrase: Uint8Array, salt: Uint8Array, work: Work): Uint8Array {
  acceptWork(work);
  if (salt.length !== sodium.crypto_pwhash_SALTBYTES) throw new SealError("MALFORMED");
  try {
    return sodium.crypto_pwhash(
      KEY_BYTES,
      passphrase,
      salt,
      work.passes,
      work.memoryKib * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
  } catch (cause) {
    // Lengths and limits were checked above: what is left is the memory.
    throw new SealError("OOM", { cause });
  }
}

/**
 * Compares one known answer, at the floor so that starting takes no time.
 *
 * @throws SealError `SELF_TEST`. Source of the answer: @noble/hashes 2, which passes RFC 9106 section 5.3.
 */
export function passphraseSelfTest(): void {
  const answer = argon2id(utf8("VFV1 self test"), utf8("0123456789abcdef"), { memoryKib: 19_456, passes: 2 });
  if (!equalBytes(answer, fromHex(KNOWN_ANSWER, KEY_BYTES))) throw new SealError("SELF_TEST");
}

const KNOWN_ANSWER = "878b207a087c9c0673c4ca9c38aaef2a9a6e2ed65bf5cf066ab439fce0835bec";
