/**
 * Where the second copy of a hand-over's sealed row lies: one slot of a file for each pair of the erase table,
 * overwritten by the next hand-over that uses the pair (docs/formats/vault.md).
 */
import { ByteReader, ByteWriter, equalBytes, toHex, utf8 } from "./bytes.ts";
import { HAND_OVER_ID_BYTES, SEALED_ROW_BYTES } from "./hand-over.ts";
import { hash } from "./hash.ts";
import { SealError } from "./seal-error.ts";

const MAGIC = utf8("VFVR");
const VERSION = 1;
export const ROW_SLOT_BYTES = 4 + 2 + 2 + HAND_OVER_ID_BYTES + 32 + SEALED_ROW_BYTES;

/** A filled slot. @param sealed - From `sealHandOverRow`. @throws BytesError for a row of another size. */
export function rowSlot(id: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter(8).bytes(MAGIC).u16(VERSION).u16(0).done();
  return new ByteWriter(ROW_SLOT_BYTES)
    .bytes(head)
    .bytes(id)
    .bytes(hash(utf8("VFV1row"), id, sealed))
    .bytes(sealed)
    .done();
}

/** The rows of a file that are whole, by id of their hand-over. @throws SealError `VERSION`. */
export function readRowSlots(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const rows = new Map<string, Uint8Array>();
  for (let at = 0; at + ROW_SLOT_BYTES <= file.length; at += ROW_SLOT_BYTES) {
    const reader = new ByteReader(file.subarray(at, at + ROW_SLOT_BYTES));
    if (!equalBytes(reader.bytes(4), MAGIC)) continue;
    const version = reader.u16();
    reader.u16();
    const id = reader.bytes(HAND_OVER_ID_BYTES);
    const digest = reader.bytes(32);
    const sealed = reader.bytes(SEALED_ROW_BYTES);
    if (!equalBytes(digest, hash(utf8("VFV1row"), id, sealed))) continue;
    if (version > VERSION) throw new SealError("VERSION");
    rows.set(toHex(id), sealed.slice());
  }
  return rows;
}
