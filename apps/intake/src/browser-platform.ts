import { type Day, dayOf, workingWording } from "@vifragar/core";
import { fileOf, type NamedFile, saveFiles } from "@vifragar/enrolment";
import { freeBytes, openVault, type Vault } from "@vifragar/vault";
import { watchForCode } from "./enrolment/camera.ts";
import { codeInPicture } from "./enrolment/code-reader.ts";
import { isForgetfulTab } from "./offline/storage.ts";
import type { Platform } from "./platform.ts";

/** The real world of a browser. */
export function browserPlatform(): Platform {
  const vaults = new Map<boolean, Vault>();
  return {
    vaultAt: (place) => {
      const vault = vaults.get(place.prov) ?? openVault({ place });
      vaults.set(place.prov, vault);
      return vault;
    },
    instruments: [workingWording],
    today,
    coin: () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) < 128,
    saveFiles,
    shareFiles: canShareFiles() ? shareFiles : undefined,
    keepsStorage: async () => navigator.storage?.persisted?.(),
    askToKeepStorage: async () => (await navigator.storage?.persist?.()) ?? false,
    codeInPicture,
    watchForCode,
    isForgetfulTab,
    freeBytes,
    print: () => window.print(),
  };
}

function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

const canShareFiles = (): boolean =>
  navigator.canShare?.({ files: [fileOf({ name: "tal.age", bytes: new Uint8Array(1) })] }) ?? false;

async function shareFiles(files: readonly NamedFile[]): Promise<"shared" | "cancelled"> {
  try {
    await navigator.share({ files: files.map(fileOf) });
    return "shared";
  } catch {
    // Closing the sheet rejects too. The files can be shared or saved again.
    return "cancelled";
  }
}
