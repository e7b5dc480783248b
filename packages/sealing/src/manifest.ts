/**
 * The manifest: what the vault knows of itself, sealed and bound to all key slots together
 * (docs/formats/vault.md). A slot or record that was removed, added or rolled back does not fit it.
 */
import { open, seal } from "./aead.ts";
import { concat, utf8 } from "./bytes.ts";
import { padToMultiple, unpad } from "./padding.ts";
import { SealError } from "./seal-error.ts";

/** An epoch: which half-year's periods it holds, or the vault's records. */
export interface Epoch {
  readonly epoch: number;
  /** The half-year in which the periods counted here end; null for records. */
  readonly half: { readonly year: number; readonly index: 1 | 2 } | null;
}

export interface Manifest {
  readonly version: 1;
  /** Grows with every write. */
  readonly gen: number;
  /** Neutral name of the place: a prov vault never opens as a real one. */
  readonly place: string;
  /** 64 hex: makes record ids from names. Lives as long as the vault. */
  readonly nameKey: string;
  readonly epochs: readonly Epoch[];
  /** The epoch in which records are written now. */
  readonly recordEpoch: number;
  /** Epochs about to be shredded: finished at the next unlock if the program ends in between. */
  readonly shredding: readonly number[];
  /** Epochs whose counts move to another: likewise. */
  readonly moving: readonly { readonly from: number; readonly to: number }[];
  /** Day of the latest unlock with a key of the vault. */
  readonly lastOpened: number | null;
  /** Seq and digest of the latest snapshot, kept here too so that they outlive the epoch. */
  readonly lastSeq: number;
  readonly lastDigest: string;
  /** What staff call the slots, by slot id. */
  readonly labels: Readonly<Record<string, string>>;
  /** Revision in force, by record id. */
  readonly revisions: Readonly<Record<string, number>>;
}

const BLOCK_BYTES = 1024;

/** What a manifest is bound to. */
export interface ManifestPlace {
  readonly vaultId: Uint8Array;
  /** From `slotDigest`. */
  readonly slotDigest: Uint8Array;
}

/** Sealed, in a multiple of 1 024 bytes and 40 more. @param key - From `manifestKey`. */
export function sealManifest(
  key: Uint8Array,
  manifest: Manifest,
  place: ManifestPlace,
): Uint8Array<ArrayBuffer> {
  return seal(key, padToMultiple(utf8(JSON.stringify(manifest)), BLOCK_BYTES), boundTo(place));
}

/** @throws SealError `CANNOT_OPEN` when the manifest or any slot was altered; `VERSION`. */
export function openManifest(key: Uint8Array, sealed: Uint8Array, place: ManifestPlace): Manifest {
  const text = new TextDecoder().decode(unpad(open(key, sealed, boundTo(place))));
  // Only the vault itself could have sealed this, so its own version number says all about its form.
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.version !== 1) throw new SealError("VERSION");
  return manifest;
}

const boundTo = (place: ManifestPlace): Uint8Array =>
  concat(utf8("VFV1manifest"), place.vaultId, place.slotDigest);
