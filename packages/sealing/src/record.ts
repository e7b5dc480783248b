/**
 * Ordinary sealed records: settings, keys, snapshots, releases (docs/formats/vault.md).
 *
 * The name is sealed with the content; what lies in clear is an id that only the vault can make from the name.
 */
import { open, seal } from "./aead.ts";
import { ByteReader, BytesError, ByteWriter, concat, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { padToMultiple, unpad } from "./padding.ts";
import { SealError } from "./seal-error.ts";

export const RECORD_ID_BYTES = 16;

const BLOCK_BYTES = 256;
const SCHEMA = 1;

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

/** Sealed, in a multiple of 256 bytes and 40 more. @param key - From `recordKey`. */
export function sealRecord(key: Uint8Array, record: NamedBytes, place: RecordPlace): Uint8Array<ArrayBuffer> {
  const name = utf8(record.name);
  const length = new ByteWriter(2).u16(name.length).done();
  return seal(key, padToMultiple(concat(length, name, record.bytes), BLOCK_BYTES), boundTo(place));
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

function boundTo(place: RecordPlace): Uint8Array {
  return new ByteWriter(LABEL.length + place.vaultId.length + 1 + RECORD_ID_BYTES + 2 + 4 + 4)
    .bytes(LABEL)
    .bytes(place.vaultId)
    .u8(place.table)
    .bytes(place.recordId)
    .u16(SCHEMA)
    .u32(place.epoch)
    .u32(place.rev)
    .done();
}
