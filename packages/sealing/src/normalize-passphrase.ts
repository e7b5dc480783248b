/**
 * A typed passphrase as it goes into the key: spaces, capitals and ways to write the same letter do not matter.
 *
 * Unicode NFKC, lower case, no space at the ends, one space between words. Apart from `words.ts`, so that
 * who reads a passphrase need not load the word list.
 */
export function normalizePassphrase(typed: string): string {
  return typed.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ");
}
