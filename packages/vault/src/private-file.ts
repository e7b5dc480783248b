/** Files of the origin's private file system: what is overwritten in them is overwritten where it lies. */
import { VaultError } from "./vault-error.ts";

/** A file that is opened for one worker alone. Nothing is sure to be on the disk before `flush` has settled. */
export interface PrivateFile {
  /** All that is in it. */
  read(): Promise<Uint8Array>;
  /** @throws DOMException `QuotaExceededError` when it does not fit: some of it may be written then. */
  write(bytes: Uint8Array, offset: number): void;
  truncate(size: number): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
  /** Closes and deletes it. Overwrite it first. */
  remove(): Promise<void>;
}

/** Only dedicated workers have it; the page's types do not know it. */
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
 * The file of that name, made if it is not there.
 *
 * @throws VaultError `NO_OPFS` where there is no such file system (a private window, an old WebView),
 *   `BUSY` when another worker keeps the file.
 */
export async function openPrivateFile(name: string): Promise<PrivateFile> {
  const directory = await privateDirectory();
  const file = (await directory.getFileHandle(name, { create: true })) as SyncFileHandle;
  if (typeof file.createSyncAccessHandle !== "function") throw new VaultError("NO_OPFS");
  const handle = await openHandle(file);
  return {
    read: async () => {
      const bytes = new Uint8Array(await handle.getSize());
      handle.read(bytes, { at: 0 });
      return bytes;
    },
    write: (bytes, offset) => {
      if (handle.write(bytes, { at: offset }) === bytes.length) return;
      throw new DOMException("the file was not written whole", "QuotaExceededError");
    },
    truncate: async (size) => {
      await handle.truncate(size);
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

/** What lies in a file, or undefined when there is none. Works on a page too, and opens nothing. */
export async function readPrivateFile(name: string): Promise<Uint8Array | undefined> {
  try {
    const directory = await privateDirectory();
    const file = await (await directory.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Not there, or no such file system: both mean that nothing of ours lies in it.
    return undefined;
  }
}

/** Whether there is a file of that name with anything in it. */
export async function hasPrivateFile(name: string): Promise<boolean> {
  try {
    const directory = await privateDirectory();
    return (await (await directory.getFileHandle(name)).getFile()).size > 0;
  } catch {
    return false;
  }
}

/** Where private files lie. @throws VaultError `NO_OPFS`. */
export async function privateDirectory(): Promise<FileSystemDirectoryHandle> {
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
