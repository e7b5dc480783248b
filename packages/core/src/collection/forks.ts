/**
 * Forks: two snapshots of one device with one number, and what a person needs to choose between them.
 *
 * It comes from a restored backup or a cloned tablet. Nothing here is read from counts: days and numbers
 * tell which device is the one in use.
 */
import type { Roster } from "../enrolment/roster.ts";
import { bySeq, type Collection, keptOf } from "./collection.ts";
import { groupedBy } from "./grouped-by.ts";
import { lineKey, type SnapshotRecord } from "./snapshot-record.ts";

/** One of the lines into which a device's numbers part. */
export interface ForkLine {
  /** The first snapshot of the line alone: the one to set aside, with which all after it go. */
  readonly parting: SnapshotRecord;
  /** What is known to come after it, by number. */
  readonly later: readonly SnapshotRecord[];
}

export interface Fork {
  readonly device: Pick<SnapshotRecord, "signer" | "incarnation">;
  readonly kind: SnapshotRecord["kind"];
  /** The number that stands on several snapshots. */
  readonly seq: number;
  /** By digest, so that everybody calls the same line the first. */
  readonly lines: readonly ForkLine[];
}

/** The first fork of each device that nobody has resolved, for tallies and coverage apart. */
export function forksOf(collection: Collection, roster: Roster): readonly Fork[] {
  const kept = keptOf([...collection.values()], roster);
  return [...groupedBy(kept, (snapshot) => `${lineKey(snapshot)}/${snapshot.kind}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => firstForkIn(own.toSorted(bySeq)));
}

function firstForkIn(own: readonly SnapshotRecord[]): readonly Fork[] {
  const second = own.find((snapshot, at) => own[at - 1]?.seq === snapshot.seq);
  if (second === undefined) return [];
  const { signer, incarnation, kind, seq } = second;
  const lines = own
    .filter((snapshot) => snapshot.seq === seq)
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((parting) => ({ parting, later: descendantsOf(parting, own) }));
  return [{ device: { signer, incarnation }, kind, seq, lines }];
}

function descendantsOf(parting: SnapshotRecord, own: readonly SnapshotRecord[]): readonly SnapshotRecord[] {
  const line = new Set([parting.digest]);
  return own.filter(({ digest, previous }) => {
    if (!line.has(previous)) return false;
    line.add(digest);
    return true;
  });
}
