/**
 * Where an insatsledare's signed files lie: as they came, in the browser, without a vault.
 *
 * Nothing here is secret. A release is public, and a täckningsrapport came in clear by e-mail; a passphrase
 * would protect neither and would be forgotten between two half-years. What matters is that they are the
 * förbund's: every file is verified each time it is read, against the key whose words were compared
 * (docs/decisions/0011-a-lead-keeps-no-secrets.md).
 */
import { Digest } from "@vifragar/core";
import * as z from "zod/mini";
import { TrustedSigner } from "../trust/received-release.ts";

export interface ShelfContent {
  readonly trusted: readonly TrustedSigner[];
  readonly files: readonly ShelvedFile[];
}

/** A signed file as it came, and the day it was put here. */
export const ShelvedFile = z.readonly(
  z.strictObject({ digest: Digest, text: z.string(), day: z.int().check(z.minimum(0)) }),
);
export type ShelvedFile = z.infer<typeof ShelvedFile>;

export interface Shelf {
  readonly isEmpty: () => Promise<boolean>;
  readonly read: () => Promise<ShelfContent>;
  readonly trust: (signer: TrustedSigner) => Promise<void>;
  readonly put: (file: ShelvedFile) => Promise<void>;
  readonly remove: (digest: Digest) => Promise<void>;
  /** Takes away everything. */
  readonly clear: () => Promise<void>;
}

/** A shelf in memory, for tests. */
export function memoryShelf(): Shelf {
  const trusted = new Map<string, TrustedSigner>();
  const files = new Map<string, ShelvedFile>();
  return {
    isEmpty: async () => trusted.size === 0,
    read: async () => ({ trusted: [...trusted.values()], files: [...files.values()] }),
    trust: async (signer) => void trusted.set(signer.signer, signer),
    put: async (file) => void files.set(file.digest, file),
    remove: async (digest) => void files.delete(digest),
    clear: async () => {
      trusted.clear();
      files.clear();
    },
  };
}

const DATABASE = "shelf";
const TRUSTED = "trusted";
const FILES = "files";

/** The shelf of this browser. Nothing is opened before the first call. */
export function browserShelf(): Shelf {
  const stores = async (mode: IDBTransactionMode) => {
    const database = await opened();
    const transaction = database.transaction([TRUSTED, FILES], mode, { durability: "strict" });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return {
      trusted: transaction.objectStore(TRUSTED),
      files: transaction.objectStore(FILES),
      done: done.finally(() => database.close()),
    };
  };
  return {
    isEmpty: async () => {
      const { trusted, done } = await stores("readonly");
      const count = await answerOf(trusted.count());
      await done;
      return count === 0;
    },
    read: async () => {
      const { trusted, files, done } = await stores("readonly");
      const [signers, kept] = await Promise.all([answerOf(trusted.getAll()), answerOf(files.getAll())]);
      await done;
      return { trusted: readable(TrustedSigner, signers), files: readable(ShelvedFile, kept) };
    },
    trust: async (signer) => {
      const { trusted, done } = await stores("readwrite");
      trusted.put(signer, signer.signer);
      await done;
    },
    put: async (file) => {
      const { files, done } = await stores("readwrite");
      files.put(file, file.digest);
      await done;
    },
    remove: async (digest) => {
      const { files, done } = await stores("readwrite");
      files.delete(digest);
      await done;
    },
    clear: async () => {
      const { trusted, files, done } = await stores("readwrite");
      trusted.clear();
      files.clear();
      await done;
    },
  };
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TRUSTED);
    request.result.createObjectStore(FILES);
  };
  return answerOf(request);
}

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What somebody has altered is left out: the file it came from can be taken in again. */
const readable = <Schema extends z.ZodMiniType>(
  schema: Schema,
  values: readonly unknown[],
): readonly z.infer<Schema>[] =>
  values.flatMap((value) => {
    const parsed = z.safeParse(schema, value);
    return parsed.success ? [parsed.data] : [];
  });
