/**
 * Padding: one byte 0x80 and then zeros (ISO/IEC 7816-4), so that a length never tells what is inside.
 *
 * Padding hides and does not protect: put it inside what is signed or encrypted, or check it byte by byte.
 */
import { BytesError } from "./bytes.ts";

const MARK = 0x80;

/** The bytes filled up to exactly this length. @throws BytesError `LENGTH` unless at least one byte is free. */
export function padTo(bytes: Uint8Array, lengthBytes: number): Uint8Array<ArrayBuffer> {
  if (bytes.length >= lengthBytes) throw new BytesError("LENGTH");
  const padded = new Uint8Array(lengthBytes);
  padded.set(bytes);
  padded[bytes.length] = MARK;
  return padded;
}

/** The bytes filled up to the next multiple of a block; a whole block more when they already are one. */
export function padToMultiple(bytes: Uint8Array, blockBytes: number): Uint8Array<ArrayBuffer> {
  return padTo(bytes, (Math.floor(bytes.length / blockBytes) + 1) * blockBytes);
}

/** Where the padding starts, or undefined when the bytes do not end in one. */
export function paddingStart(padded: Uint8Array): number | undefined {
  let at = padded.length - 1;
  while (at >= 0 && padded[at] === 0) at -= 1;
  return padded[at] === MARK ? at : undefined;
}

/** A view of the bytes before the padding. @throws BytesError `LENGTH` when there is no padding. */
export function unpad(padded: Uint8Array): Uint8Array {
  const start = paddingStart(padded);
  if (start === undefined) throw new BytesError("LENGTH");
  return padded.subarray(0, start);
}
