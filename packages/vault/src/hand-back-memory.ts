/** What the page keeps for the hand-back code: in memory only, five tries, half an hour. */
import type { HandBack } from "./keyring.ts";
import { wipeBytes } from "./owned-bytes.ts";
import type { Clock } from "./surroundings.ts";
import { VaultError } from "./vault-error.ts";

export const HAND_BACK_TRIES = 5;
export const HAND_BACK_MS = 30 * 60_000;

export interface HandBackMemory {
  keep(back: HandBack): void;
  isUsable(): boolean;
  /** What a try needs; counts the try. @throws VaultError `CODE_SPENT`. */
  use(): HandBack;
  drop(): void;
}

export function makeHandBackMemory(clock: Clock): HandBackMemory {
  let kept: HandBack | undefined;
  let tries = 0;
  let cancel: (() => void) | undefined;
  const drop = (): void => {
    wipeBytes(kept?.back, kept?.random);
    kept = undefined;
    cancel?.();
    cancel = undefined;
  };
  return {
    keep: (back) => {
      drop();
      kept = back;
      tries = 0;
      cancel = clock.after(HAND_BACK_MS, drop);
    },
    isUsable: () => kept !== undefined,
    use: () => {
      if (kept === undefined) throw new VaultError("CODE_SPENT");
      const { salt, random, back } = kept;
      const copy = { salt: salt.slice(), random: random.slice(), back: back.slice() };
      tries += 1;
      // The fifth try is made with the copy; there is no sixth.
      if (tries === HAND_BACK_TRIES) drop();
      return copy;
    },
    drop,
  };
}
