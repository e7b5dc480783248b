/** What every screen works with while the förbund is open, handed down by React's context. */
import type { Day, Instrument, Period, TallyPlan } from "@vifragar/core";
import type { CollectingVault } from "@vifragar/vault";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Book } from "../book/book.ts";
import type { Keeper } from "../book/keeper.ts";
import type { Protector } from "../release/protector.ts";

export interface Session {
  readonly vault: CollectingVault;
  readonly keeper: Keeper;
  readonly protector: Protector;
  /** The day on this computer. */
  readonly today: () => Day;
  readonly instrument: Instrument;
  readonly plan: TallyPlan;
  readonly coveragePlan: TallyPlan;
  /** The period that has been picked in the header. */
  readonly period: Period;
  readonly pickPeriod: (period: Period) => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The open session. @throws RangeError outside an open förbund: a fault of the program. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new RangeError("a screen was shown without an open forbund");
  return session;
}

/** The book as it stands; the screen is drawn again whenever it changes. */
export function useBook(): Book {
  const { keeper } = useSession();
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}
