/**
 * The printed recovery key: 128 random bits with a checksum, in 7 groups of 4 characters
 * of Crockford's base32 (docs/formats/recovery-key.md).
 *
 * The checksum catches a slip of the pen before any work is done; it protects nothing.
 */
import { utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { randomBytes } from "./random.ts";

export const RECOVERY_SECRET_BYTES = 16;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = 28;
const CHECK_BITS = 10n;

/** A new secret for a recovery key. */
export function makeRecoverySecret(): Uint8Array<ArrayBuffer> {
  return randomBytes(RECOVERY_SECRET_BYTES);
}

/** The text to print, such as `7Q2M-…-K0XW`. `ready` first. */
export function recoveryKeyText(secret: Uint8Array): string {
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  bits = ((bits << CHECK_BITS) | checkOf(secret)) << 2n;
  let text = "";
  for (let place = CHARACTERS - 1; place >= 0; place -= 1) {
    text += ALPHABET[Number((bits >> BigInt(5 * place)) & 31n)];
    if (place > 0 && place % 4 === 0) text += "-";
  }
  return text;
}

/**
 * Reads a recovery key as a person types it: any case, with or without dashes and spaces, O for 0, I and L for 1.
 * `ready` first.
 */
export function parseRecoveryKey(
  text: string,
):
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly issue: "LENGTH" | "CHARACTER" | "CHECKSUM" } {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (plain.length !== CHARACTERS) return { ok: false, issue: "LENGTH" };
  let bits = 0n;
  for (const character of plain) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return { ok: false, issue: "CHARACTER" };
    bits = (bits << 5n) | BigInt(value);
  }
  const secret = new Uint8Array(RECOVERY_SECRET_BYTES);
  const spare = bits & 3n;
  const check = (bits >> 2n) & 1023n;
  let rest = bits >> (CHECK_BITS + 2n);
  for (let index = RECOVERY_SECRET_BYTES - 1; index >= 0; index -= 1) {
    secret[index] = Number(rest & 255n);
    rest >>= 8n;
  }
  if (spare !== 0n || check !== checkOf(secret)) return { ok: false, issue: "CHECKSUM" };
  return { ok: true, value: secret };
}

function checkOf(secret: Uint8Array): bigint {
  const [first = 0, second = 0] = hash(utf8("VFV1recovery-check"), secret);
  return BigInt((first << 2) | (second >> 6));
}
