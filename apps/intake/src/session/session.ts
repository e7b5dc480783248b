/**
 * The app's one state and everything that changes it.
 *
 * A plain store, so that the staff app and the participant's form can have React roots of their own:
 * when the tablet is handed over the staff app is unmounted, and nothing of it stays in memory.
 */
import { contributionOf, type InsatsId, type Occasion, type OpenedStartfil } from "@vifragar/core";
import {
  type Enrolment,
  enrolmentOf,
  insatserOf,
  loadEnrolments,
  storeEnrolment,
  tallyKeyOf,
} from "@vifragar/enrolment";
import type { Finish } from "@vifragar/form";
import { type Secret, type UnlockReport, type Vault, VaultError } from "@vifragar/vault";
import { loadContact } from "../enrolment/contact.ts";
import type { Platform } from "../platform.ts";
import { contextText, parseContext } from "./hand-over-context.ts";
import { countShown, endingResults, takeUpShown } from "./shown-answers.ts";
import {
  type AppState,
  type HandedOver,
  type Locked,
  type LockedStatus,
  placeFor,
  placeToBegin,
  type RoundHabit,
  resultsOf,
  type ToShow,
  type Unlocked,
} from "./state.ts";

/** An omgång that staff have prepared (ux.md S4). */
export interface Round extends RoundHabit {
  readonly enrolment: Enrolment;
  readonly prior: NonNullable<HandedOver["prior"]>;
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

  const lookAround = () =>
    Promise.all(
      [placeFor(false), placeFor(true)].map(async (place) => ({
        place,
        status: await platform.vaultAt(place).status(),
      })),
    );

  const showLocked = async (
    place: Locked["place"],
    status: LockedStatus,
    more: Partial<Pick<Locked, "finish" | "insats" | "startfil">> = {},
  ) => {
    const all = await lookAround();
    const other = all.find((one) => one.place.prov !== place.prov && one.status.kind !== "none")?.place;
    set({
      kind: "locked",
      place,
      status,
      other,
      finish: undefined,
      insats: undefined,
      startfil: undefined,
      ...more,
    });
  };

  const goTo = async (place: Locked["place"], startfil?: OpenedStartfil) => {
    const status = await platform.vaultAt(place).status();
    switch (status.kind) {
      case "none":
        return set({ kind: "first-start", startfil });
      case "evicted":
        return set({ kind: "lost", place });
      case "locked":
        return status.handOver === "waiting" && startfil === undefined
          ? resumeHandOver(place, status)
          : showLocked(place, status, { startfil });
      case "unlocked":
        return showUnlocked(place, undefined);
      default:
        return status satisfies never;
    }
  };

  const resumeHandOver = async (place: Locked["place"], status: LockedStatus) => {
    const [handOver] = await platform.vaultAt(place).openHandOvers();
    const context = handOver && parseContext(handOver.context);
    const instrument = platform.instruments.find(({ id }) => id === context?.instrument);
    if (handOver === undefined || context === undefined || instrument === undefined) {
      return showLocked(place, status);
    }
    set({
      kind: "handed-over",
      place,
      handOver,
      instrument,
      language: context.language ?? undefined,
      contact: context.contact ?? undefined,
      prior: undefined,
    });
  };

  const showUnlocked = async (
    place: Unlocked["place"],
    report: UnlockReport | undefined,
    before: Partial<Pick<Locked, "finish" | "insats" | "startfil">> = {},
  ) => {
    const opened = platform.vaultAt(place);
    const status = await opened.status();
    const { enrolments, isDamaged } = await loadEnrolments(opened, platform.instruments);
    const insatser = insatserOf(enrolments);
    const found = await takeUpShown(report, enrolments, { vault: opened, coin: platform.coin });
    const only = insatser.length === 1 ? insatser[0]?.startfil.insats.id : undefined;
    set({
      kind: "unlocked",
      place,
      readOnly: report?.readOnly ?? (status.kind === "unlocked" && status.readOnly),
      erasable: status.kind === "unlocked" ? status.erasable : true,
      lastOpened: report?.lastOpened ?? null,
      warnings: {
        inDoubt: report?.inDoubt ?? false,
        damaged: isDamaged || (report?.damaged.length ?? 0) > 0,
        overdue: report?.overdue ?? [],
      },
      enrolments,
      insats: before.insats ?? only,
      results: report === undefined ? [] : [...resultsOf(report, before.finish), ...found.results],
      toShow: found.toShow,
      handBackCode: hasHandBackCode ? "chosen" : report === undefined ? "none" : "ask",
      habit,
      startfil: before.startfil,
    });
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
    start: () =>
      failing(async () => {
        const begin = placeToBegin(await lookAround());
        if (begin === undefined) set({ kind: "first-start", startfil: undefined });
        else await goTo(begin.place);
      }),
    takeStartfil: async (startfil) => {
      const place = placeFor(startfil.startfil.prov);
      if (state.kind === "unlocked" && state.place.prov === place.prov) {
        await storeEnrolment(vault(), enrolmentOf(startfil));
        return showUnlocked(place, undefined, { insats: startfil.startfil.insats.id, startfil });
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
      await showUnlocked(place, undefined, { startfil });
    },
    opened: async (report, by) => {
      if (state.kind !== "locked") throw new SessionError();
      // The code lives on only where it was what opened.
      hasHandBackCode = by === "hand-back-code";
      const { place, finish, insats, startfil } = state;
      if (startfil !== undefined) await storeEnrolment(platform.vaultAt(place), enrolmentOf(startfil));
      await showUnlocked(place, report, { finish, insats, startfil });
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
      const begin = placeToBegin(await lookAround());
      if (begin === undefined) set({ kind: "first-start", startfil: undefined });
      else await goTo(begin.place);
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
    handOver: async ({ enrolment, prior, language, mode }) => {
      const { place, insats } = unlocked();
      const { instrument } = enrolment;
      const contact = await loadContact(vault(), enrolment.startfil.insats.id);
      const handOver = await vault().beginHandOver({
        ...tallyKeyOf(enrolment, platform.today()),
        context: contextText({ instrument: instrument.id, language, contact: contact ?? null }),
      });
      habit = { language, mode };
      insatsBeforeHandOver = insats;
      set({ kind: "handed-over", place, handOver, instrument, language, contact, prior });
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
      await showLocked(place, status, { finish, insats: insatsBeforeHandOver });
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
