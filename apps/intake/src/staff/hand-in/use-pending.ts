import type { Pending } from "@vifragar/vault";
import { createContext, useCallback, useContext, useEffect, useState } from "react";
import { useSurroundings } from "../staff-context.ts";

/** How it stands with handing in, without any number. */
export type PendingStatus = "nothing" | "waiting" | "ended";

/** Everything that may be handed in, and how to look again after something was counted or handed in. */
export interface PendingView {
  readonly pending: readonly Pending[] | undefined;
  readonly refresh: () => void;
}

export const PendingContext = createContext<PendingView>({ pending: undefined, refresh: () => {} });

/** Asks the vault what there is to hand in. */
export function usePendingView(): PendingView {
  const { session, platform } = useSurroundings();
  const [pending, setPending] = useState<readonly Pending[]>();
  const refresh = useCallback(() => {
    // A vault that locks meanwhile takes this screen with it, so a refusal is not told here.
    session
      .vault()
      .pending(platform.today())
      .then(setPending, () => setPending(undefined));
  }, [session, platform]);
  useEffect(refresh, [refresh]);
  return { pending, refresh };
}

/** The worst of what is pending: a period that has ended, then something new, then nothing. */
export function statusOf(pending: readonly Pending[]): PendingStatus {
  if (pending.some(({ ended, final }) => ended && !final)) return "ended";
  return pending.some(({ hasNew, final }) => hasNew && !final) ? "waiting" : "nothing";
}

/** The status for the header; undefined until it is known. */
export function usePendingStatus(): PendingStatus | undefined {
  const { pending } = useContext(PendingContext);
  return pending && statusOf(pending);
}
