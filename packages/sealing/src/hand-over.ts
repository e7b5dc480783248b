/**
 * What a participant's page leaves behind: one row of a fixed size, sealed to a one-time key whose private half
 * the device itself cannot open until a member of staff unlocks it (docs/formats/hand-over.md).
 */
import { KEY_BYTES, open, seal } from "./aead.ts";
import { ByteReader, BytesError, ByteWriter, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { padTo, unpad } from "./padding.ts";
import { decodePeriod, encodePeriod, PERIOD_BYTES } from "./period.ts";
import { SealError } from "./seal-error.ts";
import type { SnapshotPeriod } from "./snapshot-layout.ts";
import { sodium } from "./sodium.ts";

export const HAND_OVER_ID_BYTES = 16;
/** A row before sealing, in bytes, whatever is in it. */
export const HAND_OVER_ROW_BYTES = 8192;
/** A row as it is stored: `crypto_box_seal` adds an ephemeral public key and a tag. */
export const SEALED_ROW_BYTES = HAND_OVER_ROW_BYTES + 48;

/** What a row says: counts, or the answers themselves, to be gone through together. */
export type HandOverContent =
  | { readonly kind: "contribution"; readonly forms: number; readonly counts: readonly number[] }
  | { readonly kind: "response"; readonly bytes: Uint8Array };

/** One row, complete. Ids are hexadecimal; `note` is at most 47 ASCII characters. */
export interface HandOverPlain {
  readonly id: string;
  readonly insats: string;
  readonly plan: string;
  readonly period: SnapshotPeriod;
  readonly note: string;
  readonly content: HandOverContent;
}

const MAGIC = utf8("VFVH");
const VERSION = 1;
const NOTE_BYTES = 47;
const HEADER_BYTES = 4 + 2 + 1 + 1 + HAND_OVER_ID_BYTES + 16 + 32 + PERIOD_BYTES + 1 + NOTE_BYTES + 4 + 4;

export interface BoxKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A one-time X25519 pair. `ready` first. */
export function makeHandOverKeys(): BoxKeys {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey, privateKey };
}

/** What the private half is bound to while it lies on the device. */
export interface HandOverPlace {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  readonly handOverId: Uint8Array;
  /** The half in use of the hand-over's pair in the erase table. */
  readonly handSecret: Uint8Array;
}

/** 72 bytes. */
export function sealHandOverKey(
  dek: Uint8Array,
  privateKey: Uint8Array,
  place: HandOverPlace,
): Uint8Array<ArrayBuffer> {
  return seal(handKey(dek, place), privateKey, place.handOverId);
}

/** @throws SealError `CANNOT_OPEN` also when the secret was overwritten. */
export function openHandOverKey(dek: Uint8Array, sealed: Uint8Array, place: HandOverPlace): Uint8Array {
  return open(handKey(dek, place), sealed, place.handOverId);
}

/**
 * Seals a row to the public half (`crypto_box_seal`: an ephemeral key, X25519, XSalsa20-Poly1305). 8 240 bytes.
 *
 * @throws SealError `TOO_LARGE`, `KEY`, `MALFORMED` for a note that is not short ASCII.
 */
export function sealHandOverRow(publicKey: Uint8Array, row: HandOverPlain): Uint8Array {
  if (publicKey.length !== KEY_BYTES) throw new SealError("KEY");
  const plain = encodeRow(row);
  try {
    return sodium.crypto_box_seal(plain, publicKey);
  } finally {
    plain.fill(0);
  }
}

/** @throws SealError `CANNOT_OPEN`, `MALFORMED`, `VERSION`. */
export function openHandOverRow(keys: BoxKeys, sealed: Uint8Array): HandOverPlain {
  let plain: Uint8Array;
  try {
    plain = sodium.crypto_box_seal_open(sealed, keys.publicKey, keys.privateKey);
  } catch (cause) {
    throw new SealError("CANNOT_OPEN", { cause });
  }
  try {
    return decodeRow(plain);
  } catch (cause) {
    if (cause instanceof BytesError) throw new SealError("MALFORMED", { cause });
    throw cause;
  } finally {
    plain.fill(0);
  }
}

function encodeRow(row: HandOverPlain): Uint8Array {
  const { content } = row;
  if (!/^[ -~]{0,47}$/.test(row.note)) throw new SealError("MALFORMED");
  const size = content.kind === "contribution" ? 4 * content.counts.length : content.bytes.length;
  if (HEADER_BYTES + size >= HAND_OVER_ROW_BYTES) throw new SealError("TOO_LARGE");
  const note = utf8(row.note);
  const writer = new ByteWriter(HEADER_BYTES + size)
    .bytes(MAGIC)
    .u16(VERSION)
    .u8(content.kind === "contribution" ? 1 : 2)
    .zeros(1)
    .bytes(fromHex(row.id, HAND_OVER_ID_BYTES))
    .bytes(fromHex(row.insats, 16))
    .bytes(fromHex(row.plan, 32))
    .bytes(encodePeriod(row.period))
    .u8(note.length)
    .bytes(note)
    .zeros(NOTE_BYTES - note.length)
    .u32(content.kind === "contribution" ? content.forms : 0)
    .u32(size);
  if (content.kind === "response") writer.bytes(content.bytes);
  else for (const count of content.counts) writer.u32(count);
  return padTo(writer.done(), HAND_OVER_ROW_BYTES);
}

function decodeRow(padded: Uint8Array): HandOverPlain {
  if (padded.length !== HAND_OVER_ROW_BYTES) throw new SealError("MALFORMED");
  const reader = new ByteReader(unpad(padded));
  if (!equalBytes(reader.bytes(4), MAGIC)) throw new SealError("MALFORMED");
  if (reader.u16() !== VERSION) throw new SealError("VERSION");
  const kind = reader.u8();
  reader.u8();
  const id = toHex(reader.bytes(HAND_OVER_ID_BYTES));
  const insats = toHex(reader.bytes(16));
  const plan = toHex(reader.bytes(32));
  const period = decodePeriod(reader.bytes(PERIOD_BYTES));
  const noteLength = reader.u8();
  const note = new TextDecoder().decode(reader.bytes(NOTE_BYTES).subarray(0, noteLength));
  const forms = reader.u32();
  const size = reader.u32();
  if (reader.left !== size || noteLength > NOTE_BYTES) throw new SealError("MALFORMED");
  const common = { id, insats, plan, period, note };
  if (kind === 2) return { ...common, content: { kind: "response", bytes: reader.bytes(size).slice() } };
  if (kind !== 1 || size % 4 !== 0) throw new SealError("MALFORMED");
  const counts = Array.from({ length: size / 4 }, () => reader.u32());
  return { ...common, content: { kind: "contribution", forms, counts } };
}

function handKey(dek: Uint8Array, place: HandOverPlace): Uint8Array {
  const epoch = new ByteWriter(4).u32(place.epoch).done();
  return keyedHash(dek, concat(utf8("VFV1hand"), place.vaultId, epoch), place.handSecret);
}
