/** What can go wrong with a vault, by code. The texts that people read are in `texts-sv.ts`. */

export type VaultErrorCode =
  | "NO_VAULT"
  | "EXISTS"
  | "VERSION"
  | "KDF_PARAMS"
  | "BAD_SECRET_OR_TAMPERED_SLOT"
  | "MANIFEST_TAMPERED"
  | "EPOCH_KEY"
  | "EPOCH_SHREDDED"
  | "RECORD_TAMPERED"
  | "STATE_TAMPERED"
  | "NO_OPFS"
  | "EVICTED"
  | "QUOTA"
  | "WASM_BLOCKED"
  | "OOM"
  | "LOCKED"
  | "BUSY"
  | "NO_PASSKEY"
  | "CODE_SPENT"
  | "PERIOD_CLOSED"
  | "HAND_OVER_GONE"
  | "HAND_OVERS_FULL"
  | "TOO_LARGE"
  | "NO_COLLECTOR"
  | "CALL"
  | "BROKEN";

const messages: Record<VaultErrorCode, string> = {
  NO_VAULT: "there is no vault in this place",
  EXISTS: "there is already a vault, or a collecting key, in this place",
  VERSION: "the vault was written by a newer version",
  KDF_PARAMS: "a key slot asks for an amount of work outside what is accepted",
  BAD_SECRET_OR_TAMPERED_SLOT: "no key slot opens with this secret",
  MANIFEST_TAMPERED: "the manifest or the key slots were altered",
  EPOCH_KEY: "an epoch key does not open",
  EPOCH_SHREDDED: "the epoch of this period was shredded or never made",
  RECORD_TAMPERED: "a stored record was altered, moved or rolled back",
  STATE_TAMPERED: "a stored tally was altered, moved or rolled back",
  NO_OPFS: "the browser has no private file system here",
  EVICTED: "the browser has removed a part of the vault",
  QUOTA: "there is no room left for storage",
  WASM_BLOCKED: "the libsodium module could not start",
  OOM: "the memory that the key derivation needs was refused",
  LOCKED: "the vault is locked",
  BUSY: "another tab holds the vault",
  NO_PASSKEY: "the authenticator gave no secret",
  CODE_SPENT: "the hand-back code cannot be used any more",
  PERIOD_CLOSED: "the period is handed in for good",
  HAND_OVER_GONE: "the hand-over was taken back or already answered",
  HAND_OVERS_FULL: "no hand-over key is free",
  TOO_LARGE: "the content does not fit in its fixed size",
  NO_COLLECTOR: "this vault has no collecting key",
  CALL: "the vault was called in a way that could never be right",
  BROKEN: "the vault stopped for a reason it does not know",
};

/** Thrown by everything in this package. Neither code nor message tells anything of what is stored. */
export class VaultError extends Error {
  override readonly name = "VaultError";
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
