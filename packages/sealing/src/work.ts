/**
 * How much work Argon2id does for a passphrase: what we choose, and what we accept when reading.
 *
 * Sources: OWASP Password Storage Cheat Sheet for the floor; RFC 9106 section 4, second recommended
 * option, for memory and passes of the default (libsodium fixes one lane).
 */
import { utf8 } from "./bytes.ts";
import { normalizePassphrase } from "./normalize-passphrase.ts";
import { SealError } from "./seal-error.ts";

export interface Work {
  /** Memory in KiB (Argon2's m). */
  readonly memoryKib: number;
  /** Passes over that memory (Argon2's t). */
  readonly passes: number;
}

export const WORK_FLOOR: Work = { memoryKib: 19_456, passes: 2 };
export const WORK_DEFAULT: Work = { memoryKib: 65_536, passes: 3 };
export const WORK_DESKTOP: Work = { memoryKib: 262_144, passes: 3 };
/** Hostile numbers in a stored slot must not hang or kill the page. */
export const WORK_CEILING: Work = { memoryKib: 1_048_576, passes: 16 };

/** @throws SealError `KDF_PARAMS` outside floor and ceiling. */
export function acceptWork(work: Work): void {
  const accepted =
    work.memoryKib >= WORK_FLOOR.memoryKib &&
    work.memoryKib <= WORK_CEILING.memoryKib &&
    work.passes >= WORK_FLOOR.passes &&
    work.passes <= WORK_CEILING.passes;
  if (!accepted) throw new SealError("KDF_PARAMS");
}

/**
 * The work for new slots, from how long the default took here: desktops that do it in under 300 ms
 * get more memory. Never below the default.
 */
export function calibrated(defaultTookMs: number): Work {
  if (defaultTookMs < 200) return WORK_DESKTOP;
  if (defaultTookMs < 300) return { memoryKib: 131_072, passes: 3 };
  return WORK_DEFAULT;
}

/** A passphrase as bytes: the same words are the same bytes from every keyboard. */
export function passphraseBytes(typed: string): Uint8Array<ArrayBuffer> {
  return utf8(normalizePassphrase(typed));
}
