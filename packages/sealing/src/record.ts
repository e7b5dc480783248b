/**
 * Ordinary sealed records: settings, keys, snapshots, releases (docs/formats/vault.md).
 *
 * The name is sealed with the content; what lies in clear is an id that only the vault can make from the name.
 */
import { open, seal } from "./aead.ts";
import { ByteReader, BytesError, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { unpad } from "./padding.ts";
import { SealError } from "./seal-error.ts";

export const RECORD_ID_BYTES = 16;

const BLOCK_BYTES = 256;
const SCHEMA = 1;
// As in padding.ts. Written out here, and byte by byte: admin seals thousands of records at a time.
const PADDING_MARK = 0x80;

/** What a record is bound to. */
export interface RecordPlace {
  readonly vaultId: Uint8Array;
  /** 0 the vault's own, 1 the app's. */
  readonly table: 0 | 1;
  readonly recordId: Uint8Array;
  readonly epoch: number;
  /** Grows with every write of the record; the manifest says which one is the latest. */
  readonly rev: number;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The id of a name, 16 bytes. */
export function recordId(nameKey: Uint8Array, table: 0 | 1, name: string): Uint8Array {
  return keyedHash(nameKey, utf8("VFV1name"), Uint8Array.of(table), utf8(name)).subarray(0, RECORD_ID_BYTES);
}

/** Where plain text is laid out. All zeros between two calls: what was sealed does not lie about in memory. */
const desk = new Uint8Array(4_096);
const encoder = new TextEncoder();

/** Sealed, in a multiple of 256 bytes and 40 more. @param key - From `recordKey`. */
export function sealRecord(
  key: Uint8Array,
  { name, bytes }: NamedBytes,
  place: RecordPlace,
): Uint8Array<ArrayBuffer> {
  // A character of a name takes three bytes at most.
  const mostBytes = 2 + 3 * name.length + bytes.length + BLOCK_BYTES;
  const laidOut = mostBytes <= desk.length ? desk : new Uint8Array(mostBytes);
  const nameBytes = encoder.encodeInto(name, laidOut.subarray(2)).written;
  const contentBytes = 2 + nameBytes + bytes.length;
  const plain = laidOut.subarray(0, (Math.floor(contentBytes / BLOCK_BYTES) + 1) * BLOCK_BYTES);
  try {
    plain[0] = nameBytes & 0xff;
    plain[1] = nameBytes >> 8;
    plain.set(bytes, 2 + nameBytes);
    plain[contentBytes] = PADDING_MARK;
    return seal(key, plain, boundTo(place));
  } finally {
    plain.fill(0);
  }
}

/** @throws SealError `CANNOT_OPEN` for an altered, moved, relabelled or renumbered record; `MALFORMED`. */
export function openRecord(key: Uint8Array, sealed: Uint8Array, place: RecordPlace): NamedBytes {
  const plain = open(key, sealed, boundTo(place));
  try {
    const reader = new ByteReader(unpad(plain));
    const name = new TextDecoder().decode(reader.bytes(reader.u16()));
    return { name, bytes: reader.bytes(reader.left) };
  } catch (cause) {
    if (cause instanceof BytesError) throw new SealError("MALFORMED", { cause });
    throw cause;
  }
}

const LABEL = utf8("VFV1rec\0");
const LABEL_BYTES = LABEL.length;
const bound = new Uint8Array(LABEL_BYTES + 16 + 1 + RECORD_ID_BYTES + 2 + 4 + 4);
bound.set(LABEL);
const boundView = new DataView(bound.buffer);

// Filled anew for each call and read at once: nothing in it is secret.
function boundTo(place: RecordPlace): Uint8Array {
  const afterId = LABEL_BYTES + 17 + RECORD_ID_BYTES;
  bound.set(place.vaultId, LABEL_BYTES);
  bound[LABEL_BYTES + 16] = place.table;
  bound.set(place.recordId, LABEL_BYTES + 17);
  boundView.setUint16(afterId, SCHEMA, true);
  boundView.setUint32(afterId + 2, place.epoch, true);
  boundView.setUint32(afterId + 6, place.rev, true);
  return bound;
}
