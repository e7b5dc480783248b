/** The vault worker: holds the keys of one session, and ends with it. */

import { VaultDatabase } from "./database.ts";
import { codeOf } from "./engine/code-of.ts";
import { makeEngine } from "./engine/engine.ts";
import { fileName, type Place } from "./place.ts";
import { hasPrivateFile, openPrivateFile } from "./private-file.ts";
import { type Port, serve } from "./remote.ts";

// The first message says where the vault lies and brings the port that all calls come through.
self.onmessage = ({ data }: MessageEvent<{ readonly place: Place; readonly port: MessagePort }>) => {
  const { place, port } = data;
  const db = new VaultDatabase(place);
  const engine = makeEngine({
    place,
    db,
    openFile: (part) => openPrivateFile(`${fileName(place, part)}.bin`),
    hasEraseTable: () => hasPrivateFile(`${fileName(place, "erase")}.bin`),
  });
  serve(port satisfies Port, engine, codeOf);
};
