/**
 * What lies in the database: sealed bytes, and the little in clear that finding and opening them needs.
 *
 * Nothing here is ever an answer, a name or a time of day. Table by table: docs/formats/vault.md.
 */
import type { Half } from "@vifragar/sealing/device";
import { Dexie, type Table } from "dexie";
import { type Place, placeName } from "./place.ts";
import type { Period } from "./vault.ts";

/** The one row that says that there is a vault. */
export interface VaultRow {
  readonly id: 0;
  readonly version: number;
  readonly vaultId: Uint8Array;
  readonly manifest: Uint8Array;
  /** Whether the erase table is a file that can be overwritten, or the row in `erase`. */
  readonly erasable: boolean;
}

export interface SlotRow {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface DekRow {
  readonly epoch: number;
  readonly half: Half;
  readonly bytes: Uint8Array;
}

export interface StateRow {
  readonly epoch: number;
  readonly gen: number;
  readonly half: Half;
  readonly bytes: Uint8Array;
  /** 1 from the writing of a count until the page has heard that it was written. */
  readonly inDoubt: 0 | 1;
}

export interface RecordRow {
  readonly id: string;
  readonly table: 0 | 1;
  readonly epoch: number;
  readonly rev: number;
  readonly bytes: Uint8Array;
}

/** A one-time key. What is in clear is what the participant's page needs after a reload. */
export interface HandOverKeyRow {
  readonly id: string;
  readonly epoch: number;
  readonly pair: number;
  readonly half: Half;
  /** The private half, sealed. */
  readonly bytes: Uint8Array;
  readonly publicKey: string;
  readonly insats: string;
  readonly plan: string;
  readonly period: Period;
  readonly context: string;
  /** 1 until a row is sealed to it or the screen is hidden. */
  readonly open: 0 | 1;
  /** 1 for the keys that lie ready for the embedded form. */
  readonly prepared: 0 | 1;
  /** 1 once a response was shown at an unlock. */
  readonly shown: 0 | 1;
}

export interface SealedRow {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface EraseRow {
  readonly id: 0;
  readonly bytes: Uint8Array;
}

export const VAULT_VERSION = 1;

export class VaultDatabase extends Dexie {
  declare readonly vault: Table<VaultRow, 0>;
  declare readonly slot: Table<SlotRow, string>;
  declare readonly dek: Table<DekRow, number>;
  declare readonly state: Table<StateRow, number>;
  declare readonly rec: Table<RecordRow, string>;
  declare readonly hand: Table<HandOverKeyRow, string>;
  declare readonly row: Table<SealedRow, string>;
  declare readonly erase: Table<EraseRow, 0>;

  /** @param factory - Another IndexedDB than the browser's, for tests. */
  constructor(place: Place, factory?: DatabaseFactory) {
    // Strict: a transaction is complete when it is on the disk, not when the system has promised to write it.
    super(placeName(place), { chromeTransactionDurability: "strict", ...factory });
    this.version(1).stores({
      vault: "id",
      slot: "id",
      dek: "epoch",
      state: "epoch",
      rec: "id",
      hand: "id",
      row: "id",
      erase: "id",
    });
  }
}

export interface DatabaseFactory {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}
