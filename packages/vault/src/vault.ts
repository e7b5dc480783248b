/**
 * The vault as a page sees it: the contract between the apps and what lies on the device.
 *
 * Everything here runs on the main thread and hands on to a worker, where the keys are and stay.
 * Ids, hashes and public keys are lower-case hexadecimal; days are whole days since 1970-01-01.
 * Every method throws VaultError: `LOCKED` before unlocking (unless its text says that it works locked),
 * `BUSY` when another tab holds the vault, `WASM_BLOCKED`, `QUOTA` and `BROKEN` at any time.
 *
 * Design: docs/formats/vault.md; what it protects against and what not: docs/threat-model.md.
 */
import type { SnapshotPeriod } from "@vifragar/sealing";

/** A reporting period, as in core and in the snapshot layout; `index` counts from 1. */
export type Period = SnapshotPeriod;

export type SlotKind = "passphrase" | "recovery" | "passkey";

/** What can be seen without a key. */
export type VaultStatus =
  | { readonly kind: "none" }
  /** The erase table, or the database with its copy, is gone: nothing opens any more. Only `wipe` helps. */
  | { readonly kind: "evicted" }
  | {
      readonly kind: "locked";
      /** The kinds of key that open it, each kind once. */
      readonly slots: readonly SlotKind[];
      /** `waiting`: a hand-over is open, show the participant's page. `sealed`: it is over, answered or hidden. */
      readonly handOver: "none" | "waiting" | "sealed";
      /** Whether the hand-back code still works: only in the page that handed over, five tries, 30 minutes. */
      readonly handBackCode: boolean;
      /** False in a private window: say that erasing cannot be guaranteed. */
      readonly erasable: boolean;
    }
  | {
      readonly kind: "unlocked";
      /** The manifest was altered: nothing is counted or stored any more, only handed in. */
      readonly readOnly: boolean;
      readonly erasable: boolean;
    };

/** What opens a vault. Passphrases and codes are read as UTF-8 and left to the garbage collector at once. */
export type Secret =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** The printed key, as typed: case, spaces and look-alike letters do not matter. */
  | { readonly kind: "recovery"; readonly key: string }
  /** Asks the authenticator itself: call it from a click. */
  | { readonly kind: "passkey" }
  /** Six digits, in the page that handed over. */
  | { readonly kind: "hand-back-code"; readonly code: string };

/** What became of a hand-over, told once, at the unlock that follows it. */
export type HandOverOutcome =
  /** Counted now. `note` is the word that `sealHandOver` was given. */
  | { readonly kind: "counted"; readonly id: string; readonly note: string }
  /** Nothing was sealed: the screen was hidden, the time ran out, or nobody answered. */
  | { readonly kind: "nothing"; readonly id: string }
  /**
   * The person wants to go through the answers with staff (S7). Nothing is counted yet: call `contribute`
   * with `handOver: id` at *Skicka och rensa*, after 30 minutes, or at once if `shownBefore`.
   */
  | {
      readonly kind: "response";
      readonly id: string;
      readonly note: string;
      readonly tally: TallyKey;
      readonly context: string;
      readonly bytes: Uint8Array;
      /** It was shown at an earlier unlock, and the program ended before it was counted. */
      readonly shownBefore: boolean;
    }
  /** The row does not open: it was altered. It is left as it is; nothing of it is counted. */
  | { readonly kind: "unreadable"; readonly id: string };

/** What the person who unlocked should be told. */
export interface UnlockReport {
  /** Day of the unlock before this one; null at the first. An unexpected day tells of a restored backup. */
  readonly lastOpened: number | null;
  readonly handOvers: readonly HandOverOutcome[];
  /**
   * Where what lies on the device was held against its second copy. `restored`: the browser had lost the database,
   * nothing else is. `replaced`: the database was altered or put back, and the copy took its place. `differed`:
   * the copy was, and is made anew.
   */
  readonly secondCopy: "same" | "restored" | "replaced" | "differed";
  /** The program ended while a form was being counted: at most one form more than was confirmed is counted. */
  readonly inDoubt: boolean;
  readonly readOnly: boolean;
  readonly erasable: boolean;
  /** Tallies that do not open (`STATE_TAMPERED`, `EPOCH_KEY`), one code each; the period goes on in a new epoch. */
  readonly damaged: readonly ("STATE_TAMPERED" | "EPOCH_KEY")[];
  /** Ended more than 90 days ago and not handed in for good: they stay, with this warning. */
  readonly overdue: readonly TallyKey[];
}

/** What is counted together: one insats, one plan, one period. */
export interface TallyKey {
  readonly insats: string;
  readonly plan: string;
  readonly period: Period;
}

/** One form, or one thing of the process, ready to be added. */
export interface Contribution extends TallyKey {
  /** 1 when answers are in the answer cells, otherwise 0. */
  readonly forms: number;
  /** One count per cell of the plan. */
  readonly counts: readonly number[];
  /** The hand-over whose shown response this is: counting it ends the hand-over, in one step. */
  readonly handOver?: string;
}

export interface HandInOptions extends TallyKey {
  /** The coverage plan, and where its cells stand in the plan: process and follow-up cells only. */
  readonly coveragePlan: { readonly hash: string; readonly cells: readonly number[] };
  /** The last one of the period. Refused before the period has ended, except in a provförbund. */
  readonly final: boolean;
  /** How many forms a safeguard in between must add: 5 unless the startfil says more. */
  readonly k: number;
  readonly day: number;
  /** The collector's age recipients, with its recovery recipient. */
  readonly recipients: readonly string[];
  /** The first hand-in with a plan fixes the number of cells; needed when nothing was counted. */
  readonly cells?: number;
}

export type HandInRefusal = "K_NOT_REACHED" | "NOTHING_NEW" | "PERIOD_OPEN" | "PERIOD_CLOSED";

export type HandInResult =
  | {
      readonly ok: true;
      /** Sealed, for `tal-<random>.age`. */
      readonly tally: Uint8Array;
      /** Sealed, for `tackning-<random>.age`. */
      readonly coverage: Uint8Array;
      readonly seq: number;
    }
  | { readonly ok: false; readonly code: HandInRefusal };

/** One tally of the device, without any number. */
export interface Pending extends TallyKey {
  /** Something was counted since the last hand-in. */
  readonly hasNew: boolean;
  /** The period has ended on the day asked about. */
  readonly ended: boolean;
  /** Handed in for good: nothing more can be counted. */
  readonly final: boolean;
}

/** A hand-over as it lies beside the participant's page, also after a reload. In clear: nothing about a person. */
export interface HandOver extends TallyKey {
  readonly id: string;
  /** X25519, hex: all that the participant's page can do with it is to seal one row. */
  readonly publicKey: string;
  /** What the app needs to show the right page again, such as language and text size. Lies in clear. */
  readonly context: string;
}

export interface HandOverOptions extends TallyKey {
  readonly context: string;
}

/** What the participant's page seals, once. Every row has the same size, whatever is in it. */
export type HandOverRow =
  | {
      readonly kind: "contribution";
      readonly forms: number;
      readonly counts: readonly number[];
      readonly note: string;
    }
  /** At most 7 000 bytes. */
  | { readonly kind: "response"; readonly bytes: Uint8Array; readonly note: string };

/** One of the keys that open the vault, for the screen where colleagues are added and removed. */
export interface Slot {
  readonly id: string;
  readonly kind: SlotKind;
  /** Chosen by staff, sealed at rest. Empty for the first passphrase and the recovery key. */
  readonly label: string;
}

/** Who this device is to the collector. */
export interface DeviceIdentity {
  /** Ed25519 public key. */
  readonly signer: string;
  /** New with each vault: tells a device that was set up again from a copy of the old one. */
  readonly incarnation: string;
}

/** The public side of a collecting key. */
export interface Collector {
  /** age recipient (`age1…`) that the devices seal to. */
  readonly recipient: string;
  /** Public key of the vault's own signing key: the förbund's. */
  readonly signer: string;
}

/** What `openSealed` found: the decoded file, or the code that says why it cannot be read. */
export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string };

/** A record to be written, or removed when `bytes` is null. */
export interface RecordChange {
  readonly name: string;
  readonly bytes: Uint8Array | null;
}

/** One place's vault. Nothing is started or read before the first call. */
export interface Vault {
  /** Works locked. @throws VaultError `VERSION` when a newer program made the vault. */
  status(): Promise<VaultStatus>;
  /** Starts what unlocking needs, so that it takes no longer than it must. Call it when the unlock screen shows. */
  prepare(): Promise<void>;

  /** Makes the vault and leaves it unlocked. @throws VaultError `EXISTS`, `OOM`. */
  create(options: { readonly passphrase: string }): Promise<{ readonly recoveryKey: string }>;
  /**
   * Opens the vault, takes back what was handed over and folds it in.
   *
   * Takes at least a second when the secret is wrong, and never clears anything.
   *
   * @throws VaultError `NO_VAULT`, `VERSION`, `EVICTED`, `BAD_SECRET_OR_TAMPERED_SLOT`, `KDF_PARAMS`, `OOM`,
   *   `NO_PASSKEY`, `CODE_SPENT`.
   */
  unlock(secret: Secret): Promise<UnlockReport>;
  /** Wipes the keys and ends the worker. Works locked; a hand-back code is dropped. */
  lock(): Promise<void>;
  /** Töm enheten: overwrites the erase table, then deletes everything. Works locked, without any key. */
  wipe(): Promise<void>;
  /** Tells when the vault opens, locks or is handed over. Returns what ends the telling. */
  onChange(listener: (status: "unlocked" | "locked" | "handed-over") => void): () => void;

  slots(): Promise<readonly Slot[]>;
  /** New words for the passphrase that was used. Touches no data. */
  changePassphrase(options: { readonly current: string; readonly next: string }): Promise<void>;
  /** A passphrase for a colleague. */
  addPassphrase(options: {
    readonly current: Secret;
    readonly passphrase: string;
    readonly label: string;
  }): Promise<Slot>;
  /** A passkey with PRF. Call it from a click. @throws VaultError `NO_PASSKEY` when it gives no secret. */
  addPasskey(options: { readonly current: Secret; readonly label: string }): Promise<Slot>;
  /** A new printed key; the old one stops working. */
  renewRecoveryKey(options: { readonly current: Secret }): Promise<{ readonly recoveryKey: string }>;
  /**
   * Shuts out everyone else: new vault key, new epochs. Only the key that was given and a new recovery key remain;
   * other colleagues are added again. Old copies with old keys open nothing.
   */
  revoke(options: { readonly current: Secret }): Promise<{ readonly recoveryKey: string }>;

  device(): Promise<DeviceIdentity>;
  /** A new incarnation, after the collector has found a fork. */
  renewIncarnation(): Promise<DeviceIdentity>;
  /** Ed25519 with the vault's key. @param domain - ASCII that ends with NUL. @returns 64 bytes. */
  sign(domain: string, message: Uint8Array): Promise<Uint8Array>;

  /** Sealed under a name; the name is sealed too. Durable when resolved. @throws VaultError `MANIFEST_TAMPERED`. */
  putRecord(name: string, bytes: Uint8Array): Promise<void>;
  /** Several changes that happen together or not at all. */
  changeRecords(changes: readonly RecordChange[]): Promise<void>;
  /** @throws VaultError `RECORD_TAMPERED`. */
  getRecord(name: string): Promise<Uint8Array | undefined>;
  /** Names that start so, in the order of their characters. */
  listRecords(prefix: string): Promise<readonly string[]>;
  deleteRecord(name: string): Promise<void>;

  /** Makes sure that a round fits on the disk: call it before the first question. Works locked. @throws VaultError `QUOTA`. */
  checkRoom(): Promise<void>;
  /**
   * Adds to the device's tally. Counted and durable when resolved; afterwards it cannot be taken out again.
   *
   * @throws VaultError `PERIOD_CLOSED`, `EPOCH_SHREDDED`, `STATE_TAMPERED`, `MANIFEST_TAMPERED`, `QUOTA`.
   */
  contribute(contribution: Contribution): Promise<void>;
  /** The process and follow-up cells that are named, and nothing else, for the device's own screens. */
  coverage(key: TallyKey & { readonly cells: readonly number[] }): Promise<readonly number[]>;
  /** What there is to hand in. No numbers. */
  pending(day: number): Promise<readonly Pending[]>;
  /** Seals and signs the two files. Nothing is lost if they are not saved: see `lastHandIn`. */
  handIn(options: HandInOptions): Promise<HandInResult>;
  /** The files of the latest hand-in of this key once more, the same bytes, or undefined. */
  lastHandIn(key: TallyKey): Promise<Extract<HandInResult, { ok: true }> | undefined>;
  /** Collectors have the files with these numbers: ended periods of which every last file is among them are shredded. */
  noteReceipt(options: { readonly seqs: readonly number[]; readonly day: number }): Promise<void>;

  /**
   * Six digits that take the tablet back during this session. Kept in the page after hand-over, never stored.
   * Takes as long as an unlock; call it right after one.
   */
  chooseHandBackCode(code: string): Promise<void>;
  /**
   * Makes a one-time key, ends the worker and leaves nothing that opens anything.
   *
   * @throws VaultError `HAND_OVERS_FULL`, `QUOTA`: told here, before any answer is given.
   */
  beginHandOver(options: HandOverOptions): Promise<HandOver>;
  /**
   * One-time keys for the embedded form, without locking: at most 20 lie ready. Unused ones for another
   * insats, plan, period or context are ended first.
   */
  prepareHandOvers(options: HandOverOptions & { readonly count: number }): Promise<void>;
  /** Hand-overs that are not answered yet. Works locked: this is what a reload finds. */
  openHandOvers(): Promise<readonly HandOver[]>;
  /** Ends a hand-over without a row (*Dölj*, time-out): a reload then shows the lock screen. Works locked. */
  closeHandOver(handOver: HandOver): Promise<void>;
  /** Seals one row to a hand-over. Works locked. Durable when resolved. @throws VaultError `HAND_OVER_GONE`, `TOO_LARGE`. */
  sealHandOver(handOver: HandOver, row: HandOverRow): Promise<void>;

  /** Makes the collecting key. The recovery identity is for paper and is shown this once. @throws VaultError `EXISTS`. */
  createCollector(): Promise<
    Collector & { readonly recoveryRecipient: string; readonly recoveryIdentity: string }
  >;
  /** Takes in a collecting key made elsewhere (`vifragar keygen`). @throws VaultError `EXISTS`. */
  importCollector(key: { readonly identity: string; readonly seed: string }): Promise<Collector>;
  /**
   * New keys to change to, in force when they are adopted and forgotten when the vault locks. The old key signs
   * until then. The recovery identity is for paper and is shown this once. @throws VaultError `NO_COLLECTOR`.
   */
  draftCollector(): Promise<
    Collector & { readonly recoveryRecipient: string; readonly recoveryIdentity: string }
  >;
  /**
   * Puts the drafted keys in force together with changes to records: all of it or nothing. What was sealed to
   * the keys before still opens; the signing key before is gone. @throws VaultError `CALL` for other keys.
   */
  adoptCollector(next: { readonly signer: string; readonly changes: readonly RecordChange[] }): Promise<void>;
  collector(): Promise<Collector | undefined>;
  /** Opens an age file sealed to the collector: a snapshot, a coverage file, an anmälan. The bytes go to `openSnapshot`. */
  decrypt(file: Uint8Array): Promise<Opened<Uint8Array>>;
}

/** A förbund's own sum, for the level above. */
export interface SumOptions extends TallyKey {
  readonly forms: number;
  readonly counts: readonly number[];
  readonly k: number;
  readonly day: number;
  readonly recipients: readonly string[];
  /** Whether it corrects a sum that was sent before. */
  readonly correction: boolean;
  /** The coverage plan, and where its cells stand in the plan: process and follow-up cells only. */
  readonly coveragePlan: { readonly hash: string; readonly cells: readonly number[] };
}

/** A sealed sum and its täckningsfil, under one number. */
export interface SealedSum {
  readonly tally: Uint8Array;
  readonly coverage: Uint8Array;
  readonly seq: number;
}

/** A vault that collects: it also seals what it has added up for the level above (transport.md 4). */
export interface CollectingVault extends Vault {
  /**
   * Signs a sum with the vault's key and seals it. `insats` is the förbund's id. What was sealed is not kept:
   * store it as a record if it is to be sent again.
   */
  sealSum(options: SumOptions): Promise<SealedSum>;
}
