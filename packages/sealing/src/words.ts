/**
 * Words for people: key fingerprints to compare by voice, and passphrases that are drawn, never thought up.
 *
 * How bits become words: docs/formats/words.md.
 */
import { BytesError } from "./bytes.ts";
import { HASH_BYTES } from "./hash.ts";
import { randomBytes } from "./random.ts";
import { wordsSv } from "./words-sv.ts";

const WORD_BITS = 12;

/** Words in a fingerprint: 72 bits, too many to find a second key with the same words. */
const FINGERPRINT_WORDS = 6;

/** Words in a passphrase: 60 bits, enough behind Argon2id (design in docs/formats/words.md). */
const PASSPHRASE_WORDS = 5;

/**
 * Six words that stand for a hash: the same words on two screens mean the same key or startfil.
 *
 * @param hash - 32 bytes, of which the first nine are shown.
 * @throws BytesError `LENGTH`.
 */
export function fingerprintWords(hash: Uint8Array): readonly string[] {
  if (hash.length !== HASH_BYTES) throw new BytesError("LENGTH");
  return wordsFrom(hash, FINGERPRINT_WORDS);
}

/**
 * A new passphrase: five words with a space between, 60 random bits.
 *
 * @param random - Gives that many random bytes. Only tests pass anything but the system's own.
 */
export function makePassphrase(random: (lengthBytes: number) => Uint8Array = randomBytes): string {
  const bits = random(Math.ceil((PASSPHRASE_WORDS * WORD_BITS) / 8));
  return wordsFrom(bits, PASSPHRASE_WORDS).join(" ");
}

/** The first bits as words, 12 at a time, highest bit first. */
function wordsFrom(bytes: Uint8Array, count: number): string[] {
  return Array.from({ length: count }, (_, position) => {
    const firstBit = position * WORD_BITS;
    const at = Math.floor(firstBit / 8);
    const pair = (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);
    // A word starts at the top of its first byte or in the middle of it.
    return wordAt(firstBit % 8 === 0 ? pair >> 4 : pair & 0xfff);
  });
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new BytesError("END");
  return byte;
}

function wordAt(number: number): string {
  const word = wordsSv[number];
  if (word === undefined) throw new BytesError("RANGE");
  return word;
}
