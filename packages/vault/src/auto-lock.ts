/**
 * When an unlocked app locks itself (ux.md 3.0): left alone, hidden, or open for a whole working day.
 *
 * Thirty seconds before it locks because it was left alone it warns, and any key or touch extends.
 */
import type { Clock } from "./surroundings.ts";

export interface AutoLockTimes {
  /** Left alone: 2 to 15 minutes, in milliseconds. */
  readonly idleMs: number;
  readonly warningMs: number;
  /** In the background. */
  readonly hiddenMs: number;
  /** In all, however busy. */
  readonly sessionMs: number;
}

const MINUTE_MS = 60_000;

export const AUTO_LOCK_TIMES: AutoLockTimes = {
  idleMs: 5 * MINUTE_MS,
  warningMs: MINUTE_MS / 2,
  hiddenMs: MINUTE_MS,
  sessionMs: 8 * 60 * MINUTE_MS,
};

/** The times with another idle time, kept between 2 and 15 minutes. */
export function timesWithIdle(minutes: number): AutoLockTimes {
  return { ...AUTO_LOCK_TIMES, idleMs: Math.min(15, Math.max(2, minutes)) * MINUTE_MS };
}

/** The part of `document` that is listened to. */
export interface Watched {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(type: string, listen: () => void, options?: AddEventListenerOptions): void;
  removeEventListener(type: string, listen: () => void, options?: AddEventListenerOptions): void;
}

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/**
 * Starts the clocks.
 *
 * @param options.onWarn - True when the warning is to show, false when it is to go.
 * @param options.onLock - Once; the clocks have stopped by then.
 * @returns what stops them.
 */
export function startAutoLock(options: {
  readonly watched: Watched;
  readonly clock: Clock;
  readonly times: AutoLockTimes;
  readonly onWarn: (isWarning: boolean) => void;
  readonly onLock: () => void;
}): () => void {
  const { watched, clock, times, onWarn } = options;
  const startedAt = clock.now();
  let lastSign = startedAt;
  let hiddenAt: number | undefined;
  let isWarning = false;
  let cancel = (): void => undefined;

  function stop(): void {
    cancel();
    for (const sign of SIGNS_OF_LIFE) watched.removeEventListener(sign, touched, { capture: true });
    watched.removeEventListener("visibilitychange", visibilityChanged);
  }

  function lock(): void {
    stop();
    options.onLock();
  }

  /** Looks at the clock, whatever woke it: timers are late in hidden and sleeping pages. */
  function check(): void {
    cancel();
    const now = clock.now();
    const idleEnd = lastSign + times.idleMs;
    const hiddenEnd = hiddenAt === undefined ? Number.POSITIVE_INFINITY : hiddenAt + times.hiddenMs;
    const end = Math.min(idleEnd, hiddenEnd, startedAt + times.sessionMs);
    if (now >= end) {
      lock();
      return;
    }
    const warnAt = idleEnd - times.warningMs;
    setWarning(now >= warnAt);
    cancel = clock.after((now < warnAt ? Math.min(end, warnAt) : end) - now, check);
  }

  function setWarning(next: boolean): void {
    if (next === isWarning) return;
    isWarning = next;
    onWarn(next);
  }

  function touched(): void {
    const now = clock.now();
    // A touch after the time was up comes from whoever picked the device up: it locks.
    if (now < lastSign + times.idleMs) lastSign = now;
    // While a warning shows the clock is set again at once; otherwise when it rings.
    if (isWarning || now >= lastSign + times.idleMs) check();
  }

  function visibilityChanged(): void {
    const isHidden = watched.visibilityState === "hidden";
    check();
    hiddenAt = isHidden ? clock.now() : undefined;
    if (isHidden) check();
  }

  for (const sign of SIGNS_OF_LIFE) watched.addEventListener(sign, touched, { capture: true, passive: true });
  watched.addEventListener("visibilitychange", visibilityChanged);
  check();
  return stop;
}
