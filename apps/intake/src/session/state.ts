/**
 * Where the app is. Everything that a screen shows follows from one of these states.
 *
 * No vault → first start; a vault → locked; a right key → unlocked; the tablet in the participant's
 * hands → handed over, from where only unlocking leads back.
 */
import type {
  Day,
  ForbundId,
  InsatsId,
  Instrument,
  LanguageTag,
  OpenedStartfil,
  Prior,
  Settings,
  Support,
} from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import type { Finish } from "@vifragar/form";
import type { ShownAnswers } from "@vifragar/form/encrypted-storage";
import type { HandOver, Place, TallyKey, UnlockReport, VaultErrorCode, VaultStatus } from "@vifragar/vault";

export type LockedStatus = Extract<VaultStatus, { readonly kind: "locked" }>;

/** What became of an omgång, as staff are told (ux.md S6). */
export type Result =
  | "sent"
  | "declined"
  | "stopped"
  | "hidden"
  | "timed-out"
  | "not-sent"
  /** Nothing was sealed, and after a reload nobody knows why. */
  | "nothing"
  | "papers"
  /** Shown at an earlier unlock, and counted at this one because the app ended in between. */
  | "counted-late"
  /** Shown at an earlier unlock, and the period was closed before it was counted. */
  | "not-counted"
  | "unreadable";

/** Answers that the person chose to show, until they are counted. */
export interface ToShow extends ShownAnswers {
  readonly handOver: string;
  readonly tally: TallyKey;
  readonly enrolment: Enrolment;
}

/** What is remembered between omgångar, so that the next one starts quickly. Nothing about a person. */
export interface RoundHabit {
  readonly language: LanguageTag;
  readonly mode: "hand-over" | "together";
}

export interface FirstStart {
  readonly kind: "first-start";
  /** The startfil that was compared, once there is one: it decides the place. */
  readonly startfil: OpenedStartfil | undefined;
}

export interface Locked {
  readonly kind: "locked";
  readonly place: Place;
  readonly status: LockedStatus;
  /** The other place, when it has a vault too: real and prov are kept apart. */
  readonly other: Place | undefined;
  /** How the participant ended, told once the tablet is taken back. */
  readonly finish: Finish | undefined;
  /** The insats that was asked for before the tablet was handed over. */
  readonly insats: InsatsId | undefined;
  readonly startfil: OpenedStartfil | undefined;
}

export interface Unlocked {
  readonly kind: "unlocked";
  readonly place: Place;
  readonly readOnly: boolean;
  readonly erasable: boolean;
  /** Day of the unlock before this one: an unexpected one tells of a restored copy. */
  readonly lastOpened: Day | null;
  readonly warnings: Pick<UnlockReport, "inDoubt" | "overdue" | "secondCopy"> & { readonly damaged: boolean };
  readonly enrolments: readonly Enrolment[];
  /** What each förbund has filled in for its devices. */
  readonly settings: ReadonlyMap<ForbundId, Settings>;
  readonly insats: InsatsId | undefined;
  /** To be told before anything else. */
  readonly results: readonly Result[];
  readonly toShow: readonly ToShow[];
  /** `ask` right after an unlock with passphrase or passkey: the code is chosen while nobody watches. */
  readonly handBackCode: "ask" | "chosen" | "none";
  readonly habit: RoundHabit | undefined;
  /** A startfil that waits to be taken into this vault. */
  readonly startfil: OpenedStartfil | undefined;
}

export interface HandedOver {
  readonly kind: "handed-over";
  readonly place: Place;
  readonly handOver: HandOver;
  readonly instrument: Instrument;
  readonly language: LanguageTag | undefined;
  readonly contact: string | undefined;
  readonly support: Support;
  readonly wipeMinutes: number;
  /** Unknown after a reload: then the form asks for it. */
  readonly prior: Prior | undefined;
}

export type AppState =
  | { readonly kind: "starting" }
  /** The browser has removed a part of what was stored (ux.md 3.4 and vault.md 3.9, EVICTED). */
  | { readonly kind: "lost"; readonly place: Place }
  | { readonly kind: "failed"; readonly code: VaultErrorCode | "UNKNOWN" }
  | FirstStart
  | Locked
  | Unlocked
  | HandedOver;

/** Where real counts are kept, and where those of a provförbund are. */
export const placeFor = (prov: boolean): Place => ({ use: "intake", prov });

export interface PlaceStatus {
  readonly place: Place;
  readonly status: VaultStatus;
}

/**
 * The place to begin in: where a tablet is handed over, otherwise the real one, otherwise prov.
 * Undefined when there is no vault anywhere.
 */
export function placeToBegin(all: readonly PlaceStatus[]): PlaceStatus | undefined {
  const handedOver = all.find(({ status }) => status.kind === "locked" && status.handOver !== "none");
  const first = (prov: boolean) =>
    all.find(({ place, status }) => place.prov === prov && status.kind !== "none");
  return handedOver ?? first(false) ?? first(true);
}

/** What staff are told after an unlock, from what the vault and the participant's page say. */
export function resultsOf(report: UnlockReport, finish: Finish | undefined): readonly Result[] {
  const outcomes = report.handOvers.flatMap((outcome): readonly Result[] => {
    switch (outcome.kind) {
      case "counted":
        return [outcome.note === "declined" || outcome.note === "stopped" ? outcome.note : "sent"];
      case "response":
        return [];
      case "nothing":
        return [lostAs(finish) ?? "nothing"];
      case "unreadable":
        return ["unreadable"];
      default:
        return outcome satisfies never;
    }
  });
  // Answered together and hidden: there is no hand-over, and the form alone knows.
  const lost = report.handOvers.length === 0 ? lostAs(finish) : undefined;
  return [...(lost ? [lost] : outcomes), ...(finish?.papersWanted ? (["papers"] as const) : [])];
}

function lostAs(finish: Finish | undefined): Extract<Finish["ending"], Result> | undefined {
  const ending = finish?.ending;
  return ending === "hidden" || ending === "timed-out" || ending === "not-sent" ? ending : undefined;
}
