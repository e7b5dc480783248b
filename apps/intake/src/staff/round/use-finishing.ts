import type { Finish } from "@vifragar/form";
import { useCallback } from "react";
import { useSurroundings } from "../staff-context.ts";

/**
 * What to do when a form in an open app is over: after hiding or a time-out only unlocking leads on.
 *
 * @param onDone - Called for every other ending.
 */
export function useFinishing(onDone: (finish: Finish) => void): (finish: Finish) => void {
  const { session } = useSurroundings();
  return useCallback(
    (finish) => {
      if (finish.ending !== "hidden" && finish.ending !== "timed-out") return onDone(finish);
      void session.hidden().then(() => session.handedBack(finish));
    },
    [session, onDone],
  );
}
