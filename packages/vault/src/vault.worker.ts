/** The vault worker: holds the keys of one session, and ends with it. */

import { VaultDatabase } from "./database.ts";
import { codeOf } from "./engine/code-of.ts";
import { makeEngine } from "./engine/engine.ts";
import { eraseRow, hasEraseFile, openEraseFile } from "./erase-storage.ts";
import { eraseTableName, type Place } from "./place.ts";
import { type Port, serve } from "./remote.ts";
import { VaultError } from "./vault-error.ts";

// The first message says where the vault lies and brings the port that all calls come through.
self.onmessage = ({ data }: MessageEvent<{ readonly place: Place; readonly port: MessagePort }>) => {
  const { place, port } = data;
  const db = new VaultDatabase(place);
  const engine = makeEngine({
    place,
    db,
    eraseStorage: (erasable) =>
      erasable ? openEraseFile(eraseTableName(place)) : Promise.resolve(eraseRow(db)),
    hasEraseTable: () => hasEraseFile(eraseTableName(place)),
    newEraseStorage: async () => {
      try {
        return await openEraseFile(eraseTableName(place));
      } catch (error) {
        if (error instanceof VaultError && error.code === "NO_OPFS") return eraseRow(db);
        throw error;
      }
    },
  });
  serve(port satisfies Port, engine, codeOf);
};
