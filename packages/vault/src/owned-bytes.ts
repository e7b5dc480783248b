/** Bytes that can be wiped: small typed arrays lie on a heap that is moved and copied behind our back. */

const OWN_BUFFER_BYTES = 128;

/** A copy in a buffer of its own, outside the moving heap. Wipe the original if it is yours. */
export function owned(bytes: Uint8Array): Uint8Array {
  // V8 keeps buffers of up to 64 bytes inside the object itself, where the collector copies them about.
  const copy = new Uint8Array(new ArrayBuffer(Math.max(OWN_BUFFER_BYTES, bytes.length)), 0, bytes.length);
  copy.set(bytes);
  return copy;
}

/** Overwrites bytes with zeros. */
export function wipeBytes(...all: readonly (Uint8Array | undefined)[]): void {
  for (const bytes of all) bytes?.fill(0);
}
