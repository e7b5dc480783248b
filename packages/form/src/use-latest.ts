import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * A function that stays the same and always does what the newest one would: for listeners and clocks
 * that are set up once. (React's own useEffectEvent is younger than the oldest React we accept.)
 */
export function useLatest<Args extends readonly unknown[]>(
  newest: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
