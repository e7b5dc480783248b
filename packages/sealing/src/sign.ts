/**
 * Signatures: Ed25519 (RFC 8032) over a domain and a message. `ready` first.
 *
 * The domain says what kind of thing is signed, so that a signature on one kind never
 * passes for one on another. It ends with NUL, so that no domain is the start of another.
 */
import { concat, fromHex, toHex, utf8 } from "./bytes.ts";
import { randomBytes } from "./random.ts";
import { sodium } from "./sodium.ts";

export const SEED_BYTES = 32;
export const SIGNATURE_BYTES = 64;
export const PUBLIC_KEY_BYTES = 32;

export type SignErrorCode = "DOMAIN" | "SEED";

const messages: Record<SignErrorCode, string> = {
  DOMAIN: "signing domain is not ascii text that ends with its only nul",
  SEED: "signing seed does not have 32 bytes",
};

/** Thrown when a program signs or verifies in a way that could never be right. */
export class SignError extends Error {
  override readonly name = "SignError";
  readonly code: SignErrorCode;

  constructor(code: SignErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}

export interface SigningKey {
  /** The secret: 32 bytes from which the whole key is made. */
  readonly seed: Uint8Array;
  /** The Ed25519 public key: 64 characters of lower-case hexadecimal. */
  readonly publicKey: string;
}

/** A new signing key from the system's randomness. */
export function makeSigningKey(): SigningKey {
  return signingKeyOf(randomBytes(SEED_BYTES));
}

/** The signing key of a stored seed. @throws SignError `SEED`. */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  return { seed, publicKey: toHex(keyPairOf(seed).publicKey) };
}

/**
 * Signs a message for one domain.
 *
 * @param domain - ASCII that ends with NUL, such as `"VFV1 startfil\0"`.
 * @returns 64 bytes.
 * @throws SignError `DOMAIN` or `SEED`.
 */
export function sign(domain: string, message: Uint8Array, seed: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(withDomain(domain, message), keyPairOf(seed).privateKey);
}

/**
 * Whether a signature on this message, for this domain, was made with the key.
 *
 * A signature or key of a wrong length or form is simply not valid: no exception.
 *
 * @throws SignError `DOMAIN`: the domain is the program's own.
 */
export function verify(signed: {
  readonly domain: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** 64 characters of lower-case hexadecimal. */
  readonly publicKey: string;
}): boolean {
  const message = withDomain(signed.domain, signed.message);
  if (!/^[0-9a-f]{64}$/.test(signed.publicKey)) return false;
  return verifyBytes(message, signed.signature, fromHex(signed.publicKey, PUBLIC_KEY_BYTES));
}

/** Whether an Ed25519 signature on bare bytes holds. For this package alone: elsewhere a domain is never left out. */
export function verifyBytes(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
}

function withDomain(domain: string, message: Uint8Array): Uint8Array {
  if (!/^[\x20-\x7e]+\0$/.test(domain)) throw new SignError("DOMAIN");
  return concat(utf8(domain), message);
}

function keyPairOf(seed: Uint8Array) {
  if (seed.length !== SEED_BYTES) throw new SignError("SEED");
  return sodium.crypto_sign_seed_keypair(seed);
}
