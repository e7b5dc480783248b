/** How far a collector has everything that each device made: what goes into a kvitto. */
import type { Kvitto } from "../enrolment/kvitto.ts";
import type { Collection } from "./collection.ts";

/**
 * For each device the highest number up to which no tally is missing, in a stable order.
 *
 * Snapshots are cumulative, so a gap loses no count while later files of the same insats and period
 * arrive. But nobody can tell which insats a missing number was for: a device must not shred past it.
 * A device whose first file is missing is left out.
 */
export function receivedFrom(collection: Collection): Kvitto["received"] {
  const tallies = [...collection.values()].filter(({ kind }) => kind === "tally");
  const devices = new Map(
    tallies.map((snapshot) => [`${snapshot.signer}/${snapshot.incarnation}`, snapshot]),
  );
  return [...devices]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { signer, incarnation }]) => {
      const own = tallies.filter(
        (snapshot) => snapshot.signer === signer && snapshot.incarnation === incarnation,
      );
      return { device: signer, incarnation, seq: lastWithoutGap(new Set(own.map(({ seq }) => seq))) };
    })
    .filter(({ seq }) => seq > 0);
}

function lastWithoutGap(numbers: ReadonlySet<number>): number {
  let last = 0;
  while (numbers.has(last + 1)) last += 1;
  return last;
}
