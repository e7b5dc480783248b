/**
 * How far each hand-in has come: one row for each device, insats and period.
 *
 * As in DHIS2's data approval, a row climbs one level at a time and is returned downwards only: a fork,
 * a revocation or a missing approval takes it back to *inlämnad*, and nothing but a person brings it up
 * again. No state is stored. All of it follows from the snapshots, the roster and the kvitton given out.
 */
import { hasArrived, joinedLine, type Kvitto, type KvittoLine } from "../enrolment/kvitto.ts";
import type { Roster, RosterDevice } from "../enrolment/roster.ts";
import type { InsatsId } from "../ids.ts";
import { type Day, daysOf, hasEnded, type Period, periodKey } from "../period/period.ts";
import { type Collection, type Standing, type TracedEntry, tracedEntriesOf } from "./collection.ts";
import { groupedBy } from "./grouped-by.ts";
import { lineKey } from "./snapshot-record.ts";

/**
 * `waiting`: nothing, or nothing final. `handed-in`: the last file of the period is here. `approved`: it
 * counts. `received`: a kvitto has told the device, which may shred the period.
 */
export type HandInState = "waiting" | "handed-in" | "approved" | "received";

/** The states from the lowest to the highest. */
export const HAND_IN_STATES = ["waiting", "handed-in", "approved", "received"] as const;

/**
 * `running`: the period is not over. `due`: over, and the days of grace still run. `overdue`: they have run
 * out and nothing final is here. `in-time`, `late`: when the last file was made.
 */
export type HandInTiming = "running" | "due" | "overdue" | "in-time" | "late";

export interface HandInRow {
  readonly device: Pick<RosterDevice, "signer" | "incarnation">;
  /** Undefined for a device that has not been approved. */
  readonly label: string | undefined;
  readonly insats: InsatsId;
  readonly state: HandInState;
  readonly timing: HandInTiming;
  /** What keeps a hand-in from counting; `counted` where nothing does. */
  readonly standing: Standing;
  /** The day of the latest file for the period. */
  readonly lastDay: Day | undefined;
  /** False for a revoked device: it is not waited for. */
  readonly expected: boolean;
}

export interface HandInRequest {
  readonly collection: Collection;
  readonly roster: Roster;
  /** A period that devices hand in for, of the förbund's calendar. */
  readonly period: Period;
  /** Insatser that run in the period; others have no rows. */
  readonly insatser: ReadonlySet<InsatsId>;
  /** Lines of all kvitton that have been given out, in any order. */
  readonly kvitton: Kvitto["received"];
  readonly today: Day;
  /** Days after the last day of the period within which a last file is in time. */
  readonly graceDays: number;
}

/** Days after a period within which its last file is in time, unless a förbund says otherwise. */
export const GRACE_DAYS = 14;

/** The same for a förbund at NNS: its devices have two weeks, and then it releases. */
export const NATION_GRACE_DAYS = 60;

/**
 * A row for each device that is expected to hand in for the period, or has.
 *
 * The roster does not say when a device began. One whose very first file is for a later period had no vault
 * in this one, or it would have handed in for it too: it gets no row. At NNS the keys of one förbund share a row.
 */
export function handInRowsOf(request: HandInRequest): readonly HandInRow[] {
  const { roster, period, insatser } = request;
  const tallies = tracedEntriesOf(request.collection, roster).filter(({ latest }) => latest.kind === "tally");
  const entries = new Map(
    tallies
      .filter(({ latest }) => periodKey(latest.period) === periodKey(period) && insatser.has(latest.insats))
      .map((entry) => [rowKeyOf(entry.latest, entry.latest.insats), entry]),
  );
  const beganLater = beganAfter(period, request.collection);
  const received = receivedBy(request.kvitton);
  const onRoster = roster.devices.flatMap((device) =>
    device.insatser
      .filter((insats) => insatser.has(insats))
      .map((insats) => ({ device, insats, entry: entries.get(rowKeyOf(device, insats)) })),
  );
  const approved = new Set(onRoster.map(({ device, insats }) => rowKeyOf(device, insats)));
  const unknown = [...entries]
    .filter(([key]) => !approved.has(key))
    .map(([, entry]) => ({ device: entry.latest, insats: entry.latest.insats, entry }));
  const known = onRoster
    .filter(({ device, entry }) => entry !== undefined || !beganLater.has(lineKey(device)))
    .map((one) => rowOf(one, { ...request, received, isKnown: true }));
  return [
    ...(roster.level === "nation" ? oneForEachForbund(known) : known),
    ...unknown.map((one) => rowOf(one, { ...request, received, isKnown: false })),
  ];
}

/** Of the keys of a förbund: the one whose sum counts, or else the latest that has a sum, or the latest. */
function oneForEachForbund(rows: readonly HandInRow[]): readonly HandInRow[] {
  return [...groupedBy(rows, ({ insats }) => insats).values()].flatMap((own) => {
    const withSum = own.filter(({ lastDay }) => lastDay !== undefined);
    const row = withSum.find(({ standing }) => standing === "counted") ?? withSum.at(-1) ?? own.at(-1);
    // A correction makes nobody late, whichever key it is signed with.
    const timing = own.find((one) => one.timing === "in-time")?.timing;
    return row === undefined ? [] : [{ ...row, ...(timing && { timing }) }];
  });
}

/** Devices that are waited for and have not handed in for good. */
export const missingOf = (rows: readonly HandInRow[]): readonly HandInRow[] =>
  rows.filter(({ state, expected }) => expected && state === "waiting");

/** Devices whose last file was made after the days of grace. */
export const lateOf = (rows: readonly HandInRow[]): readonly HandInRow[] =>
  rows.filter(({ timing }) => timing === "late");

interface Found {
  readonly device: Pick<RosterDevice, "signer" | "incarnation"> & Partial<RosterDevice>;
  readonly insats: InsatsId;
  readonly entry: TracedEntry | undefined;
}

function rowOf(
  { device, insats, entry }: Found,
  of: HandInRequest & { readonly received: ReadonlyMap<string, KvittoLine>; readonly isKnown: boolean },
): HandInRow {
  const { signer, incarnation, label, acceptUntilSeq } = device;
  const final = finalOf(entry);
  return {
    device: { signer, incarnation },
    label: of.isKnown ? label : undefined,
    insats,
    state: stateOf(entry, of.received.get(lineKey(device))),
    timing: timingOf(final, of),
    standing: entry?.standing ?? "counted",
    lastDay: entry?.latest.day,
    expected: of.isKnown && acceptUntilSeq === null,
  };
}

function stateOf(entry: TracedEntry | undefined, received: KvittoLine | undefined): HandInState {
  if (entry === undefined || !entry.latest.final) return "waiting";
  if (entry.standing !== "counted") return "handed-in";
  return received !== undefined && hasArrived(received, entry.latest.seq) ? "received" : "approved";
}

/** The day of the first final file that the latest one stands on: a correction later on makes nobody late. */
function finalOf(entry: TracedEntry | undefined): Day | undefined {
  if (entry === undefined || !entry.latest.final) return undefined;
  return entry.accepted.find(({ final }) => final)?.day ?? entry.latest.day;
}

function timingOf(final: Day | undefined, { period, today, graceDays }: HandInRequest): HandInTiming {
  const deadline = daysOf(period).last + graceDays;
  if (final !== undefined) return final <= deadline ? "in-time" : "late";
  if (!hasEnded(period, today)) return "running";
  return today <= deadline ? "due" : "overdue";
}

/** Lines whose number 1 is for a period after this one. */
function beganAfter(period: Period, collection: Collection): ReadonlySet<string> {
  const { last } = daysOf(period);
  const first = [...collection.values()].filter(({ kind, seq }) => kind === "tally" && seq === 1);
  return new Set(first.filter((snapshot) => daysOf(snapshot.period).first > last).map(lineKey));
}

function receivedBy(kvitton: Kvitto["received"]): ReadonlyMap<string, KvittoLine> {
  const received = new Map<string, KvittoLine>();
  for (const told of kvitton) {
    const line = lineKey({ signer: told.device, incarnation: told.incarnation });
    received.set(line, joinedLine(received.get(line) ?? told, told));
  }
  return received;
}

const rowKeyOf = (device: Pick<RosterDevice, "signer" | "incarnation">, insats: InsatsId): string =>
  `${lineKey(device)}/${insats}`;
