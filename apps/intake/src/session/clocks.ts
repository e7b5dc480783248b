/** How long things may be left alone, from what the förbund has decided (ux.md 3.0). */
import { type Settings, WIPE_MINUTES } from "@vifragar/core";
import { type Clocks, DEFAULT_CLOCKS } from "@vifragar/form";
import { AUTO_LOCK_TIMES, type AutoLockTimes, timesWithIdle } from "@vifragar/vault";

const MINUTE_MS = 60_000;

/** How long the cover stands before everything is wiped. @param longPauses - Chosen for this omgång. */
export const wipeMinutesOf = ({ wipeMinutes }: Settings["times"], longPauses: boolean): number =>
  longPauses ? WIPE_MINUTES.max : wipeMinutes;

/** The participant's clocks. */
export const participantClocks = (wipeMinutes: number): Clocks => ({
  ...DEFAULT_CLOCKS,
  wipeAfterMs: wipeMinutes * MINUTE_MS,
});

/** Staff's clocks. */
export const staffTimes = ({ lockMinutes }: Settings["times"]): AutoLockTimes => timesWithIdle(lockMinutes);

/** While two people answer: the form covers and wipes by its own clocks, and the lock comes after them. */
export const TOGETHER_TIMES: AutoLockTimes = {
  ...AUTO_LOCK_TIMES,
  idleMs: DEFAULT_CLOCKS.coverAfterMs + (WIPE_MINUTES.max + 1) * MINUTE_MS,
};
