/**
 * The page's side of the vault: starts and ends the workers, holds the lock, and keeps what the hand-back code
 * needs in this page's memory. No key is ever here.
 */

import { ready } from "@vifragar/sealing";
import { parseRecoveryKey, passphraseBytes } from "@vifragar/sealing/device";
import { browserSurroundings } from "./browser-surroundings.ts";
import type { VaultDatabase } from "./database.ts";
import { codeOf } from "./engine/code-of.ts";
import type { Engine } from "./engine/engine.ts";
import { makeHandBackMemory } from "./hand-back-memory.ts";
import type { SlotSecret } from "./keyring.ts";
import { lockName, type Place } from "./place.ts";
import { connect, type Remote } from "./remote.ts";
import { readStatus } from "./status.ts";
import type { Started, Surroundings } from "./surroundings.ts";
import type { CollectingVault, HandOver, Secret, UnlockReport, Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

/** How long a wrong secret takes at least, in milliseconds. */
const WRONG_SECRET_MS = 1_000;
/** What must be free before a round begins, in bytes: far more than one round needs. */
const ROOM_BYTES = 1_000_000;
const PROBE_BYTES = 32_768;

interface RunningEngine {
  readonly api: Remote<Engine>;
  readonly end: () => void;
}

/** The vault of a place. Nothing is started or read yet. */
export function openVault(options: {
  readonly place: Place;
  readonly surroundings?: Surroundings;
}): CollectingVault {
  const { place, surroundings = browserSurroundings } = options;
  const { clock, today } = surroundings;
  const listeners = new Set<Parameters<Vault["onChange"]>[0]>();
  const handBack = makeHandBackMemory(clock);
  let database: VaultDatabase | undefined;
  let engine: RunningEngine | undefined;
  let keyring: Started | undefined;
  let release: (() => Promise<void>) | undefined;
  let state: { readonly readOnly: boolean; readonly erasable: boolean } | undefined;
  let neighbours: ReturnType<Surroundings["neighbours"]> | undefined;

  const db = (): VaultDatabase => {
    database ??= surroundings.openDatabase(place);
    return database;
  };
  const tell = (change: Parameters<Parameters<Vault["onChange"]>[0]>[0]): void => {
    for (const listener of [...listeners]) listener(change);
  };

  async function hold(): Promise<void> {
    if (neighbours === undefined) {
      neighbours = surroundings.neighbours(lockName(place));
      neighbours.onWipe(() => void lock());
      // There is no time for more than ending the worker, which takes every key with it.
      surroundings.onPageHide(() => {
        handBack.drop();
        endEngine();
      });
    }
    release ??= await surroundings.hold(lockName(place));
    if (release === undefined) throw new VaultError("BUSY");
  }

  async function letGo(): Promise<void> {
    const giveBack = release;
    release = undefined;
    await giveBack?.();
  }

  function running(): RunningEngine {
    if (engine !== undefined) return engine;
    const started = surroundings.startEngine(place, () => endEngine("BROKEN"));
    const { api, close } = connect<Engine>(started.port);
    const end = (): void => {
      started.end();
      close();
    };
    engine = { api, end };
    return engine;
  }

  function endEngine(_code?: "BROKEN"): void {
    engine?.end();
    engine = undefined;
    keyring?.end();
    keyring = undefined;
    const wasOpen = state !== undefined;
    state = undefined;
    if (wasOpen) tell("locked");
  }

  async function withKeyring(): Promise<Remote<Engine>> {
    const { api } = running();
    if (keyring === undefined) {
      keyring = surroundings.startKeyring(() => endEngine("BROKEN"));
      await api.attach({ port: keyring.port });
    }
    await api.prepare();
    return api;
  }

  /** The vault key was in there: its memory goes now. */
  function endKeyring(): void {
    keyring?.end();
    keyring = undefined;
  }

  function unlocked(): Remote<Engine> {
    if (engine === undefined || state === undefined) throw new VaultError("LOCKED");
    return engine.api;
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
    // Overwritten if the worker can still do it at once, and gone with the worker in any case.
    if (engine !== undefined && state !== undefined)
      await Promise.race([engine.api.lock(), soon()]).catch(() => undefined);
    endEngine();
    await letGo();
  }

  const soon = (): Promise<void> => new Promise((resolve) => void clock.after(200, resolve));

  async function checkRoom(): Promise<void> {
    const room = await surroundings.roomBytes();
    if (room !== undefined && room < ROOM_BYTES) throw new VaultError("QUOTA");
    try {
      await db().row.put({ id: "room", bytes: new Uint8Array(PROBE_BYTES) });
      await db().row.delete("room");
    } catch (cause) {
      throw new VaultError(codeOf(cause), { cause });
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
        endEngine();
        await letGo();
        throw error;
      }
    },
    unlock,
    lock,
    wipe: async () => {
      await lock();
      neighbours ??= surroundings.neighbours(lockName(place));
      neighbours.tellWipe();
      for (let tries = 0; release === undefined; tries += 1) {
        release = await surroundings.hold(lockName(place));
        if (release === undefined && tries >= 20) throw new VaultError("BUSY");
        if (release === undefined) await new Promise<void>((resolve) => void clock.after(100, resolve));
      }
      database?.close();
      database = undefined;
      try {
        await running().api.destroy();
      } finally {
        endEngine();
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
      // Fetched now: the participant's page must be able to seal without asking the network for anything.
      await import("./seal-row.ts");
      const made = await api.beginHandOver(handOverOptions);
      if (made.handBack !== undefined) handBack.keep(made.handBack);
      // The tab stays the one that writes: the lock is kept, the keys are not.
      await Promise.race([api.lock(), soon()]).catch(() => undefined);
      engine?.end();
      engine = undefined;
      endKeyring();
      state = undefined;
      tell("handed-over");
      return made.handOver;
    },
    prepareHandOvers: async (handOverOptions) => unlocked().prepareHandOvers(handOverOptions),
    openHandOvers: async () => {
      await import("./seal-row.ts");
      return (await db().hand.toArray()).filter(({ open }) => open === 1).map(handOverOf);
    },
    closeHandOver: async ({ id }) => {
      await db().hand.update(id, { open: 0 });
    },
    sealHandOver: async (handOver, row) => {
      try {
        const { sealRow } = await import("./seal-row.ts");
        const bytes = await sealRow(handOver, row);
        const tables = [db().hand, db().row];
        await db().transaction("rw", tables, async () => {
          const hand = await db().hand.get(handOver.id);
          if (hand?.open !== 1) throw new VaultError("HAND_OVER_GONE");
          await db().row.add({ id: handOver.id, bytes });
          await db().hand.update(handOver.id, { open: 0 });
        });
      } catch (cause) {
        throw cause instanceof VaultError ? cause : new VaultError(codeOf(cause), { cause });
      }
    },

    createCollector: async () => unlocked().createCollector(),
    importCollector: async (key) => unlocked().importCollector(key),
    collector: async () => unlocked().collector(),
    decrypt: async (file) => unlocked().decrypt(file),
  };
}

function handOverOf({ id, publicKey, context, insats, plan, period }: HandOver): HandOver {
  return { id, publicKey, context, insats, plan, period };
}
