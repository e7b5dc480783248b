/**
 * An unlocked vault inside its worker: the keys of this session, and what was read with them.
 *
 * Everything in this folder runs in the vault worker, one call after another, and never on a page.
 */
import type { Opener } from "@vifragar/sealing";
import {
  type Epoch,
  type EpochState,
  type Half,
  type Manifest,
  readSlot,
  SealError,
  type SessionKeys,
  slotDigest,
} from "@vifragar/sealing/device";
import type { VaultCopy } from "../copy/vault-copy.ts";
import type { VaultDatabase, VaultRow } from "../database.ts";
import type { EraseTable } from "../erase-table.ts";
import { wipeBytes } from "../owned-bytes.ts";
import type { Place } from "../place.ts";
import { VaultError } from "../vault-error.ts";

/** What one epoch has counted, and where its secret lies. */
export interface HeldState {
  readonly state: EpochState;
  readonly gen: number;
  readonly half: Half;
}

export interface HeldEpoch {
  readonly epoch: number;
  /** Null for the epochs that hold records. */
  readonly half: Epoch["half"];
  readonly dek: Uint8Array;
  /** Undefined for records, and when the stored state does not open. */
  held: HeldState | undefined;
}

export interface Session {
  readonly place: Place;
  readonly db: VaultDatabase;
  readonly table: EraseTable;
  /** Undefined where there are no private files, and until it was held against the database. */
  copy: VaultCopy | undefined;
  readonly row: Omit<VaultRow, "manifest">;
  readonly vaultId: Uint8Array;
  meta: Uint8Array;
  slotDigest: Uint8Array;
  /** Undefined when it does not open: nothing is written then but what hand-in needs. */
  manifest: Manifest | undefined;
  readonly epochs: Map<number, HeldEpoch>;
  /** Argon2id of the hand-back code and the salt it was made with, once one is chosen. */
  handBack: { readonly codeKey: Uint8Array; readonly salt: Uint8Array } | undefined;
  /** Keys that a collector is about to change to. */
  nextCollector:
    | { readonly identity: string; readonly seed: Uint8Array; readonly signer: string }
    | undefined;
  /** Opens files to the collector, made ready once for many. */
  opener: Opener | undefined;
  /** Names of the app's records by id, once they were all opened. */
  names: Map<string, string> | undefined;
}

/** The manifest, for whatever writes. @throws VaultError `MANIFEST_TAMPERED` when it did not open. */
export function manifestOf(session: Session): Manifest {
  if (session.manifest === undefined) throw new VaultError("MANIFEST_TAMPERED");
  return session.manifest;
}

/** What binds the manifest to the slots. A slot that cannot even be read is an altered slot table: no manifest fits. */
export function digestOf(slots: readonly Uint8Array[]): Uint8Array {
  try {
    for (const slot of slots) readSlot(slot);
    return slotDigest(slots);
  } catch (error) {
    if (error instanceof SealError) return new Uint8Array(32);
    throw error;
  }
}

/** The keys as one thing, to be sealed for the hand-back code. */
export function sessionKeys(session: Session): SessionKeys {
  return {
    meta: session.meta,
    deks: [...session.epochs.values()].map(({ epoch, dek }) => ({ epoch, dek })),
  };
}

/** Overwrites every key of the session. The worker is ended right after, and its memory with it. */
export function wipeSession(session: Session): void {
  wipeBytes(
    session.meta,
    session.handBack?.codeKey,
    session.nextCollector?.seed,
    ...[...session.epochs.values()].map(({ dek }) => dek),
  );
  session.nextCollector = undefined;
  session.opener = undefined;
  session.epochs.clear();
  session.names?.clear();
}
