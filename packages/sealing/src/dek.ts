/**
 * Epoch keys: one data key for each epoch, wrapped under the vault key and the epoch's erase secret together.
 * Overwriting the secret makes the epoch unreadable for everybody, with every passphrase.
 */
import { KEY_BYTES, open, seal } from "./aead.ts";
import { ByteWriter, concat, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { deriveKey } from "./kdf.ts";
import { randomBytes } from "./random.ts";

/** What an epoch key is bound to. */
export interface EpochPlace {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  /** The half in use of the epoch's pair in the erase table. */
  readonly eraseSecret: Uint8Array;
}

/** A new data key. */
export function makeDek(): Uint8Array<ArrayBuffer> {
  return randomBytes(KEY_BYTES);
}

/** 72 bytes. */
export function wrapDek(vaultKey: Uint8Array, dek: Uint8Array, place: EpochPlace): Uint8Array<ArrayBuffer> {
  return seal(wrappingKey(vaultKey, place), dek, boundTo(place));
}

/** @throws SealError `CANNOT_OPEN` for another vault key, another epoch and an overwritten secret alike. */
export function unwrapDek(vaultKey: Uint8Array, wrapped: Uint8Array, place: EpochPlace): Uint8Array {
  return open(wrappingKey(vaultKey, place), wrapped, boundTo(place));
}

/** The key of the epoch's ordinary records. */
export const recordKey = (dek: Uint8Array): Uint8Array => deriveKey(dek, 2, "vfvrecrd");

/** The key of the manifest, from the vault key. */
export const manifestKey = (vaultKey: Uint8Array): Uint8Array => deriveKey(vaultKey, 2, "vfvmeta1");

function wrappingKey(vaultKey: Uint8Array, place: EpochPlace): Uint8Array {
  return keyedHash(vaultKey, boundTo(place), place.eraseSecret);
}

function boundTo({ vaultId, epoch }: EpochPlace): Uint8Array {
  return concat(utf8("VFV1dek"), vaultId, new ByteWriter(4).u32(epoch).done());
}
