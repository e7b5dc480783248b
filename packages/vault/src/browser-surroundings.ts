/// <reference path="./worker-url.d.ts" />
/** The real thing: workers, IndexedDB, private files, Web Locks and passkeys of this browser. */
import { VaultDatabase } from "./database.ts";
import { browserPasskeys } from "./passkey.ts";
import { fileName } from "./place.ts";
import { hasPrivateFile, readPrivateFile } from "./private-file.ts";
import { hasRoomOnDisk } from "./room.ts";
import { localDay, realClock, type Started, type Surroundings } from "./surroundings.ts";
import { listScripts, trustedScript } from "./trusted-script.ts";
import unlockWorkerUrl from "./unlock.worker.ts?worker&url";
import vaultWorkerUrl from "./vault.worker.ts?worker&url";

if (typeof location !== "undefined") listScripts(vaultWorkerUrl, unlockWorkerUrl);

function start(url: string, first: object, onBroken: () => void): Started {
  const worker = new Worker(trustedScript(url), { type: "module" });
  const { port1, port2 } = new MessageChannel();
  worker.onerror = onBroken;
  worker.postMessage({ ...first, port: port1 }, [port1]);
  return {
    port: port2,
    end: () => {
      worker.terminate();
      port2.close();
    },
  };
}

/** What `openVault` uses unless it is told otherwise. */
export const browserSurroundings: Surroundings = {
  startEngine: (place, onBroken) => start(vaultWorkerUrl, { place }, onBroken),
  startKeyring: (onBroken) => start(unlockWorkerUrl, {}, onBroken),
  openDatabase: (place) => new VaultDatabase(place),
  hasEraseTable: (place) => hasPrivateFile(`${fileName(place, "erase")}.bin`),
  readFile: (place, part) => readPrivateFile(`${fileName(place, part)}.bin`),
  hold: (name) =>
    new Promise((resolve, reject) => {
      const ended = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(undefined);
          return undefined;
        }
        return new Promise<void>((release) => {
          // Free only when the request has settled: the next `hold` may come at once.
          resolve(async () => {
            release();
            await ended;
          });
        });
      });
      ended.catch(reject);
    }),
  neighbours: (name) => {
    const channel = new BroadcastChannel(name);
    return {
      tellWipe: () => channel.postMessage("wipe"),
      onWipe: (listen) => {
        channel.onmessage = listen;
      },
    };
  },
  onPageHide: (listen) => {
    addEventListener("pagehide", listen);
    addEventListener("pageshow", (event) => {
      // Out of the browser's cache comes a page as it was, with whatever was on its screen.
      if (event.persisted) location.reload();
    });
  },
  persist: async () => (await navigator.storage?.persist?.()) ?? false,
  passkeys: browserPasskeys,
  hasRoom: hasRoomOnDisk,
  today: () => localDay(new Date()),
  clock: realClock,
  desktop: typeof matchMedia === "function" && matchMedia("(pointer: fine)").matches,
};
