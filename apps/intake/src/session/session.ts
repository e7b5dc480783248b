/**
 * The app's one state and everything that changes it.
 *
 * A plain store, so that the staff app and the participant's form can have React roots of their own:
 * when the tablet is handed over the staff app is unmounted, and nothing of it stays in memory.
 */
import { contributionOf, type InsatsId, type Occasion, type OpenedStartfil } from "@vifragar/core";
import { type Enrolment, enrolmentOf, loadEnrolments, storeEnrolment, tallyKeyOf } from "@vifragar/enrolment";
import type { Finish } from "@vifragar/form";
import { type Secret, type UnlockReport, type Vault, VaultError } from "@vifragar/vault";
import { loadContact } from "../enrolment/contact.ts";
import { loadSettings, type SettingsResult, settingsFor, takeSettings } from "../enrolment/settings.ts";
import type { Platform } from "../platform.ts";
import { wipeMinutesOf } from "./clocks.ts";
import { contextText } from "./hand-over-context.ts";
import { lockedState, lookAround, stateAt, unlockedState, type Waiting } from "./look.ts";
import { countShown, endingResults } from "./shown-answers.ts";
import {
  type AppState,
  type HandedOver,
  type Locked,
  placeFor,
  placeToBegin,
  type RoundHabit,
  type ToShow,
  type Unlocked,
} from "./state.ts";

/** An omgång that staff have prepared (ux.md S4). */
export interface Round extends RoundHabit {
  readonly enrolment: Enrolment;
  readonly prior: NonNullable<HandedOver["prior"]>;
  /** The person needs more time: the cover stands for as long as it ever may. */
  readonly longPauses: boolean;
}

/** Thrown when a screen asks for something that its state does not allow: a mistake in the program. */
export class SessionError extends Error {
  override readonly name = "SessionError";
  readonly code = "wrong-state";

  constructor() {
    super("the app is not in a state where this can be done");
  }
}

export interface Session {
  readonly state: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks at what lies on the device. Also *Försök igen*. */
  readonly start: () => Promise<void>;
  /** The vault of the state's place. @throws SessionError where there is none. */
  readonly vault: () => Vault;
  /** A startfil whose words have been compared: stored now, or as soon as its vault is open. */
  readonly takeStartfil: (startfil: OpenedStartfil) => Promise<void>;
  /** A newer startfil that an earlier one vouches for: it takes that one's place, and staff stay where they are. */
  readonly replaceStartfil: (startfil: OpenedStartfil) => Promise<void>;
  /** Reads an inställningsfil that staff chose; what is new in it applies at once. */
  readonly takeSettings: (file: Pick<File, "size" | "text">) => Promise<SettingsResult>;
  /** Leaves a startfil that was not compared. */
  readonly dropStartfil: () => void;
  /** The first vault of a place has been made and stands open. */
  readonly created: () => Promise<void>;
  /** The vault was opened. */
  readonly opened: (report: UnlockReport, by: Secret["kind"]) => Promise<void>;
  readonly lock: () => Promise<void>;
  /** To the other place's lock, while this one is locked. */
  readonly changePlace: () => Promise<void>;
  /** Töm enheten, for this place. Nothing can be brought back. */
  readonly wipe: () => Promise<void>;
  readonly chooseInsats: (insats: InsatsId | undefined) => void;
  readonly chooseHandBackCode: (code: string | undefined) => Promise<void>;
  /** A result has been read. */
  readonly resultRead: () => void;
  /** Counts what staff register themselves. */
  readonly count: (occasion: Occasion, enrolment: Enrolment) => Promise<void>;
  readonly handOver: (round: Round) => Promise<void>;
  /** The screen was hidden. Ends the hand-over, or locks the open app; the cover stays standing. */
  readonly hidden: () => Promise<void>;
  /** The participant is done; only unlocking leads on. */
  readonly handedBack: (finish: Finish) => Promise<void>;
  /** Remembers how staff like to ask. */
  readonly remember: (habit: RoundHabit) => void;
  /** The answers that were shown have been gone through. */
  readonly shownDone: (handOver: string, finish: Finish) => void;
  /** Counts shown answers that nobody finished going through: half an hour is the longest they are kept. */
  readonly countShown: (shown: ToShow) => Promise<void>;
  /** An omgång that was answered together is over. */
  readonly roundDone: (finish: Finish) => void;
}

/** The session of an app that has not looked at its device yet: call `start`. */
export function createSession(platform: Platform): Session {
  let state: AppState = { kind: "starting" };
  // Outlive a hand-over, which forgets the rest. Neither says anything about a person.
  let habit: RoundHabit | undefined;
  let hasHandBackCode = false;
  let isLocking = false;
  let insatsBeforeHandOver: InsatsId | undefined;
  const listeners = new Set<() => void>();

  const set = (next: AppState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const placeNow = () => {
    if (!("place" in state)) throw new SessionError();
    return state.place;
  };
  const vault = () => platform.vaultAt(placeNow());
  const unlocked = (): Unlocked => {
    if (state.kind !== "unlocked") throw new SessionError();
    return state;
  };

  const remembered = () => ({ habit, hasHandBackCode });
  const goTo = async (place: Locked["place"], startfil?: OpenedStartfil) =>
    set(await stateAt(platform, place, { startfil, remembered: remembered() }));
  const showUnlocked = async (place: Unlocked["place"], waiting: Partial<Waiting>, report?: UnlockReport) => {
    const opened = { waiting, remembered: remembered(), ...(report && { report }) };
    set(await unlockedState(platform, place, opened));
  };
  const begin = async () => {
    const first = placeToBegin(await lookAround(platform));
    if (first === undefined) set({ kind: "first-start", startfil: undefined });
    else await goTo(first.place);
  };

  const dropShown = (handOver: string) => {
    const now = unlocked();
    set({ ...now, toShow: now.toShow.filter((one) => one.handOver !== handOver) });
  };

  const failing = async (doing: () => Promise<void>) => {
    try {
      await doing();
    } catch (cause) {
      // At the edge of the screen: a code to tell, and *Försök igen*.
      set({ kind: "failed", code: cause instanceof VaultError ? cause.code : "UNKNOWN" });
    }
  };

  const lockVault = async () => {
    isLocking = true;
    hasHandBackCode = false;
    habit = undefined;
    try {
      await vault().lock();
    } finally {
      isLocking = false;
    }
  };

  for (const prov of [false, true]) {
    const place = placeFor(prov);
    platform.vaultAt(place).onChange((change) => {
      // The vault locks itself too: idle, hidden or closed. A hand-over is told by `handOver` below.
      const isOurs = state.kind === "unlocked" && state.place.prov === prov;
      if (change !== "locked" || isLocking || !isOurs) return;
      hasHandBackCode = false;
      void failing(() => goTo(place));
    });
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    vault,
    start: () => failing(begin),
    takeStartfil: async (startfil) => {
      const place = placeFor(startfil.startfil.prov);
      if (state.kind === "unlocked" && state.place.prov === place.prov) {
        await storeEnrolment(vault(), enrolmentOf(startfil));
        return showUnlocked(place, { insats: startfil.startfil.insats.id, startfil });
      }
      if (state.kind === "unlocked") await lockVault();
      return goTo(place, startfil);
    },
    replaceStartfil: async (startfil) => {
      const now = unlocked();
      await storeEnrolment(vault(), enrolmentOf(startfil));
      const { enrolments } = await loadEnrolments(vault(), platform.instruments);
      set({ ...now, enrolments });
    },
    takeSettings: async (file) => {
      const { enrolments } = unlocked();
      const result = await takeSettings(file, { vault: vault(), enrolments });
      if (result.kind === "taken") {
        set({ ...unlocked(), settings: await loadSettings(vault(), enrolments) });
      }
      return result;
    },
    dropStartfil: () => {
      if ("startfil" in state) set({ ...state, startfil: undefined });
    },
    created: async () => {
      if (state.kind !== "first-start" || state.startfil === undefined) throw new SessionError();
      const { startfil } = state;
      const place = placeFor(startfil.startfil.prov);
      await storeEnrolment(platform.vaultAt(place), enrolmentOf(startfil));
      // A browser may say no, and asks nobody; *Den här enheten* tells how it went.
      void platform.askToKeepStorage().catch(() => false);
      await showUnlocked(place, { startfil });
    },
    opened: async (report, by) => {
      if (state.kind !== "locked") throw new SessionError();
      // The code lives on only where it was what opened.
      hasHandBackCode = by === "hand-back-code";
      const { place, finish, insats, startfil } = state;
      if (startfil !== undefined) await storeEnrolment(platform.vaultAt(place), enrolmentOf(startfil));
      await showUnlocked(place, { finish, insats, startfil }, report);
      insatsBeforeHandOver = undefined;
    },
    lock: async () => {
      const place = placeNow();
      await lockVault();
      await goTo(place);
    },
    changePlace: () => goTo(placeFor(!placeNow().prov)),
    wipe: async () => {
      await vault().wipe();
      await begin();
    },
    chooseInsats: (insats) => set({ ...unlocked(), insats }),
    chooseHandBackCode: async (code) => {
      if (code !== undefined) await vault().chooseHandBackCode(code);
      hasHandBackCode = code !== undefined;
      set({ ...unlocked(), handBackCode: code === undefined ? "none" : "chosen" });
    },
    resultRead: () => set({ ...unlocked(), results: unlocked().results.slice(1) }),
    count: async (occasion, enrolment) => {
      const { forms, counts } = contributionOf(occasion, enrolment.plan, platform.coin);
      await vault().contribute({ ...tallyKeyOf(enrolment, platform.today()), forms, counts });
    },
    handOver: async ({ enrolment, prior, language, mode, longPauses }) => {
      const { place, insats, settings } = unlocked();
      const { instrument } = enrolment;
      const contact = await loadContact(vault(), enrolment.startfil.insats.id);
      const { support, times } = settingsFor(settings, enrolment);
      const wipeMinutes = wipeMinutesOf(times, longPauses);
      const handOver = await vault().beginHandOver({
        ...tallyKeyOf(enrolment, platform.today()),
        context: contextText(
          { instrument, language, contact: contact ?? null, support, wipeMinutes },
          platform.instruments,
        ),
      });
      habit = { language, mode };
      insatsBeforeHandOver = insats;
      set({
        kind: "handed-over",
        place,
        handOver,
        instrument,
        language,
        contact,
        support,
        wipeMinutes,
        prior,
      });
    },
    hidden: async () => {
      if (state.kind === "handed-over") return vault().closeHandOver(state.handOver);
      if (state.kind !== "unlocked") return;
      insatsBeforeHandOver = state.insats;
      await lockVault();
    },
    handedBack: async (finish) => {
      const place = placeNow();
      const status = await platform.vaultAt(place).status();
      if (status.kind !== "locked") throw new SessionError();
      set(await lockedState(platform, { place, status }, { finish, insats: insatsBeforeHandOver }));
    },
    remember: (next) => {
      habit = next;
      set({ ...unlocked(), habit });
    },
    shownDone: (handOver, finish) => {
      dropShown(handOver);
      set({ ...unlocked(), results: endingResults(finish) });
    },
    countShown: async (shown) => {
      await countShown(shown, { vault: vault(), coin: platform.coin });
      dropShown(shown.handOver);
      set({ ...unlocked(), results: ["counted-late"] });
    },
    roundDone: (finish) => set({ ...unlocked(), results: endingResults(finish) }),
  };
}
