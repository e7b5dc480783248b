/**
 * Which snapshots count, whoever imported them, however often and in whatever order.
 *
 * A collection is a set of snapshots named by their digests, and joining two collections is the
 * union of the sets: a state-based join, idempotent, commutative and associative. All else, what is
 * latest, doubled or quarantined, is derived from the set when asked for. Snapshots are cumulative,
 * so one per key is added up and never two.
 */
import { deviceIn, type Roster } from "../enrolment/roster.ts";
import type { Digest } from "../ids.ts";
import { covers, type Period, periodKey } from "../period/period.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";

/** Snapshots by digest. */
export type Collection = ReadonlyMap<Digest, SnapshotRecord>;

export const emptyCollection: Collection = new Map();

/** The collection with one more snapshot; the same collection when it was there already. */
export const withSnapshot = (collection: Collection, snapshot: SnapshotRecord): Collection =>
  collection.has(snapshot.digest) ? collection : new Map([...collection, [snapshot.digest, snapshot]]);

/** All snapshots of both. */
export const joinCollections = (a: Collection, b: Collection): Collection => new Map([...a, ...b]);

/**
 * Why a key is counted or not.
 *
 * `forked`: the device made two snapshots with one number, so a backup was restored or a tablet
 * cloned. `shrunk`: a later snapshot has fewer forms and is no correction. Both wait for a person.
 */
export type Standing = "counted" | "quarantined" | "revoked" | "forked" | "shrunk";

/** One device's counting for one insats and period, and which of its snapshots speaks for it. */
export interface Entry {
  readonly latest: SnapshotRecord;
  readonly standing: Standing;
}

/**
 * The state of every (kind, device, insats, plan, period), in a stable order.
 *
 * @param roster - A device that is not on it, or not for this insats, is quarantined.
 */
export function entriesOf(collection: Collection, roster: Roster): readonly Entry[] {
  const snapshots = keptOf([...collection.values()], roster);
  const forked = forkedDevices(snapshots);
  return [...groupedBy(snapshots, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => entryOf(group.toSorted(bySeq), forked, roster));
}

/** The snapshots of one kind to add up for a period: those that count, of the period and the shorter ones in it. */
export function snapshotsToAdd(
  collection: Collection,
  roster: Roster,
  wanted: { readonly kind: SnapshotRecord["kind"]; readonly period: Period },
): readonly SnapshotRecord[] {
  return entriesOf(collection, roster)
    .filter(({ latest, standing }) => {
      return standing === "counted" && latest.kind === wanted.kind && covers(wanted.period, latest.period);
    })
    .map(({ latest }) => latest);
}

function entryOf(snapshots: readonly SnapshotRecord[], forked: ReadonlySet<string>, roster: Roster): Entry {
  const last = lastOf(snapshots);
  const device = deviceIn(roster, last);
  if (device === undefined || !device.insatser.includes(last.insats))
    return { latest: last, standing: "quarantined" };
  const accepted = snapshots.filter(
    ({ seq }) => device.acceptUntilSeq === null || seq <= device.acceptUntilSeq,
  );
  if (accepted.length === 0) return { latest: last, standing: "revoked" };
  const latest = lastOf(accepted);
  if (forked.has(deviceKey(latest))) return { latest, standing: "forked" };
  return { latest, standing: shrinks(accepted) ? "shrunk" : "counted" };
}

/**
 * Without the lines that a person has set aside: a snapshot names the one before it, so what a cloned
 * tablet made later goes with the snapshot where the lines parted.
 */
function keptOf(snapshots: readonly SnapshotRecord[], roster: Roster): readonly SnapshotRecord[] {
  const dropped = new Set<Digest>(roster.setAside);
  for (const { digest, previous } of snapshots.toSorted(bySeq))
    if (dropped.has(previous)) dropped.add(digest);
  return snapshots.filter(({ digest }) => !dropped.has(digest));
}

/** Devices that made two different snapshots of one kind with the same number. */
function forkedDevices(snapshots: readonly SnapshotRecord[]): ReadonlySet<string> {
  const byNumber = groupedBy(snapshots, (snapshot) => `${deviceKey(snapshot)}/${snapshot.seq}`);
  const doubled = [...byNumber.values()].filter((group) => group.length > 1);
  return new Set(doubled.flatMap((group) => group.map(deviceKey)));
}

const shrinks = (snapshots: readonly SnapshotRecord[]): boolean =>
  snapshots.some((snapshot, at) => {
    const before = snapshots[at - 1];
    return before !== undefined && snapshot.forms < before.forms && !snapshot.correction;
  });

const deviceKey = ({ kind, signer, incarnation }: SnapshotRecord): string =>
  `${kind}/${signer}/${incarnation}`;

const keyOf = (snapshot: SnapshotRecord): string =>
  [snapshot.insats, periodKey(snapshot.period), snapshot.plan, deviceKey(snapshot)].join("/");

// The digest decides between snapshots of one number, so that the order of import never does.
const bySeq = (a: SnapshotRecord, b: SnapshotRecord): number =>
  a.seq - b.seq || (a.digest < b.digest ? 1 : -1);

function lastOf(snapshots: readonly SnapshotRecord[]): SnapshotRecord {
  const last = snapshots.at(-1);
  if (last === undefined) throw new RangeError("a group of snapshots is never empty");
  return last;
}

function groupedBy<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
