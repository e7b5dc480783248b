/** Opening and adding up what has been taken in: answers when their period is closed, coverage at any time. */
import {
  type BlockInsats,
  blockInsatserOf,
  type ClosedPeriod,
  type Coverage,
  coverageOf,
  coveragePlanOf,
  type Digest,
  digestsIn,
  emptyTally,
  mergeTallies,
  type Participants,
  type Period,
  periodKey,
  releaseInputsOf,
  type SnapshotRecord,
  type Subject,
  snapshotsToAdd,
  type Tally,
} from "@vifragar/core";
import { MOST_SEALED_BYTES } from "@vifragar/sealing";
import { type Collector, snapshotPath } from "./collector-folder.ts";
import { type Io, RefusedError } from "./command.ts";
import { frozenIn, inputsIn } from "./released.ts";
import { stepsOf } from "./steps.ts";
import { doorkeeperOf } from "./take-in.ts";
import { bytesOf } from "./whole-file.ts";

/** What was counted in a period, by insats. */
export interface Counted {
  readonly digests: readonly Digest[];
  readonly insatser: readonly BlockInsats[];
}

/** What a release counts besides its period: smaller ones before it, or the newest of everything. */
export interface Counting {
  readonly merged: readonly Period[];
  readonly isCorrection: boolean;
}

/** Opens and adds up the tallies of a closed period, as they were released or will be. */
export async function countPeriod(
  collector: Collector,
  period: ClosedPeriod,
  { io, merged = [], isCorrection = false }: Partial<Counting> & { readonly io: Io },
): Promise<Counted> {
  const { collection, roster, registry, plan } = collector;
  const inputs = releaseInputsOf({
    period,
    merged,
    isCorrection,
    calendar: registry.calendar,
    frozen: await frozenIn(collector),
    current: (one) =>
      snapshotsToAdd(collection, roster, { kind: "tally", period: one }).map(({ digest }) => digest),
    periodOf: (digest) => collection.get(digest)?.period,
  });
  const opened = await talliesOf(collector, recordsOf(collector, digestsIn(inputs)), io);
  const byDigest = new Map(
    opened.map(({ record, tally }) => [
      record.digest,
      { insats: record.insats, device: `${record.signer}/${record.incarnation}`, tally },
    ]),
  );
  const insatser = blockInsatserOf(inputs, byDigest, { insatser: registry.insatser, plan });
  return { digests: inputs.editions.at(-1) ?? [], insatser };
}

/** The records of snapshots that have been taken in. @throws RefusedError when one is gone. */
export const recordsOf = ({ collection }: Collector, digests: readonly Digest[]): readonly SnapshotRecord[] =>
  digests.map((digest) => {
    const record = collection.get(digest);
    if (record === undefined) throw new RefusedError("en fil som släppet räknades av finns inte kvar");
    return record;
  });

/**
 * Coverage of a released period by the ids of subjects, as it was when the period was released.
 *
 * @param subjects - Those of the tables to be shown; the förbund's own covers all insatser, and one with
 *   members covers these.
 * @throws RefusedError when the period has not been released from this folder.
 */
export async function coverageIn(
  collector: Collector,
  wanted: { readonly period: Period; readonly subjects: readonly Subject[] },
): Promise<ReadonlyMap<string, Coverage>> {
  const { registry } = collector;
  const plan = coveragePlanOf(collector.plan);
  const { coverage: frozen } = await inputsIn(collector, wanted.period);
  const coverage = wanted.subjects.map(({ id, members }) => {
    const ids = new Set<string>(members.length > 0 ? members.map((member) => member.id) : [id]);
    const insatser = registry.insatser.filter((insats) => id === registry.forbund.id || ids.has(insats.id));
    const tally = frozen
      .filter((one) => insatser.some((insats) => insats.id === one.insats))
      .map(({ forms, counts }): Tally => ({ plan: plan.hash, forms, counts }))
      .reduce(mergeTallies, emptyTally(plan));
    const known = insatser.map((insats) => insats.participants[periodKey(wanted.period)]);
    return [id, coverageOf(tally, plan, sumOf(known))] as const;
  });
  return new Map(coverage);
}

/** Coverage of each insats in a period that need not be over, from täckningsfiler. Who answered is not in them; an insats without any has none. */
export async function coverageSoFar(
  collector: Collector,
  period: Period,
  io: Io,
): Promise<ReadonlyMap<string, Coverage>> {
  const { collection, roster, registry } = collector;
  const plan = coveragePlanOf(collector.plan);
  const records = snapshotsToAdd(collection, roster, { kind: "coverage", period });
  const opened = await talliesOf(collector, records, io);
  return new Map(
    registry.insatser.flatMap(({ id, participants }) => {
      const own = opened.filter(({ record }) => record.insats === id);
      if (own.length === 0) return [];
      const tally = own.reduce((all, one) => mergeTallies(all, one.tally), emptyTally(plan));
      return [[id, coverageOf(tally, plan, participants[periodKey(period)])] as const];
    }),
  );
}

/** Participants of several insatser; undefined unless all of them are known. */
function sumOf(all: readonly (Participants | undefined)[]): Participants | undefined {
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return undefined;
  return known.reduce(
    (a, b) => ({ woman: a.woman + b.woman, man: a.man + b.man, other: a.other + b.other }),
    {
      woman: 0,
      man: 0,
      other: 0,
    },
  );
}

/** A snapshot that has been opened again. */
export interface OpenedRecord {
  readonly record: SnapshotRecord;
  readonly tally: Tally;
}

/** Opens snapshots of the collection again. @throws RefusedError */
export async function talliesOf(
  collector: Collector,
  records: readonly SnapshotRecord[],
  io: Io,
): Promise<readonly OpenedRecord[]> {
  const look = doorkeeperOf(collector);
  const steps = stepsOf(io, "Räknar filer", records.length);
  const opened: OpenedRecord[] = [];
  for (const [at, record] of records.entries()) {
    const path = snapshotPath(collector.dir, record.digest);
    const taken = await look(await bytesOf(path, MOST_SEALED_BYTES));
    // A file that has changed since it was taken in must not be left out in silence.
    if (taken.kind !== "snapshot" || taken.record.digest !== record.digest) {
      throw new RefusedError(`${path} har ändrats sedan den lästes in`);
    }
    opened.push({ record, tally: taken.tally });
    steps.at(at + 1);
  }
  steps.end();
  return opened;
}
