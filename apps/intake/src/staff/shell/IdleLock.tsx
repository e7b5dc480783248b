import { LockWarning, useAutoLock } from "@vifragar/vault/screens";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { staffTimes, TOGETHER_TIMES } from "../../session/clocks.ts";
import { useSettings, useSurroundings, useUnlocked } from "../staff-context.ts";

/** Locks an app that is left alone, in the background, or open for a whole day; warns half a minute before. */
export function IdleLock() {
  const { platform } = useSurroundings();
  const { place, toShow } = useUnlocked();
  const { times } = useSettings();
  const [path] = useLocation();
  const isWithParticipant = path === "/tillsammans" || toShow.length > 0;
  const idle = useMemo(
    () => (isWithParticipant ? TOGETHER_TIMES : staffTimes(times)),
    [isWithParticipant, times],
  );
  const isWarning = useAutoLock(platform.vaultAt(place), { times: idle });
  return isWarning ? <LockWarning onStay={() => undefined} /> : null;
}
