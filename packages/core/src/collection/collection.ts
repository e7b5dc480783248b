/**
 * Which snapshots count, whoever imported them, however often and in whatever order.
 *
 * A collection is a set of snapshots named by their digests, and joining two collections is the
 * union of the sets: a state-based join, idempotent, commutative and associative. All else, what is
 * latest, doubled or quarantined, is derived from the set when asked for. Snapshots are cumulative,
 * so one per key is added up and never two.
 */
import { isPeriodAside, type Roster, type RosterDevice } from "../enrolment/roster.ts";
import type { Digest, PlanHash } from "../ids.ts";
import { covers, overlaps, type Period, periodKey } from "../period/period.ts";
import { groupedBy } from "./grouped-by.ts";
import { replacedAmong } from "./one-voice.ts";
import { lineKey, type SnapshotRecord } from "./snapshot-record.ts";

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
 * cloned; or it has done so, and nobody can tell which line a later snapshot is of. `shrunk`: a later snapshot
 * has fewer forms and is no correction. `overlapping`: the device counts the same days in another period too,
 * such as a year beside its halves. All three wait for a person. `aside`: a person has decided that this period
 * of the device does not count. `replaced`: at NNS, the förbund has handed in a later sum with another key.
 */
export type Standing =
  | "counted"
  | "quarantined"
  | "revoked"
  | "forked"
  | "shrunk"
  | "overlapping"
  | "aside"
  | "replaced";

/** One device's counting for one insats and period, and which of its snapshots speaks for it. */
export interface Entry {
  readonly latest: SnapshotRecord;
  readonly standing: Standing;
}

/** An entry with all that it is derived from: snapshots of its key that are accepted, by number. */
export interface TracedEntry extends Entry {
  /** Without what was set aside or numbered after a revocation. */
  readonly accepted: readonly SnapshotRecord[];
}

/**
 * The state of every (kind, device, insats, plan, period), in a stable order.
 *
 * @param roster - A device that is not on it, or not for this insats, is quarantined.
 */
export const entriesOf = (collection: Collection, roster: Roster): readonly Entry[] =>
  tracedEntriesOf(collection, roster).map(({ latest, standing }) => ({ latest, standing }));

/** `entriesOf` with the snapshots behind each entry. */
export function tracedEntriesOf(collection: Collection, roster: Roster): readonly TracedEntry[] {
  const all = [...collection.values()];
  const snapshots = keptOf(all, roster);
  const doubtful = new Set([...forkedDevices(snapshots), ...untracedDevices(all, snapshots, roster)]);
  const devices = new Map(roster.devices.map((device) => [lineKey(device), device]));
  const entries = [...groupedBy(snapshots, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => entryOf(group.toSorted(bySeq), doubtful, { roster, devices }));
  const overlapping = new Set(overlappingAmong(entries));
  return withoutReplaced(
    entries.map((entry) =>
      entry.standing === "counted" && overlapping.has(entry) ? { ...entry, standing: "overlapping" } : entry,
    ),
    roster,
  );
}

function withoutReplaced(entries: readonly TracedEntry[], roster: Roster): readonly TracedEntry[] {
  const counted = entries.filter(({ standing }) => standing === "counted");
  const replaced = new Set(
    replacedAmong(
      counted.map(({ latest }) => latest),
      roster,
    ),
  );
  return entries.map((entry) => (replaced.has(entry.latest) ? { ...entry, standing: "replaced" } : entry));
}

/**
 * The snapshots of one kind to add up for a period: those that count, of the period and the shorter ones in it.
 *
 * @param wanted.plan - The plan in force: what a device counted by an older form is never added to it.
 */
export function snapshotsToAdd(
  collection: Collection,
  roster: Roster,
  wanted: {
    readonly kind: SnapshotRecord["kind"];
    readonly period: Period;
    readonly plan?: PlanHash | undefined;
  },
): readonly SnapshotRecord[] {
  return entriesOf(collection, roster)
    .filter(({ latest, standing }) => {
      const isOfPlan = wanted.plan === undefined || latest.plan === wanted.plan;
      const isOfPeriod = covers(wanted.period, latest.period);
      return standing === "counted" && latest.kind === wanted.kind && isOfPeriod && isOfPlan;
    })
    .map(({ latest }) => latest);
}

function entryOf(
  snapshots: readonly SnapshotRecord[],
  doubtful: ReadonlySet<string>,
  by: { readonly roster: Roster; readonly devices: ReadonlyMap<string, RosterDevice> },
): TracedEntry {
  const last = lastOf(snapshots);
  const device = by.devices.get(lineKey(last));
  if (device === undefined || !device.insatser.includes(last.insats))
    return { latest: last, standing: "quarantined", accepted: [] };
  const accepted = snapshots.filter(
    ({ seq }) => device.acceptUntilSeq === null || seq <= device.acceptUntilSeq,
  );
  if (accepted.length === 0) return { latest: last, standing: "revoked", accepted };
  const latest = lastOf(accepted);
  if (doubtful.has(deviceKey(latest))) return { latest, standing: "forked", accepted };
  if (isPeriodAside(by.roster, latest)) return { latest, standing: "aside", accepted };
  return { latest, standing: shrinks(accepted) ? "shrunk" : "counted", accepted };
}

/**
 * Entries that overlap another of the same kind, device, insats and plan, together with those.
 *
 * What a person has decided on or does not count in any case overlaps nothing.
 */
export function overlappingAmong(entries: readonly TracedEntry[]): readonly TracedEntry[] {
  const open = entries.filter(({ standing }) => !SETTLED.has(standing));
  const groups = groupedBy(open, ({ latest }) =>
    [latest.kind, lineKey(latest), latest.insats, latest.plan].join("/"),
  );
  return [...groups.values()].flatMap((group) =>
    group.filter((one) =>
      group.some((other) => other !== one && overlaps(one.latest.period, other.latest.period)),
    ),
  );
}

const SETTLED: ReadonlySet<Standing> = new Set(["quarantined", "revoked", "aside"]);

/**
 * What is left without the lines that a person has set aside: a snapshot names the one before it, so what a cloned
 * tablet made later goes with the snapshot where the lines parted.
 */
export function keptOf(snapshots: readonly SnapshotRecord[], roster: Roster): readonly SnapshotRecord[] {
  const dropped = new Set<Digest>(roster.setAside);
  for (const { digest, previous } of snapshots.toSorted(bySeq))
    if (dropped.has(previous)) dropped.add(digest);
  return snapshots.filter(({ digest }) => !dropped.has(digest));
}

/**
 * Devices with a snapshot that may be of a line which was set aside: it comes after the parting, and what
 * lies between is missing. Counted, it would bring back what a person decided against.
 */
function untracedDevices(
  all: readonly SnapshotRecord[],
  kept: readonly SnapshotRecord[],
  roster: Roster,
): readonly string[] {
  const aside = new Set(roster.setAside);
  const partings = new Map<string, number>();
  for (const snapshot of all) {
    if (!aside.has(snapshot.digest)) continue;
    const line = lineKey(snapshot);
    partings.set(line, Math.min(snapshot.seq, partings.get(line) ?? snapshot.seq));
  }
  if (partings.size === 0) return [];
  const traced = new Set<Digest>();
  const untraced: string[] = [];
  for (const snapshot of kept.toSorted(bySeq)) {
    const parting = partings.get(lineKey(snapshot));
    if (parting === undefined || snapshot.seq <= parting || traced.has(snapshot.previous))
      traced.add(snapshot.digest);
    else untraced.push(deviceKey(snapshot));
  }
  return untraced;
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

const deviceKey = (snapshot: SnapshotRecord): string => `${snapshot.kind}/${lineKey(snapshot)}`;

const keyOf = (snapshot: SnapshotRecord): string =>
  [snapshot.insats, periodKey(snapshot.period), snapshot.plan, deviceKey(snapshot)].join("/");

/** By number. The digest decides between snapshots of one number, so that the order of import never does. */
export const bySeq = (a: SnapshotRecord, b: SnapshotRecord): number =>
  a.seq - b.seq || (a.digest < b.digest ? 1 : -1);

function lastOf(snapshots: readonly SnapshotRecord[]): SnapshotRecord {
  const last = snapshots.at(-1);
  if (last === undefined) throw new RangeError("a group of snapshots is never empty");
  return last;
}
