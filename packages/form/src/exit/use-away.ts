import { useEffect } from "react";
import { useLatest } from "../use-latest.ts";

/** How long things may be left alone, in milliseconds. A förbund may choose others (ux.md 3.0). */
export interface Clocks {
  /** Untouched for so long: the cover comes. Nothing is lost. */
  readonly coverAfterMs: number;
  /** Under the cover for so long: everything is wiped. */
  readonly wipeAfterMs: number;
  /** In the background for so long: everything is wiped. */
  readonly awayMs: number;
}

/** Three minutes, ten more, and one in the background. */
export const DEFAULT_CLOCKS: Clocks = { coverAfterMs: 180_000, wipeAfterMs: 600_000, awayMs: 60_000 };

interface Away {
  readonly clocks: Clocks;
  /** `watched`: questions are on the screen. `covered`: the cover is. `done`: nothing is left to protect. */
  readonly screen: "watched" | "covered" | "done";
  /** Whether being in the background wipes: on a tablet of staff it does. */
  readonly wipesWhenAway: boolean;
  readonly onCover: () => void;
  readonly onWipe: () => void;
}

/** Covers when nobody has touched the screen for a while or the page is in the background; wipes later. */
export function useAway({ clocks, screen, wipesWhenAway, onCover, onWipe }: Away): void {
  const cover = useLatest(onCover);
  const wipe = useLatest(onWipe);
  const { coverAfterMs, wipeAfterMs, awayMs } = clocks;

  useEffect(() => {
    if (screen !== "watched") return;
    let timer = setTimeout(cover, coverAfterMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(cover, coverAfterMs);
    };
    const signs = ["pointerdown", "keydown", "scroll", "input"] as const;
    for (const sign of signs) document.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, touched, { capture: true });
    };
  }, [screen, coverAfterMs, cover]);

  useEffect(() => {
    if (screen !== "covered") return;
    const timer = setTimeout(wipe, wipeAfterMs);
    return () => clearTimeout(timer);
  }, [screen, wipeAfterMs, wipe]);

  const isDone = screen === "done";
  useEffect(() => {
    if (isDone) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leftMs = Number.POSITIVE_INFINITY;
    const onVisibility = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") {
        leftMs = Date.now();
        cover();
        if (wipesWhenAway) timer = setTimeout(wipe, awayMs);
      } else if (wipesWhenAway && Date.now() - leftMs > awayMs) {
        // Timers stand still while a tablet sleeps; the clock does not.
        wipe();
      }
    };
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [isDone, wipesWhenAway, awayMs, cover, wipe]);
}
