/**
 * Coverage: how many were asked, of how many, and why the others were not.
 *
 * It leads every report, because a share says nothing without it: men are asked less often than
 * women in exactly these insatser (domain.md). It is made from process counters alone, so it may be
 * shown before a period is released (transport.md 3a).
 */
import { FollowUpKind, NotAskedReason } from "../tally/occasion.ts";
import { GROUPS, type Group, type ProcessMeasure, type TallyPlan } from "../tally/plan.ts";
import { countOf, type Tally } from "../tally/tally.ts";
import { floored, PROCESS_FLOOR } from "./floor.ts";

/** Participants of an insats in a period, as the förbund knows them from elsewhere; `other` includes those whose sex is not known. */
export type Participants = Readonly<Record<Group, number>>;

/** Women; men; another answer or none; or men and that third group together, when it is too small to stand alone. */
export type CoverageGroup = Group | "man+other";

/** Reasons as they are written: `rest` is every small reason together, *annat* and no reason given included. */
export const WRITTEN_REASONS = [
  "not-alone",
  "no-interpreter",
  "said-no",
  "unwell",
  "no-time",
  "ended-before",
  "rest",
] as const satisfies readonly (NotAskedReason | "rest")[];
export type WrittenReason = (typeof WRITTEN_REASONS)[number];

/** Coverage as it may be written anywhere. No count of a breakdown is between 1 and 4. */
export interface Coverage {
  /** Times the questions were offered, repeats included. */
  readonly asked: number;
  /** People who got the questions: repeats in the same insats left out (architecture.md 7). */
  readonly covered: number;
  /**
   * People who answered at least one question. A täckningsfil does not tell (transport.md 3a): made from
   * such files alone it is 0, and is not to be written.
   */
  readonly answered: number;
  /** Times that somebody said no; undefined where it is fewer than five. */
  readonly declined: number | undefined;
  /** Number of participants, where the förbund has given it. */
  readonly participants: number | undefined;
  /** Empty when no group can be told apart from the others. */
  readonly bySex: readonly {
    readonly group: CoverageGroup;
    readonly covered: number;
    /** Participants of the group; undefined where unknown or contradicted by the count. */
    readonly participants: number | undefined;
  }[];
  readonly notAsked: {
    /** People who did not get the questions: participants less covered where that is known, else as registered. */
    readonly total: number;
    /** Empty when the reasons cannot be told apart. They add up to the total. */
    readonly byReason: readonly { readonly reason: WrittenReason; readonly count: number }[];
  };
  /** What was done afterwards, by kind; `rest` is every small kind together. */
  readonly followUp: readonly { readonly kind: FollowUpKind | "rest"; readonly count: number }[];
  /** True when more people were counted than the insats has participants: one of the two is wrong. */
  readonly exceedsParticipants: boolean;
}

/** Coverage of a period that is not released: who answered is not told. */
export type CoverageBeforeRelease = Omit<Coverage, "answered">;

/** Written before a period is released, instead of any number from answers (ux.md A1). */
export type CoverageStep = "at-least-10" | "fewer-than-10";

/** The rough step of an unreleased period. */
export const coverageStepOf = ({ covered }: Coverage): CoverageStep =>
  covered >= 10 ? "at-least-10" : "fewer-than-10";

/**
 * The coverage that a tally tells of.
 *
 * @param tally - Of the whole plan or of its coverage plan alone; `forms` is used too.
 * @throws TallyError `plan-mismatch`.
 */
export function coverageOf(tally: Tally, plan: TallyPlan, participants?: Participants): Coverage {
  const count = (group: Group, measure: ProcessMeasure) =>
    countOf(tally, plan, `process/${group}/${measure}`);
  const inAll = (measure: ProcessMeasure) => sum(GROUPS.map((group) => count(group, measure)));
  const coveredIn = (group: Group) => count(group, "asked") - count(group, "repeat");
  const covered = sum(GROUPS.map(coveredIn));
  const known = participants === undefined ? undefined : sum(Object.values(participants));
  const declined = inAll("declined");
  return {
    asked: inAll("asked"),
    covered,
    answered: tally.forms,
    declined: declined < PROCESS_FLOOR ? undefined : declined,
    participants: known,
    bySex: bySexOf(coveredIn, participants),
    notAsked: notAskedOf(inAll, known === undefined ? undefined : known - covered),
    followUp: followUpOf(tally, plan),
    exceedsParticipants: known !== undefined && covered > known,
  };
}

function bySexOf(
  coveredIn: (group: Group) => number,
  participants: Participants | undefined,
): Coverage["bySex"] {
  const row = (group: CoverageGroup, parts: readonly Group[]) => {
    const covered = sum(parts.map(coveredIn));
    const known = participants && sum(parts.map((part) => participants[part]));
    // The sex of a person who declined is not known, so a group can hold more people than the registry has.
    return { group, covered, participants: known !== undefined && known >= covered ? known : undefined };
  };
  const isEmptyOrLarge = (group: Group) => coveredIn(group) === 0 || coveredIn(group) >= PROCESS_FLOOR;
  const rows =
    isEmptyOrLarge("other") && coveredIn("man") >= PROCESS_FLOOR
      ? [row("woman", ["woman"]), row("man", ["man"]), row("other", ["other"])].filter(
          ({ group, covered }) => group !== "other" || covered > 0,
        )
      : [row("woman", ["woman"]), row("man+other", ["man", "other"])];
  return rows.every(({ covered }) => covered >= PROCESS_FLOOR) ? rows : [];
}

function notAskedOf(
  inAll: (measure: ProcessMeasure) => number,
  missing: number | undefined,
): Coverage["notAsked"] {
  // *Redan tillfrågad* is neither asked nor not asked: the person was counted the first time.
  const reasons = NotAskedReason.options.filter((reason) => reason !== "already-asked");
  const counts = reasons.map((reason) => ({ key: reason, count: inAll(`not-asked-${reason}`) }));
  const registered = sum(counts.map(({ count }) => count));
  // Several reasons may have been registered for one person; then the registered ones are what can be told.
  const total = Math.max(missing ?? registered, registered);
  const unregistered = { key: "other" as const, count: total - registered };
  const named = counts.filter(({ key }) => key !== "other");
  const other = sum([...counts.filter(({ key }) => key === "other"), unregistered].map(({ count }) => count));
  const told = floored<Exclude<NotAskedReason, "already-asked">>([...named, { key: "other", count: other }]);
  if (told === undefined) return { total, byReason: [] };
  const rest = told.rest + sum(told.rows.filter(({ key }) => key === "other").map(({ count }) => count));
  const written = told.rows.flatMap(({ key, count }) => (key === "other" ? [] : [{ reason: key, count }]));
  if (written.length === 0) return { total, byReason: [] };
  return { total, byReason: rest === 0 ? written : [...written, { reason: "rest" as const, count: rest }] };
}

function followUpOf(tally: Tally, plan: TallyPlan): Coverage["followUp"] {
  const told = floored(
    FollowUpKind.options.map((kind) => ({
      key: kind,
      count: sum(GROUPS.map((group) => countOf(tally, plan, `follow-up/${group}/${kind}`))),
    })),
  );
  if (told === undefined) return [];
  const rows = told.rows.map(({ key, count }) => ({ kind: key, count }));
  return told.rest === 0 ? rows : [...rows, { kind: "rest" as const, count: told.rest }];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
