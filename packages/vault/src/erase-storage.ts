/** The places where an erase table can lie: a private file, or a row where there are no private files. */
import { ERASE_TABLE_BYTES } from "@vifragar/sealing/device";
import type { VaultDatabase } from "./database.ts";
import type { EraseStorage } from "./erase-table.ts";
import type { PrivateFile } from "./private-file.ts";

/** A file: what is overwritten is gone, as far as a program can bring that about. */
export function eraseFile(file: PrivateFile): EraseStorage {
  return {
    ...file,
    erasable: true,
    read: async () => {
      const bytes = await file.read();
      return bytes.length === 0 ? undefined : bytes;
    },
  };
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
