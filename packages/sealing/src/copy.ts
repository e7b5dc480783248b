/**
 * The second copy of a vault's database: a log of what was written, step after step (docs/formats/vault.md).
 *
 * Nothing here hides or proves anything: what is copied was sealed before. The digests tell a step that was cut
 * off, or that remains from an earlier use of the file, from one that was written to its end.
 */
import { ByteReader, BytesError, ByteWriter, equalBytes, utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { SealError } from "./seal-error.ts";

/** What a step does to one row. */
export interface CopyEntry {
  readonly kind: "put" | "change" | "delete";
  /** Number of the table. */
  readonly table: number;
  /** JSON of what lies in clear. */
  readonly clear: string;
  /** What is sealed; empty unless the row is put. */
  readonly bytes: Uint8Array;
}

/** One step that is whole, and where it begins and ends in the file, in bytes. */
export interface CopyStep {
  readonly entries: readonly CopyEntry[];
  readonly start: number;
  readonly end: number;
}

const MAGIC = utf8("VFVC");
const VERSION = 1;
const CHECK_BYTES = 16;
export const COPY_HEADER_BYTES = 16 + CHECK_BYTES;
const STEP_HEADER_BYTES = 4 + 32;
const KINDS = ["put", "change", "delete"] as const;

/** How a file begins. @param round - Of two files that are whole, the one with the higher round is in force. */
export function copyHeader(round: number): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter(16).bytes(MAGIC).u16(VERSION).u16(0).u64(round).done();
  return new ByteWriter(COPY_HEADER_BYTES).bytes(head).bytes(checkOf(head)).done();
}

const checkOf = (head: Uint8Array): Uint8Array => hash(utf8("VFV1copy"), head).subarray(0, CHECK_BYTES);

/** A step as it is written at an offset of a file. */
export function copyStep(
  place: { readonly round: number; readonly offset: number },
  entries: readonly CopyEntry[],
): Uint8Array<ArrayBuffer> {
  const parts = entries.map((entry) => ({ ...entry, text: utf8(entry.clear) }));
  const length = parts.reduce((sum, { text, bytes }) => sum + 10 + text.length + bytes.length, 0);
  const writer = new ByteWriter(length);
  for (const { kind, table, text, bytes } of parts) {
    writer.u8(KINDS.indexOf(kind)).u8(table);
    writer.u32(text.length).bytes(text).u32(bytes.length).bytes(bytes);
  }
  const payload = writer.done();
  return new ByteWriter(STEP_HEADER_BYTES + length)
    .u32(length)
    .bytes(digestOf(place, payload))
    .bytes(payload)
    .done();
}

// Round and offset are part of it: bytes that an earlier use of the file has left are never taken for a step.
const digestOf = (place: { readonly round: number; readonly offset: number }, payload: Uint8Array) =>
  hash(utf8("VFV1step"), new ByteWriter(16).u64(place.round).u64(place.offset).done(), payload);

/**
 * The whole steps of a file, up to the first that is not; undefined for bytes that are no copy.
 *
 * @throws SealError `VERSION` for one that a newer program wrote.
 */
export function readCopy(
  bytes: Uint8Array,
): { readonly round: number; readonly steps: readonly CopyStep[] } | undefined {
  if (bytes.length < COPY_HEADER_BYTES) return undefined;
  const reader = new ByteReader(bytes);
  const head = bytes.subarray(0, 16);
  if (!equalBytes(reader.bytes(4), MAGIC)) return undefined;
  const version = reader.u16();
  reader.u16();
  if (!equalBytes(bytes.subarray(16, COPY_HEADER_BYTES), checkOf(head))) return undefined;
  if (version > VERSION) throw new SealError("VERSION");
  const round = reader.u64();
  const steps: CopyStep[] = [];
  for (let start = COPY_HEADER_BYTES; ; ) {
    const step = stepAt(bytes, round, start);
    if (step === undefined) return { round, steps };
    steps.push(step);
    start = step.end;
  }
}

function stepAt(bytes: Uint8Array, round: number, start: number): CopyStep | undefined {
  try {
    const reader = new ByteReader(bytes.subarray(start));
    const length = reader.u32();
    const digest = reader.bytes(32);
    const payload = reader.bytes(length);
    if (!equalBytes(digest, digestOf({ round, offset: start }, payload))) return undefined;
    return { entries: entriesOf(payload), start, end: start + STEP_HEADER_BYTES + length };
  } catch (error) {
    if (error instanceof BytesError) return undefined;
    throw error;
  }
}

function entriesOf(payload: Uint8Array): readonly CopyEntry[] {
  const reader = new ByteReader(payload);
  const entries: CopyEntry[] = [];
  while (reader.left > 0) {
    const kind = KINDS[reader.u8()];
    if (kind === undefined) throw new SealError("VERSION");
    const table = reader.u8();
    const clear = new TextDecoder().decode(reader.bytes(reader.u32()));
    entries.push({ kind, table, clear, bytes: reader.bytes(reader.u32()) });
  }
  return entries;
}
