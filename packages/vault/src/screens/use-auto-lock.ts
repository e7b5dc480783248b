import { useEffect, useState } from "react";
import { AUTO_LOCK_TIMES, type AutoLockTimes, startAutoLock } from "../auto-lock.ts";
import { type Clock, realClock } from "../surroundings.ts";
import type { Vault } from "../vault.ts";

/**
 * Locks the vault when the app is left alone, while the component lives.
 *
 * @returns whether the warning is to show. It goes by itself at the next key or touch.
 */
export function useAutoLock(
  vault: Vault,
  {
    times = AUTO_LOCK_TIMES,
    clock = realClock,
  }: { readonly times?: AutoLockTimes; readonly clock?: Clock } = {},
): boolean {
  const [isWarning, setIsWarning] = useState(false);
  useEffect(
    () =>
      startAutoLock({
        watched: document,
        clock,
        times,
        onWarn: setIsWarning,
        onLock: () => void vault.lock(),
      }),
    [vault, times, clock],
  );
  return isWarning;
}
