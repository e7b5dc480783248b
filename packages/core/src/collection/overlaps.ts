/**
 * Overlaps: one device that counts the same days of one insats in periods of two lengths.
 *
 * It happens when a förbund changes its calendar within a year, or a startfil names the wrong one. A year and
 * its halves added up would count a form twice if the device has put it in both, and nobody can see whether it
 * has. So neither counts until a person has chosen one length.
 */
import { type Roster, setPeriodsAside } from "../enrolment/roster.ts";
import { type Calendar, type Period, periodKey } from "../period/period.ts";
import { type Collection, overlappingAmong, type TracedEntry, tracedEntriesOf } from "./collection.ts";
import { groupedBy } from "./grouped-by.ts";
import { lineKey, type SnapshotRecord } from "./snapshot-record.ts";

/** One of the lengths that a device has counted the same days by. */
export interface OverlapSide {
  readonly calendar: Calendar;
  /** Its periods that overlap another, the earliest first. */
  readonly periods: readonly Period[];
  /** The day of the latest file. */
  readonly lastDay: SnapshotRecord["day"];
}

/** A device's periods of one insats that overlap, in lengths of which one may count. */
export interface Overlap {
  readonly device: Pick<SnapshotRecord, "signer" | "incarnation">;
  readonly insats: SnapshotRecord["insats"];
  /** Shortest periods first. */
  readonly sides: readonly OverlapSide[];
}

/** What has to be decided, in a stable order. Tallies and coverage of the same periods are one decision. */
export function overlapsOf(collection: Collection, roster: Roster): readonly Overlap[] {
  const entries = overlappingAmong(tracedEntriesOf(collection, roster));
  const byInsats = groupedBy(entries, ({ latest }) => `${lineKey(latest)}/${latest.insats}`);
  return [...byInsats.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { signer, incarnation, insats } = first.latest;
    const sides = [...groupedBy(own, ({ latest }) => latest.period.kind).values()].flatMap(sideOf);
    return [{ device: { signer, incarnation }, insats, sides: sides.toSorted(byLength) }];
  });
}

/** The roster after a person has chosen by which length an overlap counts: its other periods are set aside. */
export const withCalendarKept = (roster: Roster, overlap: Overlap, kept: Calendar): Roster =>
  setPeriodsAside(
    roster,
    overlap.sides
      .filter(({ calendar }) => calendar !== kept)
      .flatMap(({ periods }) => periods)
      .map((period) => ({ ...overlap.device, insats: overlap.insats, period })),
  );

function sideOf(entries: readonly TracedEntry[]): readonly OverlapSide[] {
  const periods = new Map(entries.map(({ latest }) => [periodKey(latest.period), latest.period]));
  const inOrder = [...periods].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period);
  const [first] = inOrder;
  if (first === undefined) return [];
  const lastDay = Math.max(...entries.map(({ latest }) => latest.day));
  return [{ calendar: first.kind, periods: inOrder, lastDay }];
}

const LENGTHS: readonly Calendar[] = ["quarter", "tertial", "half", "year"];

const byLength = (a: OverlapSide, b: OverlapSide): number =>
  LENGTHS.indexOf(a.calendar) - LENGTHS.indexOf(b.calendar);
