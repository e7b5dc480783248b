/**
 * The erase table: secrets on which every key of the vault depends, in a file that can be overwritten in place
 * (docs/formats/vault.md).
 *
 * A database keeps what was deleted or overwritten lying on the disk; a file of the origin's private file
 * system does not. Every secret has two halves, A and B: a new one is written in the half not in use, and
 * the old half is overwritten only after the database has named the new one.
 */
import { ByteReader, ByteWriter, equalBytes, utf8 } from "./bytes.ts";
import { randomBytes } from "./random.ts";
import { SealError } from "./seal-error.ts";

/** Which half of a pair is in use. */
export type Half = 0 | 1;

export const ERASE_SECRET_BYTES = 32;
export const EPOCHS = 64;
export const HAND_OVER_PAIRS = 21;

const MAGIC = utf8("VFVE");
const VERSION = 1;
const HEADER_BYTES = 16;
const PAIR_BYTES = 2 * ERASE_SECRET_BYTES;
export const ERASE_TABLE_BYTES = HEADER_BYTES + EPOCHS * 2 * PAIR_BYTES + HAND_OVER_PAIRS * PAIR_BYTES;

/** A new table: header, and random bytes in every pair, so that a used pair looks like an unused one. */
export function makeEraseTable(): Uint8Array<ArrayBuffer> {
  return new ByteWriter(ERASE_TABLE_BYTES)
    .bytes(MAGIC)
    .u16(VERSION)
    .u16(EPOCHS)
    .zeros(8)
    .bytes(randomBytes(ERASE_TABLE_BYTES - HEADER_BYTES))
    .done();
}

/** @throws SealError `MALFORMED`, `VERSION` unless the bytes are a whole table. */
export function checkEraseTable(bytes: Uint8Array): void {
  if (bytes.length < HEADER_BYTES) throw new SealError("MALFORMED");
  const reader = new ByteReader(bytes);
  if (!equalBytes(reader.bytes(4), MAGIC)) throw new SealError("MALFORMED");
  if (reader.u16() > VERSION) throw new SealError("VERSION");
  if (reader.u16() !== EPOCHS || bytes.length !== ERASE_TABLE_BYTES) throw new SealError("MALFORMED");
}

/** Which secret of the table: an epoch's own, the one its tally is ratcheted with, or a hand-over's. */
export type ErasePair =
  | { readonly kind: "epoch" | "state"; readonly epoch: number }
  | { readonly kind: "hand-over"; readonly pair: number };

/** Where one half of a pair starts in the file, in bytes. @throws SealError `MALFORMED` outside the table. */
export function eraseOffset(pair: ErasePair, half: Half): number {
  const place =
    pair.kind === "hand-over" ? 2 * EPOCHS + pair.pair : 2 * pair.epoch + (pair.kind === "state" ? 1 : 0);
  const index = pair.kind === "hand-over" ? pair.pair : pair.epoch;
  const count = pair.kind === "hand-over" ? HAND_OVER_PAIRS : EPOCHS;
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new SealError("MALFORMED");
  return HEADER_BYTES + place * PAIR_BYTES + half * ERASE_SECRET_BYTES;
}

/** The half not in use. */
export const otherHalf = (half: Half): Half => (half === 0 ? 1 : 0);
