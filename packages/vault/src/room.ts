/** Whether anything more goes onto the disk, found out by writing. */
import { privateDirectory } from "./private-file.ts";

/** As many random bytes as a browser gives at once. */
const RANDOM_BYTES = 65_536;
/** The file that is tried with. Nothing ever lies in it. */
const NAME = "room";

/** Bytes that take as much room on a disk as they are: databases compress. */
export function incompressible(sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; at += RANDOM_BYTES)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_BYTES));
  return bytes;
}

/** What the browser says is left, in bytes; undefined where it does not. Chromium from 138 tells every page the same. */
export async function freeBytes(): Promise<number | undefined> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
}

/**
 * Whether so many bytes go into a private file; they are thrown away again.
 *
 * Not into the database: one that meets a full disk may not open again before the browser is restarted. What the
 * browser says is enough for a no, and never for a yes.
 *
 * @returns undefined where a page cannot write private files.
 */
export async function hasRoomOnDisk(sizeBytes: number): Promise<boolean | undefined> {
  const free = await freeBytes();
  if (free !== undefined && free < sizeBytes) return false;
  const directory = await privateDirectory().catch(() => undefined);
  if (directory === undefined) return undefined;
  try {
    const file = await directory.getFileHandle(NAME, { create: true });
    // Safari before 26: only workers can.
    if (typeof file.createWritable !== "function") return undefined;
    const writable = await file.createWritable();
    await writable.write(incompressible(sizeBytes));
    await writable.abort();
    return true;
  } catch {
    return false;
  } finally {
    await directory.removeEntry(NAME).catch(() => undefined);
  }
}
