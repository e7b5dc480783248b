/** The places where an erase table can lie: the origin's private file system, or a row where there is none. */
import { ERASE_TABLE_BYTES } from "@vifragar/sealing/device";
import type { VaultDatabase } from "./database.ts";
import type { EraseStorage } from "./erase-table.ts";
import { VaultError } from "./vault-error.ts";

/** A file that is opened for this worker alone. Only dedicated workers have it; the page's types do not know it. */
interface SyncAccessHandle {
  read(buffer: Uint8Array, options: { readonly at: number }): number;
  write(buffer: Uint8Array, options: { readonly at: number }): number;
  // Safari before 17 gives promises here.
  truncate(size: number): unknown;
  getSize(): number | Promise<number>;
  flush(): unknown;
  close(): unknown;
}

interface SyncFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

/** How long to wait for a worker that was just ended to let go of the file, in milliseconds. */
const RELEASE_TIMEOUT_MS = 2_000;

/**
 * The file of that name in the origin's private file system, made if it is not there.
 *
 * @throws VaultError `NO_OPFS` where there is no such file system (a private window, an old WebView),
 *   `BUSY` when another worker keeps the file.
 */
export async function openEraseFile(name: string): Promise<EraseStorage> {
  const directory = await privateDirectory();
  const file = (await directory.getFileHandle(name, { create: true })) as SyncFileHandle;
  if (typeof file.createSyncAccessHandle !== "function") throw new VaultError("NO_OPFS");
  const handle = await openHandle(file);
  return {
    erasable: true,
    read: async () => {
      const size = await handle.getSize();
      if (size === 0) return undefined;
      const bytes = new Uint8Array(Math.min(size, ERASE_TABLE_BYTES));
      handle.read(bytes, { at: 0 });
      return bytes;
    },
    write: (bytes, offset) => {
      handle.write(bytes, { at: offset });
    },
    flush: async () => {
      await handle.flush();
    },
    close: async () => {
      await handle.close();
    },
    remove: async () => {
      await handle.close();
      await directory.removeEntry(name);
    },
  };
}

/** Whether there is an erase table of that name. Works on a page too, and opens nothing. */
export async function hasEraseFile(name: string): Promise<boolean> {
  try {
    const directory = await privateDirectory();
    const file = await (await directory.getFileHandle(name)).getFile();
    return file.size > 0;
  } catch {
    // Not there, or no such file system: both mean that no vault of ours lies in it.
    return false;
  }
}

async function privateDirectory(): Promise<FileSystemDirectoryHandle> {
  try {
    return await navigator.storage.getDirectory();
  } catch (cause) {
    throw new VaultError("NO_OPFS", { cause });
  }
}

async function openHandle(file: SyncFileHandle): Promise<SyncAccessHandle> {
  const until = performance.now() + RELEASE_TIMEOUT_MS;
  for (;;) {
    try {
      return await file.createSyncAccessHandle();
    } catch (cause) {
      const isKept = cause instanceof DOMException && cause.name === "NoModificationAllowedError";
      if (!isKept) throw new VaultError("NO_OPFS", { cause });
      if (performance.now() > until) throw new VaultError("BUSY", { cause });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** A row of the database: works everywhere, and cannot promise that what is overwritten is gone. */
export function eraseRow(db: VaultDatabase): EraseStorage {
  let bytes = new Uint8Array(ERASE_TABLE_BYTES);
  return {
    erasable: false,
    read: async () => {
      const row = await db.erase.get(0);
      if (row === undefined) return undefined;
      bytes = row.bytes.slice();
      return row.bytes;
    },
    write: (part, offset) => bytes.set(part, offset),
    flush: async () => {
      await db.erase.put({ id: 0, bytes: bytes.slice() });
    },
    close: () => Promise.resolve(),
    remove: async () => {
      await db.erase.delete(0);
    },
  };
}
