/**
 * A vault without a browser: the same engine and keyring over message channels, the database and the erase table
 * in memory. For tests of what builds on the vault.
 */
import { ready } from "@vifragar/sealing";
import { argon2id, passphraseReady } from "@vifragar/sealing/passphrase";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { type DatabaseFactory, VaultDatabase } from "./database.ts";
import { codeOf } from "./engine/code-of.ts";
import { makeEngine } from "./engine/engine.ts";
import { eraseRow } from "./erase-storage.ts";
import type { EraseStorage } from "./erase-table.ts";
import { makeKeyring } from "./keyring.ts";
import type { Passkeys } from "./passkey.ts";
import { type Place, placeName } from "./place.ts";
import { serve } from "./remote.ts";
import { realClock, type Surroundings } from "./surroundings.ts";
import { VaultError } from "./vault-error.ts";

/** A device in memory: open several vaults on it, one after another, as after a restart. */
export interface MemoryDevice {
  readonly surroundings: Surroundings;
  readonly factory: DatabaseFactory;
  /** The erase tables by place name, as they lie on the disk. */
  readonly files: Map<string, Uint8Array>;
  /** Moves the wall clock. */
  setToday(day: number): void;
  openDatabase(place: Place): VaultDatabase;
}

/** Everything that a place's database holds, row by row. */
export type Dump = Readonly<Record<string, readonly unknown[]>>;

/** Copies a place's database as it lies on the disk. */
export async function dump(device: MemoryDevice, place: Place): Promise<Dump> {
  const db = device.openDatabase(place);
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  db.close();
  return structuredClone(Object.fromEntries(tables));
}

/** Puts a copied database in place of the one there is. */
export async function restore(device: MemoryDevice, place: Place, copy: Dump): Promise<void> {
  const db = device.openDatabase(place);
  await db.transaction("rw", db.tables, async () => {
    for (const table of db.tables) {
      await table.clear();
      await table.bulkAdd([...(copy[table.name] ?? [])]);
    }
  });
  db.close();
}

/** The least work that is accepted: tests unlock often. */
const FLOOR = { memoryKib: 19_456, passes: 2 };

export function memoryDevice(options: {
  readonly today: number;
  /** As in a private window when false: the erase table lies in the database. */
  readonly hasPrivateFiles?: boolean;
  /** Whether the disk is full: writing to the database then fails as in a browser. */
  readonly isFull?: () => boolean;
  /** Called before each step that touches the disk; throws to stand for a crash there. */
  readonly beforeStep?: (step: "write" | "flush") => void;
}): MemoryDevice {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange } as unknown as DatabaseFactory;
  const files = new Map<string, Uint8Array>();
  const locks = new Set<string>();
  const { hasPrivateFiles = true } = options;
  let today = options.today;
  const openDatabase = (place: Place): VaultDatabase => {
    const db = new VaultDatabase(place, factory);
    const refuse = (): void => {
      if (options.isFull?.() === true) throw new DOMException("no room", "QuotaExceededError");
    };
    for (const table of db.tables) {
      table.hook("creating", refuse);
      table.hook("updating", refuse);
    }
    return db;
  };

  const storage = (place: Place): EraseStorage => {
    const name = placeName(place);
    return {
      erasable: true,
      read: () => Promise.resolve(files.get(name)?.slice()),
      write: (bytes, offset) => {
        options.beforeStep?.("write");
        const file = files.get(name) ?? new Uint8Array(offset + bytes.length);
        file.set(bytes, offset);
        files.set(name, file);
      },
      flush: async () => options.beforeStep?.("flush"),
      close: () => Promise.resolve(),
      remove: () => {
        files.delete(name);
        return Promise.resolve();
      },
    };
  };

  const surroundings: Surroundings = {
    startEngine: (place) => {
      const { port1, port2 } = new MessageChannel();
      const db = openDatabase(place);
      const kept = async (): Promise<EraseStorage> => (hasPrivateFiles ? storage(place) : eraseRow(db));
      const hasEraseTable = (): Promise<boolean> => Promise.resolve(files.has(placeName(place)));
      const storages = { eraseStorage: kept, newEraseStorage: kept, hasEraseTable };
      serve(port1, makeEngine({ place, db, ...storages, work: FLOOR }), codeOf);
      const end = (): void => {
        port1.close();
        db.close();
      };
      return { port: port2, end };
    },
    startKeyring: () => {
      const { port1, port2 } = new MessageChannel();
      const started = Promise.all([ready, passphraseReady]);
      serve(port1, makeKeyring({ ready: started, argon2id }), codeOf);
      return { port: port2, end: () => port1.close() };
    },
    openDatabase,
    hasEraseTable: (place) => Promise.resolve(files.has(placeName(place))),
    hold: (name) => {
      if (locks.has(name)) return Promise.resolve(undefined);
      locks.add(name);
      return Promise.resolve(() => {
        locks.delete(name);
        return Promise.resolve();
      });
    },
    neighbours: () => ({ tellWipe: () => undefined, onWipe: () => undefined }),
    onPageHide: () => undefined,
    persist: () => Promise.resolve(true),
    passkeys: noPasskeys,
    roomBytes: () => Promise.resolve(undefined),
    today: () => today,
    // The second that a wrong secret takes is not worth waiting for in a test.
    clock: { ...realClock, after: (ms, call) => realClock.after(ms > 1_000 ? ms : 0, call) },
    desktop: false,
  };
  return {
    surroundings,
    factory,
    files,
    setToday: (day) => {
      today = day;
    },
    openDatabase,
  };
}

const noPasskeys: Passkeys = {
  create: () => Promise.reject(new VaultError("NO_PASSKEY")),
  get: () => Promise.reject(new VaultError("NO_PASSKEY")),
};
