/** One tab writes: the Web Lock of a place, and word to the other tabs when the device is emptied. */
import { lockName, type Place } from "./place.ts";
import type { Surroundings } from "./surroundings.ts";
import { VaultError } from "./vault-error.ts";

/** How often, and how many times, emptying tries to get the lock from a tab that was told to let go. */
const RETRY_MS = 100;
const RETRIES = 20;

export interface Holding {
  /** @throws VaultError `BUSY` when another tab has it. */
  readonly hold: () => Promise<void>;
  readonly letGo: () => Promise<void>;
  /** Tells the other tabs to lock, and holds. @throws VaultError `BUSY` when one does not let go. */
  readonly takeOver: () => Promise<void>;
}

/** @param on - What another tab's emptying, and this page's going away, do here. */
export function makeHolding(
  place: Place,
  surroundings: Surroundings,
  on: { readonly wipe: () => void; readonly pageHide: () => void },
): Holding {
  const name = lockName(place);
  let neighbours: ReturnType<Surroundings["neighbours"]> | undefined;
  let release: (() => Promise<void>) | undefined;

  async function hold(): Promise<void> {
    if (neighbours === undefined) {
      neighbours = surroundings.neighbours(name);
      neighbours.onWipe(on.wipe);
      surroundings.onPageHide(on.pageHide);
    }
    release ??= await surroundings.hold(name);
    if (release === undefined) throw new VaultError("BUSY");
  }

  return {
    hold,
    letGo: async () => {
      const giveBack = release;
      release = undefined;
      await giveBack?.();
    },
    takeOver: async () => {
      neighbours ??= surroundings.neighbours(name);
      neighbours.tellWipe();
      for (let tries = 0; release === undefined; tries += 1) {
        release = await surroundings.hold(name);
        if (release === undefined && tries >= RETRIES) throw new VaultError("BUSY");
        if (release === undefined)
          await new Promise<void>((resolve) => void surroundings.clock.after(RETRY_MS, resolve));
      }
    },
  };
}
