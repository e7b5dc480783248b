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
import { makeKeyring } from "./keyring.ts";
import type { Passkeys } from "./passkey.ts";
import { type FilePart, fileName, type Place } from "./place.ts";
import type { PrivateFile } from "./private-file.ts";
import { serve } from "./remote.ts";
import { realClock, type Surroundings } from "./surroundings.ts";
import { VaultError } from "./vault-error.ts";

/** A device in memory: open several vaults on it, one after another, as after a restart. */
export interface MemoryDevice {
  readonly surroundings: Surroundings;
  readonly factory: DatabaseFactory;
  /** The private files by name, as they lie on the disk: `a` is the erase table of intake, `a1` and `a2` its copy. */
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

/** Leaves a database with nothing in it, as Chromium does in place of a damaged one. */
export async function loseDatabase(device: MemoryDevice, place: Place): Promise<void> {
  const db = device.openDatabase(place);
  await db.transaction("rw", db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
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

  const openFile = (place: Place, part: FilePart, worker: { readonly hasEnded: boolean }): PrivateFile => {
    if (!hasPrivateFiles) throw new VaultError("NO_OPFS");
    const name = fileName(place, part);
    const content = (): Uint8Array => files.get(name) ?? new Uint8Array();
    // What a worker still had to do is not done once it is terminated.
    const step = (kind: "write" | "flush"): void => {
      if (worker.hasEnded) throw new Error("the worker has been terminated");
      options.beforeStep?.(kind);
    };
    return {
      read: () => Promise.resolve(content().slice()),
      write: (bytes, offset) => {
        step("write");
        const file = new Uint8Array(Math.max(content().length, offset + bytes.length));
        file.set(content());
        file.set(bytes, offset);
        files.set(name, file);
      },
      truncate: async (size) => {
        step("write");
        files.set(name, content().slice(0, size));
      },
      flush: async () => step("flush"),
      close: () => Promise.resolve(),
      remove: async () => void files.delete(name),
    };
  };
  const hasEraseTable = (place: Place): Promise<boolean> =>
    Promise.resolve((files.get(fileName(place, "erase"))?.length ?? 0) > 0);

  const surroundings: Surroundings = {
    startEngine: (place) => {
      const { port1, port2 } = new MessageChannel();
      const db = openDatabase(place);
      const worker = { hasEnded: false };
      const stored = {
        openFile: async (part: FilePart) => openFile(place, part, worker),
        hasEraseTable: () => hasEraseTable(place),
      };
      serve(port1, makeEngine({ place, db, ...stored, work: FLOOR }), codeOf);
      const end = (): void => {
        worker.hasEnded = true;
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
    hasEraseTable,
    readFile: (place, part) => Promise.resolve(files.get(fileName(place, part))?.slice()),
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
    hasRoom: () => Promise.resolve(undefined),
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
