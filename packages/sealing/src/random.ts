/** Randomness from the system, never from libsodium's own generator: one source, the same in Node, page and worker. */

/** So many random bytes (`crypto.getRandomValues`), at most 65 536. */
export function randomBytes(lengthBytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(lengthBytes));
}
