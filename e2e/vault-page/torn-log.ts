/**
 * Looks for logs of the browser's own LevelDB databases that a kill has cut in the middle of a record.
 *
 * Chromium goes on writing in such a log (`reuse_logs`). What it writes then opens until it ends; at the start after
 * that it finds a record that does not check, and throws the whole database of the origin away.
 */
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BLOCK = 32_768;
const HEADER = 7;
const FULL = 1;
const FIRST = 2;
const LAST = 4;

/** The logs of IndexedDB and of private files whose last record is not whole, by path. */
export function tornLogs(profile: string): readonly string[] {
  return logsIn(profile).filter((path) => isTorn(readFileSync(path)));
}

/** Leaves what a kill leaves between the writing of a record's header and of its content. */
export function tearDatabaseLogs(profile: string): void {
  const header = Buffer.from([1, 2, 3, 4, 0x2c, 1, FULL]);
  for (const path of logsIn(join(profile, "Default", "IndexedDB"))) appendFileSync(path, header);
}

function logsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /(IndexedDB|File System|\.leveldb).*\.log$/.test(path))
    .map((path) => join(folder, path));
}

function isTorn(log: Buffer): boolean {
  let at = 0;
  let isInside = false;
  while (at < log.length) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEADER) {
      at += left;
      continue;
    }
    if (at + HEADER > log.length) return true;
    const type = log.readUInt8(at + 6);
    if (type === FIRST) isInside = true;
    if (type === FULL || type === LAST) isInside = false;
    at += HEADER + log.readUInt16LE(at + 4);
  }
  return at > log.length || isInside;
}
