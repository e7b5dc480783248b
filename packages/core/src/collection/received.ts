/** How far a collector has, and counts, everything that each device made: what goes into a kvitto. */
import type { Kvitto } from "../enrolment/kvitto.ts";
import type { Roster } from "../enrolment/roster.ts";
import { type Collection, groupedBy, lineKey, tracedEntriesOf } from "./collection.ts";

/**
 * For each device the highest number up to which no tally is missing, in a stable order.
 *
 * Snapshots are cumulative, so a gap loses no count while later files of the same insats and period
 * arrive. But nobody can tell which insats a missing number was for: a device must not shred past it.
 * Nor past what waits for a person: a device that shreds cannot hand in again. A device whose first
 * file is missing or waits is left out.
 */
export function receivedFrom(collection: Collection, roster: Roster): Kvitto["received"] {
  const accepted = tracedEntriesOf(collection, roster)
    .filter(({ latest, standing }) => latest.kind === "tally" && standing === "counted")
    .flatMap((entry) => entry.accepted);
  return [...groupedBy(accepted, lineKey)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const seq = lastWithoutGap(new Set(own.map((snapshot) => snapshot.seq)));
      return own.slice(0, 1).map(({ signer, incarnation }) => ({ device: signer, incarnation, seq }));
    })
    .filter(({ seq }) => seq > 0);
}

function lastWithoutGap(numbers: ReadonlySet<number>): number {
  let last = 0;
  while (numbers.has(last + 1)) last += 1;
  return last;
}
