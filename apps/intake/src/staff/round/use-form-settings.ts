import { supportLinesOf } from "@vifragar/core";
import { useMemo } from "react";
import { participantClocks, wipeMinutesOf } from "../../session/clocks.ts";
import { useSettings } from "../staff-context.ts";

/** What the förbund has decided for the participant's form, in an app that stands open. */
export function useFormSettings(longPauses = false) {
  const { support, times } = useSettings();
  const wipeMinutes = wipeMinutesOf(times, longPauses);
  return useMemo(
    () => ({ supportLines: supportLinesOf(support), clocks: participantClocks(wipeMinutes) }),
    [support, wipeMinutes],
  );
}
