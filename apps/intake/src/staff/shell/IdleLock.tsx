import { AUTO_LOCK_TIMES, timesWithIdle } from "@vifragar/vault";
import { LockWarning, useAutoLock } from "@vifragar/vault/screens";
import { useLocation } from "wouter";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

/** While two people answer, the form has clocks of its own: cover after 3 minutes, wipe after 10 more. */
const WITH_PARTICIPANT = timesWithIdle(14);

/** Locks an app that is left alone, in the background, or open for a whole day; warns half a minute before. */
export function IdleLock() {
  const { platform } = useSurroundings();
  const { place, toShow } = useUnlocked();
  const [path] = useLocation();
  const isWithParticipant = path === "/tillsammans" || toShow.length > 0;
  const isWarning = useAutoLock(platform.vaultAt(place), {
    times: isWithParticipant ? WITH_PARTICIPANT : AUTO_LOCK_TIMES,
  });
  return isWarning ? <LockWarning onStay={() => undefined} /> : null;
}
