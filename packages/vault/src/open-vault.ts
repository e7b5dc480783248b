/**
 * The page's side of the vault: starts and ends the workers, holds the lock, and keeps what the hand-back code
 * needs in this page's memory. No key is ever here.
 */

import { ready } from "@vifragar/sealing";
import { parseRecoveryKey, passphraseBytes } from "@vifragar/sealing/device";
import { browserSurroundings } from "./browser-surroundings.ts";
import type { VaultDatabase } from "./database.ts";
import type { Engine } from "./engine/engine.ts";
import { makeHandBackMemory } from "./hand-back-memory.ts";
import { lockedHandOvers, prepareSealing } from "./handing-over.ts";
import { makeHolding } from "./holding.ts";
import type { SlotSecret } from "./keyring.ts";
import type { Place } from "./place.ts";
import type { Remote } from "./remote.ts";
import { incompressible } from "./room.ts";
import { readStatus } from "./status.ts";
import type { Surroundings } from "./surroundings.ts";
import type { CollectingVault, Secret, UnlockReport, Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";
import { makeWorkers } from "./workers.ts";

/** How long a wrong secret takes at least, in milliseconds. */
const WRONG_SECRET_MS = 1_000;
/** What must go onto the disk before a round begins, in bytes: some fifty rounds. */
const ROOM_BYTES = 262_144;
/** The vault of a place. Nothing is started or read yet. */
export function openVault(options: {
  readonly place: Place;
  readonly surroundings?: Surroundings;
}): CollectingVault {
  const { place, surroundings = browserSurroundings } = options;
  const { clock, today } = surroundings;
  const listeners = new Set<Parameters<Vault["onChange"]>[0]>();
  const handBack = makeHandBackMemory(clock);
  const workers = makeWorkers({ place, surroundings, onBroken: () => end() });
  const { hold, letGo, takeOver } = makeHolding(place, surroundings, {
    wipe: () => void lock(),
    // There is no time for more than ending the worker, which takes every key with it.
    pageHide: () => {
      handBack.drop();
      end();
    },
  });
  const { withKeyring, endKeyring } = workers;
  let database: VaultDatabase | undefined;
  let state: { readonly readOnly: boolean; readonly erasable: boolean } | undefined;

  const db = (): VaultDatabase => {
    database ??= surroundings.openDatabase(place);
    return database;
  };
  const tell = (change: Parameters<Parameters<Vault["onChange"]>[0]>[0]): void => {
    for (const listener of [...listeners]) listener(change);
  };

  function end(): void {
    workers.end();
    const wasOpen = state !== undefined;
    state = undefined;
    if (wasOpen) tell("locked");
  }

  function unlocked(): Remote<Engine> {
    if (state === undefined) throw new VaultError("LOCKED");
    return workers.engine();
  }

  async function secretBytesOf(secret: Secret, api: Remote<Engine>): Promise<SlotSecret> {
    switch (secret.kind) {
      case "passphrase":
        return { kind: "passphrase", secretBytes: passphraseBytes(secret.passphrase) };
      case "recovery": {
        await ready;
        const parsed = parseRecoveryKey(secret.key);
        if (!parsed.ok) throw new VaultError("BAD_SECRET_OR_TAMPERED_SLOT");
        return { kind: "recovery", secretBytes: parsed.value.slice() };
      }
      case "passkey": {
        const known = await api.passkeys();
        if (known.length === 0) throw new VaultError("NO_PASSKEY");
        const { credentialId, secretBytes } = await surroundings.passkeys.get(known);
        const slot = known.find((candidate) => candidate.credentialId.join() === credentialId.join());
        if (slot === undefined) throw new VaultError("NO_PASSKEY");
        return { kind: "passkey", slotId: slot.slotId, secretBytes };
      }
      case "hand-back-code":
        throw new VaultError("CALL");
      default:
        return secret satisfies never;
    }
  }

  async function openWith(secret: Secret): Promise<UnlockReport> {
    const api = await withKeyring();
    const day = today();
    if (secret.kind !== "hand-back-code") return api.unlock({ ...(await secretBytesOf(secret, api)), day });
    const back = handBack.use();
    return api.unlockWithCode({ ...back, secretBytes: passphraseBytes(secret.code), day });
  }

  async function unlock(secret: Secret): Promise<UnlockReport> {
    await hold();
    let waited = false;
    const minimum = new Promise<void>((resolve) => {
      clock.after(WRONG_SECRET_MS, () => {
        waited = true;
        resolve();
      });
    });
    try {
      const report = await openWith(secret);
      state = { readOnly: report.readOnly, erasable: report.erasable };
      handBack.drop();
      endKeyring();
      // Not awaited: it takes away what a crash may have left, and comes before whatever is asked for next.
      workers
        .engine()
        .scrub()
        .catch(() => undefined);
      tell("unlocked");
      return report;
    } catch (error) {
      const isWrong = error instanceof VaultError && error.code === "BAD_SECRET_OR_TAMPERED_SLOT";
      if (isWrong && !waited) await minimum;
      if (!handBack.isUsable()) await letGo();
      throw error;
    }
  }

  async function lock(): Promise<void> {
    handBack.drop();
    if (state !== undefined) await workers.wipe();
    end();
    await letGo();
  }

  async function checkRoom(): Promise<void> {
    const hasRoom = (await surroundings.hasRoom(ROOM_BYTES)) ?? (await roomInDatabase());
    if (!hasRoom) throw new VaultError("QUOTA");
  }

  /** Whether a row of that size goes in. A disk that is full shows as several kinds of error. */
  async function roomInDatabase(): Promise<boolean> {
    try {
      await db().row.put({ id: "room", bytes: incompressible(ROOM_BYTES) });
      await db().row.delete("room");
      return true;
    } catch {
      return false;
    }
  }

  /** An operation that needs the vault key once more, in a keyring of its own. */
  async function withKey<T>(work: (api: Remote<Engine>) => Promise<T>): Promise<T> {
    unlocked();
    const api = await withKeyring();
    try {
      return await work(api);
    } catch (error) {
      if (error instanceof VaultError && error.code === "BAD_SECRET_OR_TAMPERED_SLOT") await soonAfterWrong();
      throw error;
    } finally {
      endKeyring();
    }
  }

  const soonAfterWrong = (): Promise<void> =>
    new Promise((resolve) => void clock.after(WRONG_SECRET_MS, resolve));

  return {
    status: () => readStatus({ place, surroundings, db: db(), state, handBackCode: handBack.isUsable() }),
    prepare: async () => {
      await withKeyring();
    },
    create: async ({ passphrase }) => {
      await hold();
      try {
        const api = await withKeyring();
        const secretBytes = passphraseBytes(passphrase);
        const { desktop } = surroundings;
        const made = await api.create({ secretBytes, desktop, day: today() });
        const status = await db().vault.get(0);
        // Whatever the browser says to this, the vault is there; exports are the way to be sure.
        void surroundings.persist().catch(() => false);
        state = { readOnly: false, erasable: status?.erasable ?? false };
        endKeyring();
        tell("unlocked");
        return made;
      } catch (error) {
        end();
        await letGo();
        throw error;
      }
    },
    unlock,
    lock,
    wipe: async () => {
      await lock();
      await takeOver();
      database?.close();
      database = undefined;
      try {
        await workers.engine().destroy();
      } finally {
        end();
        await letGo();
      }
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    slots: async () => unlocked().slots(),
    changePassphrase: ({ current, next }) =>
      withKey((api) =>
        api.changePassphrase({
          current: { kind: "passphrase", secretBytes: passphraseBytes(current) },
          next: passphraseBytes(next),
        }),
      ),
    addPassphrase: ({ current, passphrase, label }) =>
      withKey(async (api) => {
        const slot = { kind: "passphrase", secretBytes: passphraseBytes(passphrase) } as const;
        return api.addSlot({ current: await secretBytesOf(current, api), slot, label });
      }),
    addPasskey: ({ current, label }) =>
      withKey(async (api) => {
        const { newSlotId, salt, input } = await api.newPasskey();
        const made = await surroundings.passkeys.create({ name: label, input });
        const slot = { kind: "passkey", newSlotId, salt, ...made } as const;
        return api.addSlot({ current: await secretBytesOf(current, api), slot, label });
      }),
    renewRecoveryKey: ({ current }) =>
      withKey(async (api) => api.renewRecoveryKey(await secretBytesOf(current, api))),
    revoke: ({ current }) =>
      withKey(async (api) => api.revoke({ current: await secretBytesOf(current, api), day: today() })),

    device: async () => unlocked().device(),
    renewIncarnation: async () => unlocked().renewIncarnation(),
    sign: async (domain, message) => unlocked().sign({ domain, message }),

    putRecord: async (name, bytes) => unlocked().changeRecords([{ name, bytes }]),
    changeRecords: async (changes) => unlocked().changeRecords(changes),
    getRecord: async (name) => unlocked().getRecord(name),
    listRecords: async (prefix) => unlocked().listRecords(prefix),
    deleteRecord: async (name) => unlocked().changeRecords([{ name, bytes: null }]),

    checkRoom,
    contribute: async (contribution) => {
      const api = unlocked();
      await api.contribute(contribution);
      // Not awaited: the count is on the disk. This only takes back the doubt that a crash would otherwise leave.
      api.confirmCount().catch(() => undefined);
    },
    coverage: async (key) => unlocked().coverage(key),
    pending: async (day) => unlocked().pending({ day }),
    handIn: async (handInOptions) => unlocked().handIn(handInOptions),
    sealSum: async (sum) => unlocked().sealSum(sum),
    lastHandIn: async (key) => unlocked().lastHandIn(key),
    noteReceipt: async (receipt) => unlocked().noteReceipt(receipt),

    chooseHandBackCode: (code) =>
      withKey((api) => api.chooseHandBackCode({ secretBytes: passphraseBytes(code) })),
    beginHandOver: async (handOverOptions) => {
      const api = unlocked();
      await checkRoom();
      await prepareSealing(workers);
      const made = await api.beginHandOver(handOverOptions);
      if (made.handBack !== undefined) handBack.keep(made.handBack);
      // The tab stays the one that writes: the lock is kept, the keys are not.
      await workers.wipe();
      state = undefined;
      // Another worker than the one that had the keys.
      await prepareSealing(workers);
      tell("handed-over");
      return made.handOver;
    },
    prepareHandOvers: async (handOverOptions) => unlocked().prepareHandOvers(handOverOptions),
    ...lockedHandOvers(db, workers),

    createCollector: async () => unlocked().createCollector(),
    importCollector: async (key) => unlocked().importCollector(key),
    draftCollector: async () => unlocked().draftCollector(),
    adoptCollector: async (next) => unlocked().adoptCollector(next),
    collector: async () => unlocked().collector(),
    decrypt: async (file) => unlocked().decrypt(file),
  };
}
