/** How far a collector has, and counts, everything that each device made: what goes into a kvitto. */
import { joinedLine, type Kvitto } from "../enrolment/kvitto.ts";
import type { Roster } from "../enrolment/roster.ts";
import { type Collection, tracedEntriesOf } from "./collection.ts";
import { groupedBy } from "./grouped-by.ts";
import { lineKey } from "./snapshot-record.ts";

/**
 * For each device what has arrived: the number up to which no tally is missing, and the latest files beyond it.
 *
 * Snapshots are cumulative, so a gap loses no count while later files of the same insats and period arrive. But
 * only the device knows what a missing number was for, an older file or another förbund's. So it is told the
 * latest number of each insats and period that is here, and compares with its own. Nothing is told of what waits
 * for a person: a device that shreds cannot hand in again. A device of which nothing counts is left out.
 */
export function receivedFrom(collection: Collection, roster: Roster): Kvitto["received"] {
  const settled = tracedEntriesOf(collection, roster).filter(
    ({ latest, standing }) => latest.kind === "tally" && ["counted", "aside", "replaced"].includes(standing),
  );
  return [...groupedBy(settled, ({ latest }) => lineKey(latest))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const numbers = own.flatMap(({ accepted }) => accepted.map(({ seq }) => seq));
      const seq = lastWithoutGap(new Set(numbers));
      const also = own.map(({ latest }) => latest.seq);
      return own.slice(0, 1).map(({ latest: { signer: device, incarnation } }) => {
        const line = { device, incarnation, seq };
        return joinedLine({ ...line, also }, line);
      });
    });
}

function lastWithoutGap(numbers: ReadonlySet<number>): number {
  let last = 0;
  while (numbers.has(last + 1)) last += 1;
  return last;
}
