/**
 * Bytes: joining, comparing, hexadecimal, and numbers as all our formats write them (little endian).
 *
 * Nothing here is cut to length or filled up in silence: a wrong length is refused.
 */

export type BytesErrorCode = "HEX" | "LENGTH" | "RANGE" | "END";

const messages: Record<BytesErrorCode, string> = {
  HEX: "text is not lower-case hexadecimal",
  LENGTH: "bytes do not have the length asked for",
  RANGE: "number does not fit in its field",
  END: "read or written past the end of the bytes",
};

/** Thrown when bytes, or text that stands for bytes, do not have the form asked for. */
export class BytesError extends Error {
  override readonly name = "BytesError";
  readonly code: BytesErrorCode;

  constructor(code: BytesErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}

/** All parts after one another, in new bytes of their own. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text) as Uint8Array<ArrayBuffer>;
}

const hexByByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hexadecimal, two characters a byte: the form in which ids, hashes and public keys cross package borders. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += hexByByte[byte];
  return hex;
}

/**
 * The bytes that a hexadecimal text stands for.
 *
 * @param lengthBytes - What the text must give; one byte more or less is refused.
 * @throws BytesError `HEX` for anything but lower-case hexadecimal, `LENGTH` for another length.
 */
export function fromHex(hex: string, lengthBytes: number): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) throw new BytesError("HEX");
  if (hex.length !== 2 * lengthBytes) throw new BytesError("LENGTH");
  return Uint8Array.from({ length: lengthBytes }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

/** Whether two byte strings are equal. Takes the same time wherever they differ; a difference in length shows. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}

const U32 = 2 ** 32;

/**
 * Fills bytes of a length known beforehand, field after field.
 *
 * Each method throws BytesError `RANGE` for a number that does not fit and `END` past the last byte.
 */
export class ByteWriter {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #offset = 0;

  constructor(lengthBytes: number) {
    this.#bytes = new Uint8Array(lengthBytes);
    this.#view = new DataView(this.#bytes.buffer);
  }

  bytes(part: Uint8Array): this {
    this.#bytes.set(part, this.#take(part.length));
    return this;
  }

  u8(value: number): this {
    const fits = whole(value, 2 ** 8);
    this.#view.setUint8(this.#take(1), fits);
    return this;
  }

  u16(value: number): this {
    const fits = whole(value, 2 ** 16);
    this.#view.setUint16(this.#take(2), fits, true);
    return this;
  }

  u32(value: number): this {
    const fits = whole(value, U32);
    this.#view.setUint32(this.#take(4), fits, true);
    return this;
  }

  /** A whole number in eight bytes. Only safe integers (below 2⁵³) are written. */
  u64(value: number): this {
    const safe = whole(value, Number.MAX_SAFE_INTEGER + 1);
    return this.u32(safe % U32).u32(Math.floor(safe / U32));
  }

  /** Leaves this many bytes at 0. */
  zeros(lengthBytes: number): this {
    this.#take(lengthBytes);
    return this;
  }

  /** The filled bytes. @throws BytesError `LENGTH` when fields are still missing. */
  done(): Uint8Array<ArrayBuffer> {
    if (this.#offset !== this.#bytes.length) throw new BytesError("LENGTH");
    return this.#bytes;
  }

  #take(lengthBytes: number): number {
    const start = this.#offset;
    if (start + lengthBytes > this.#bytes.length) throw new BytesError("END");
    this.#offset = start + lengthBytes;
    return start;
  }
}

/**
 * Reads bytes field after field.
 *
 * Each method throws BytesError `END` past the last byte; `u64` throws `RANGE` for a number from 2⁵³ up.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** A view, not a copy: it changes when the bytes under it do. */
  bytes(lengthBytes: number): Uint8Array {
    const start = this.#take(lengthBytes);
    return this.#bytes.subarray(start, start + lengthBytes);
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  u64(): number {
    const low = this.u32();
    return whole(this.u32() * U32 + low, Number.MAX_SAFE_INTEGER + 1);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  #take(lengthBytes: number): number {
    const start = this.#offset;
    if (lengthBytes > this.left) throw new BytesError("END");
    this.#offset = start + lengthBytes;
    return start;
  }
}

function whole(value: number, limit: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= limit) throw new BytesError("RANGE");
  return value;
}
