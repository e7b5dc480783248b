/**
 * At NNS a förbund has one voice: of its sums over the same days, the latest key's alone counts.
 *
 * A förbund that has changed keys corrects with the new one what it handed in with the old. Two devices'
 * counts are of different people and are added up; two sums of one förbund are of the same people.
 */
import type { Anmalan } from "../enrolment/anmalan.ts";
import type { Roster } from "../enrolment/roster.ts";
import { overlaps } from "../period/period.ts";
import { groupedBy } from "./grouped-by.ts";
import { lineKey, type SnapshotRecord } from "./snapshot-record.ts";

/**
 * Sums that a later key of the same förbund has replaced. None in a förbund.
 *
 * @param sums - Those that would count, one for each key and period.
 */
export function replacedAmong(sums: readonly SnapshotRecord[], roster: Roster): readonly SnapshotRecord[] {
  if (roster.level !== "nation") return [];
  const latestFirst = byAge(roster);
  return [...groupedBy(sums, ({ kind, insats }) => `${kind}/${insats}`).values()].flatMap((own) => {
    const speaking: SnapshotRecord[] = [];
    const replaced: SnapshotRecord[] = [];
    for (const sum of own.toSorted(latestFirst)) {
      const isReplaced = speaking.some(
        (later) => lineKey(later) !== lineKey(sum) && overlaps(later.period, sum.period),
      );
      (isReplaced ? replaced : speaking).push(sum);
    }
    return replaced;
  });
}

/**
 * The sum that was made last first. A vault keeps its incarnation and goes on counting when its keys are changed,
 * so the number tells. Between two vaults it says nothing: the one that was approved last is in use.
 */
function byAge({ devices }: Roster): (a: SnapshotRecord, b: SnapshotRecord) => number {
  const placeOfVault = new Map(devices.map(({ incarnation }, at) => [incarnation, at]));
  const placeOfKey = new Map(devices.map(({ signer }, at) => [signer, at]));
  const places = ({ incarnation, signer }: SnapshotRecord) => ({
    vault: placeOfVault.get(incarnation) ?? -1,
    key: placeOfKey.get(signer) ?? -1,
  });
  return (a, b) => places(b).vault - places(a).vault || b.seq - a.seq || places(b).key - places(a).key;
}

/**
 * Orders anmälningar by the day of the first file that is here from each key, so that the key that is in use
 * now is approved last. One without files comes last.
 */
export function byFirstFile(snapshots: Iterable<SnapshotRecord>): (a: Anmalan, b: Anmalan) => number {
  const firstDay = new Map<string, number>();
  for (const { signer, day } of snapshots) firstDay.set(signer, Math.min(day, firstDay.get(signer) ?? day));
  const dayOf = ({ device }: Anmalan) => firstDay.get(device) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => dayOf(a) - dayOf(b);
}
