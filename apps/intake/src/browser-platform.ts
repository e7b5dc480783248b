import { type Day, dayOf, workingWording } from "@vifragar/core";
import { openVault, type Vault } from "@vifragar/vault";
import type { NamedFile, Platform } from "./platform.ts";

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
    print: () => window.print(),
  };
}

function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

const fileOf = ({ name, bytes }: NamedFile): File =>
  new File([bytes.slice()], name, { type: "application/octet-stream" });

/** How long an address of a saved file must hold: the browser may ask the person where to put it. */
const ADDRESS_MS = 60_000;

function saveFiles(files: readonly NamedFile[]): void {
  for (const named of files) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(fileOf(named));
    link.download = named.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_MS);
  }
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
