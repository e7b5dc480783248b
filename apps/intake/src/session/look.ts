/**
 * What the app's state is, from what lies on the device.
 *
 * A place's vault decides: none, evicted, locked, handed over or open. Only an unlock counts something
 * here: answers that were to be shown and never were.
 */
import type { Day, InsatsId } from "@vifragar/core";
import { insatserOf, loadEnrolments } from "@vifragar/enrolment";
import type { UnlockReport } from "@vifragar/vault";
import { loadSettings } from "../enrolment/settings.ts";
import type { Platform } from "../platform.ts";
import { instrumentIn, parseContext } from "./hand-over-context.ts";
import { takeUpShown } from "./shown-answers.ts";
import {
  type AppState,
  type Locked,
  type LockedStatus,
  type PlaceStatus,
  placeFor,
  type RoundHabit,
  resultsOf,
  type Unlocked,
} from "./state.ts";

type Place = Locked["place"];

/** What a lock leads on to once it is opened. */
export type Waiting = Pick<Locked, "finish" | "insats" | "startfil">;

/** What the session remembers while the vault is locked. Neither says anything about a person. */
export interface Remembered {
  readonly habit: RoundHabit | undefined;
  readonly hasHandBackCode: boolean;
}

/** How the vaults of both places stand. */
export const lookAround = (platform: Platform): Promise<readonly PlaceStatus[]> =>
  Promise.all(
    [placeFor(false), placeFor(true)].map(async (place) => ({
      place,
      status: await platform.vaultAt(place).status(),
    })),
  );

/** The state at a place, as its vault stands. */
export async function stateAt(
  platform: Platform,
  place: Place,
  { startfil, remembered }: Partial<Pick<Waiting, "startfil">> & { readonly remembered: Remembered },
): Promise<AppState> {
  const status = await platform.vaultAt(place).status();
  switch (status.kind) {
    case "none":
      return { kind: "first-start", startfil };
    case "evicted":
      return { kind: "lost", place };
    case "locked":
      return status.handOver === "waiting" && startfil === undefined
        ? handedOverState(platform, place, status)
        : lockedState(platform, { place, status }, { startfil });
    case "unlocked":
      return unlockedState(platform, place, { remembered });
    default:
      return status satisfies never;
  }
}

export async function lockedState(
  platform: Platform,
  { place, status }: { readonly place: Place; readonly status: LockedStatus },
  waiting: Partial<Waiting> = {},
): Promise<Locked> {
  const all = await lookAround(platform);
  const other = all.find((one) => one.place.prov !== place.prov && one.status.kind !== "none")?.place;
  return {
    kind: "locked",
    place,
    status,
    other,
    finish: undefined,
    insats: undefined,
    startfil: undefined,
    ...waiting,
  };
}

/** After a reload the tablet is still the participant's: what lies in clear beside the hand-over says with which form. */
async function handedOverState(platform: Platform, place: Place, status: LockedStatus): Promise<AppState> {
  const [handOver] = await platform.vaultAt(place).openHandOvers();
  const context = handOver && parseContext(handOver.context);
  const instrument = context && instrumentIn(context, platform.instruments);
  if (handOver === undefined || context === undefined || instrument === undefined) {
    return lockedState(platform, { place, status });
  }
  const { language, contact, support, wipeMinutes } = context;
  return {
    kind: "handed-over",
    place,
    handOver,
    instrument,
    language: language ?? undefined,
    contact: contact ?? undefined,
    support,
    wipeMinutes,
    prior: undefined,
  };
}

/** The open app. @param report - What the unlock told; undefined where nothing was unlocked just now. */
export async function unlockedState(
  platform: Platform,
  place: Place,
  {
    report,
    waiting = {},
    remembered: { habit, hasHandBackCode },
  }: {
    readonly report?: UnlockReport;
    readonly waiting?: Partial<Waiting>;
    readonly remembered: Remembered;
  },
): Promise<Unlocked> {
  const vault = platform.vaultAt(place);
  const status = await vault.status();
  const { enrolments, isDamaged } = await loadEnrolments(vault, platform.instruments);
  const settings = await loadSettings(vault, enrolments);
  const found = await takeUpShown(report, enrolments, { vault, coin: platform.coin });
  return {
    kind: "unlocked",
    place,
    readOnly: report?.readOnly ?? (status.kind === "unlocked" && status.readOnly),
    erasable: status.kind === "unlocked" ? status.erasable : true,
    lastOpened: report?.lastOpened ?? null,
    warnings: {
      inDoubt: report?.inDoubt ?? false,
      damaged: isDamaged || (report?.damaged.length ?? 0) > 0,
      overdue: report?.overdue ?? [],
      secondCopy: report?.secondCopy ?? "same",
    },
    enrolments,
    settings,
    insats: waiting.insats ?? onlyInsats(enrolments, platform.today()),
    results: report === undefined ? [] : [...resultsOf(report, waiting.finish), ...found.results],
    toShow: found.toShow,
    handBackCode: hasHandBackCode ? "chosen" : report === undefined ? "none" : "ask",
    habit,
    startfil: waiting.startfil,
  };
}

function onlyInsats(enrolments: Unlocked["enrolments"], today: Day): InsatsId | undefined {
  const insatser = insatserOf(enrolments, today);
  return insatser.length === 1 ? insatser[0]?.startfil.insats.id : undefined;
}
