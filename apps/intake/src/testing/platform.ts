/** A world for tests: vaults in memory, a fixed day, and files that can be looked at. */
import { dayOf, workingWording } from "@vifragar/core";
import type { NamedFile } from "@vifragar/enrolment";
import { CameraError } from "../enrolment/camera.ts";
import type { Platform } from "../platform.ts";
import { type MemoryVault, type MemoryVaultOptions, memoryVault } from "./memory-vault.ts";

export const TODAY = dayOf(2026, 11, 23);

export interface TestPlatform extends Platform {
  readonly real: MemoryVault;
  readonly prov: MemoryVault;
  /** Everything that was saved, in order. */
  readonly saved: NamedFile[];
}

/** Today is 23 November 2026 unless another day is given; `ready` of sealing must have resolved. */
export function testPlatform(
  options: {
    readonly today?: number;
    readonly real?: MemoryVaultOptions;
    readonly prov?: MemoryVaultOptions;
  } = {},
): TestPlatform {
  const real = memoryVault(options.real);
  const prov = memoryVault({ ...options.prov, prov: true });
  const saved: NamedFile[] = [];
  return {
    real,
    prov,
    saved,
    vaultAt: (place) => (place.prov ? prov : real),
    instruments: [workingWording],
    today: () => options.today ?? TODAY,
    coin: () => true,
    saveFiles: (files) => void saved.push(...files),
    shareFiles: undefined,
    keepsStorage: async () => true,
    askToKeepStorage: async () => true,
    // jsdom draws nothing: a picture is what its bytes say, and there is no camera.
    codeInPicture: async (picture) => (await picture.text()) || undefined,
    watchForCode: async () => {
      throw new CameraError("refused");
    },
    isForgetfulTab: () => false,
    freeBytes: async () => undefined,
    print: () => {},
  };
}
