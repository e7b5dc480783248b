import { DEFAULT_SETTINGS, type Settings } from "@vifragar/core";
import { type Enrolment, inForce } from "@vifragar/enrolment";
import { createContext, useContext, useSyncExternalStore } from "react";
import { settingsFor } from "../enrolment/settings.ts";
import type { Platform } from "../platform.ts";
import { type Session, SessionError } from "../session/session.ts";
import type { AppState, Unlocked } from "../session/state.ts";

/** What every screen works with. */
export interface Surroundings {
  readonly session: Session;
  readonly platform: Platform;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

/** The session and the platform. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new SessionError();
  return surroundings;
}

/** The app's state, and a new render when it changes. */
export function useAppState(): AppState {
  const { session } = useSurroundings();
  return useSyncExternalStore(session.subscribe, session.state);
}

const UnlockedContext = createContext<Unlocked | undefined>(undefined);
export const UnlockedProvider = UnlockedContext.Provider;

/** The unlocked state. Only below the part of the app that shows when the vault is open. */
export function useUnlocked(): Unlocked {
  const unlocked = useContext(UnlockedContext);
  if (unlocked === undefined) throw new SessionError();
  return unlocked;
}

/** What the förbund of the chosen insats has filled in; what comes with the app where none has, or where nothing is open. */
export function useSettings(): Settings {
  const unlocked = useContext(UnlockedContext);
  if (unlocked === undefined) return DEFAULT_SETTINGS;
  const { settings, enrolments, insats } = unlocked;
  return settingsFor(
    settings,
    enrolments.find(({ startfil }) => startfil.insats.id === insats),
  );
}

/** The enrolments that are asked by today: a form that waits for its period is not among them. */
export function useInForce(): readonly Enrolment[] {
  const { platform } = useSurroundings();
  return inForce(useUnlocked().enrolments, platform.today());
}
