/**
 * Everything that needs the vault key, in the one worker that ever holds it and is ended right after.
 *
 * Pure but for randomness: it is given what is stored, and gives what is to be stored and the keys
 * that the vault worker keeps. It never sees a database.
 */

import { toHex } from "@vifragar/sealing";
import {
  makeDek,
  manifestKey,
  openHandBack,
  openSlot,
  randomBytes,
  readSlot,
  SealError,
  type SessionKeys,
  SLOT_ID_BYTES,
  SLOT_SALT_BYTES,
  type SlotHeader,
  sealSlot,
  slotRoot,
  unwrapDek,
  type Work,
  wrapDek,
} from "@vifragar/sealing/device";
import { owned, wipeBytes } from "./owned-bytes.ts";
import { VaultError } from "./vault-error.ts";

/** What opens a slot, as bytes. */
export interface SlotSecret {
  readonly kind: SlotHeader["kind"];
  /** The slot of a passkey; the others are found by trying. */
  readonly slotId?: string;
  /** Moved between threads, never copied. */
  readonly secretBytes: Uint8Array;
}

/** A new slot: its secret, and for passkeys the ids that were made beforehand. */
export interface NewSlot extends SlotSecret {
  readonly salt?: Uint8Array;
  readonly newSlotId?: Uint8Array;
  readonly credentialId?: Uint8Array;
  readonly work: Work;
}

export interface StoredEpoch {
  readonly epoch: number;
  readonly eraseSecret: Uint8Array;
  readonly wrapped: Uint8Array;
}

export interface FreshEpoch {
  readonly epoch: number;
  readonly eraseSecret: Uint8Array;
}

export interface MadeEpoch {
  readonly epoch: number;
  readonly dek: Uint8Array;
  readonly wrapped: Uint8Array;
}

export interface MadeSlot {
  readonly slotId: string;
  readonly bytes: Uint8Array;
}

type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, work: Work) => Uint8Array;

/** What the vault worker calls. One keyring serves one operation. */
export interface Keyring {
  ready(): Promise<void>;
  /** How long the default work takes here, in milliseconds. */
  measure(work: Work): number;
  /** A new vault key. */
  make(vaultId: Uint8Array): { readonly meta: Uint8Array };
  /** @throws VaultError `BAD_SECRET_OR_TAMPERED_SLOT`, `KDF_PARAMS`, `OOM`, `VERSION`. */
  open(
    options: SlotSecret & {
      readonly vaultId: Uint8Array;
      readonly slots: readonly Uint8Array[];
      readonly epochs: readonly StoredEpoch[];
    },
  ): {
    readonly slotId: string;
    readonly keys: SessionKeys;
    /** Epochs whose key did not open. */
    readonly failed: readonly number[];
  };
  addEpochs(fresh: readonly FreshEpoch[]): readonly MadeEpoch[];
  addSlot(slot: NewSlot): MadeSlot;
  /** Another vault key in place of the one held; every epoch key and slot must be wrapped again. */
  renew(epochs: readonly (FreshEpoch & { readonly dek: Uint8Array })[]): {
    readonly meta: Uint8Array;
    readonly epochs: readonly { readonly epoch: number; readonly wrapped: Uint8Array }[];
  };
  codeKey(options: {
    readonly secretBytes: Uint8Array;
    readonly salt: Uint8Array;
    readonly work: Work;
  }): Uint8Array;
  /** @throws VaultError `BAD_SECRET_OR_TAMPERED_SLOT` for other digits. */
  openBack(options: HandBack & { readonly secretBytes: Uint8Array; readonly work: Work }): {
    readonly keys: SessionKeys;
    readonly codeKey: Uint8Array;
  };
}

/** What the page keeps in memory so that the hand-back code works. */
export interface HandBack {
  readonly salt: Uint8Array;
  readonly random: Uint8Array;
  readonly back: Uint8Array;
}

/** @param argon2id - Injected, because it loads a library that only the unlock worker may load. */
export function makeKeyring(options: {
  readonly ready: Promise<unknown>;
  readonly argon2id: Argon2id;
}): Keyring {
  const { argon2id } = options;
  let vaultId = new Uint8Array();
  let vaultKey: Uint8Array | undefined;

  const key = (): Uint8Array => {
    if (vaultKey === undefined) throw new VaultError("CALL");
    return vaultKey;
  };
  const hold = (bytes: Uint8Array): void => {
    wipeBytes(vaultKey);
    vaultKey = owned(bytes);
    wipeBytes(bytes);
  };
  const rootOf = (secret: Uint8Array, header: SlotHeader): Uint8Array => {
    if (header.kind === "passphrase" && header.work !== null)
      return argon2id(secret, header.salt, header.work);
    return slotRoot(header.kind === "passkey" ? "passkey" : "recovery", secret, header.salt);
  };

  /** The slots that this secret may fit. One that cannot be read is skipped, and its error told if none opens. */
  function openOne(secret: SlotSecret, slots: readonly Uint8Array[]): string {
    let refusal: SealError | undefined;
    for (const bytes of slots) {
      try {
        const header = readSlot(bytes);
        const slotId = toHex(header.slotId);
        if (header.kind !== secret.kind || (secret.slotId !== undefined && secret.slotId !== slotId))
          continue;
        hold(openSlot(vaultId, bytes, rootOf(secret.secretBytes, header)));
        return slotId;
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        if (error.code !== "CANNOT_OPEN" && error.code !== "MALFORMED") refusal ??= error;
      }
    }
    throw refusal ?? new VaultError("BAD_SECRET_OR_TAMPERED_SLOT");
  }

  return {
    ready: async () => {
      await options.ready;
    },
    measure: (work) => {
      const start = performance.now();
      argon2id(new Uint8Array(16), new Uint8Array(16), work);
      return performance.now() - start;
    },
    make: (id) => {
      vaultId = id.slice();
      hold(makeDek());
      return { meta: manifestKey(key()) };
    },
    open: (stored) => {
      vaultId = stored.vaultId.slice();
      const slotId = openOne(stored, stored.slots);
      wipeBytes(stored.secretBytes);
      const failed: number[] = [];
      const deks: { epoch: number; dek: Uint8Array }[] = [];
      for (const { epoch, eraseSecret, wrapped } of stored.epochs) {
        try {
          deks.push({ epoch, dek: unwrapDek(key(), wrapped, { vaultId, epoch, eraseSecret }) });
        } catch (error) {
          if (!(error instanceof SealError)) throw error;
          failed.push(epoch);
        }
      }
      return { slotId, keys: { meta: manifestKey(key()), deks }, failed };
    },
    addEpochs: (fresh) =>
      fresh.map(({ epoch, eraseSecret }) => {
        const dek = makeDek();
        return { epoch, dek, wrapped: wrapDek(key(), dek, { vaultId, epoch, eraseSecret }) };
      }),
    addSlot: (slot) => {
      const header: SlotHeader = {
        kind: slot.kind,
        slotId: slot.newSlotId ?? randomBytes(SLOT_ID_BYTES),
        salt: slot.salt ?? randomBytes(SLOT_SALT_BYTES),
        work: slot.kind === "passphrase" ? slot.work : null,
        credentialId: slot.credentialId ?? new Uint8Array(),
      };
      const root = rootOf(slot.secretBytes, header);
      wipeBytes(slot.secretBytes);
      return { slotId: toHex(header.slotId), bytes: sealSlot(vaultId, header, { root, vaultKey: key() }) };
    },
    renew: (epochs) => {
      hold(makeDek());
      return {
        meta: manifestKey(key()),
        epochs: epochs.map(({ epoch, eraseSecret, dek }) => ({
          epoch,
          wrapped: wrapDek(key(), dek, { vaultId, epoch, eraseSecret }),
        })),
      };
    },
    codeKey: ({ secretBytes, salt, work }) => argon2id(secretBytes, salt, work),
    openBack: ({ secretBytes, salt, random, back, work }) => {
      const codeKey = argon2id(secretBytes, salt, work);
      try {
        return { keys: openHandBack(codeKey, random, back), codeKey };
      } catch (cause) {
        throw new VaultError("BAD_SECRET_OR_TAMPERED_SLOT", { cause });
      }
    },
  };
}
