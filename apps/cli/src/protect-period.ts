/** From the snapshots of a closed period to a signed release. */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type BlockInsats,
  type ClosedPeriod,
  type Coverage,
  closeByHand,
  closePeriod,
  coverageOf,
  coveragePlanOf,
  type Digest,
  defaultRule,
  emptyTally,
  inputsDigestOf,
  mergeTallies,
  type Period,
  type ProtectedTables,
  type Protection,
  parseRelease,
  periodKey,
  periodsOf,
  protect,
  type Release,
  releaseOf,
  type SnapshotRecord,
  snapshotsToAdd,
  type Tally,
  type VerifiedRelease,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { type Collector, participantsIn, releaseFolder, snapshotPath } from "./collector-folder.ts";
import { type Io, RefusedError } from "./command.ts";
import { signAs } from "./forbund-key.ts";
import { solver } from "./solver.ts";
import { stepsOf } from "./steps.ts";
import { doorkeeperOf, MAX_FILE_BYTES } from "./take-in.ts";
import { bytesOf, filesAmong, textOf, writeNew } from "./whole-file.ts";

/** What was counted in a period, by insats. */
export interface Counted {
  readonly digests: readonly Digest[];
  readonly insatser: readonly BlockInsats[];
}

/** Closes a period: over by the calendar, or by hand in a provförbund. @throws RefusedError */
export function closed(collector: Collector, period: Period, io: Io, byHand: boolean): ClosedPeriod {
  const over = closePeriod(period, io.today);
  if (over !== undefined) return over;
  if (!byHand) throw new RefusedError(`perioden ${periodKey(period)} är inte slut än`);
  const trial = closeByHand(period, { prov: collector.registry.prov });
  if (trial === undefined) throw new RefusedError("bara ett provförbund får stänga en period för hand");
  return trial;
}

/** Opens and adds up the tallies of a closed period, and of the shorter periods in it. */
export async function countPeriod(collector: Collector, period: ClosedPeriod, io: Io): Promise<Counted> {
  const { collection, roster, registry, plan } = collector;
  const records = snapshotsToAdd(collection, roster, { kind: "tally", period });
  const opened = await talliesOf(collector, records, io);
  const sum = (keep: (record: SnapshotRecord) => boolean): Tally =>
    opened
      .filter(({ record }) => keep(record))
      .reduce((all, { tally }) => mergeTallies(all, tally), emptyTally(plan));
  const shorter = registry.calendar === period.kind ? [] : periodsOf(period.year, registry.calendar);
  const insatser = registry.insatser.map((insats): BlockInsats => {
    const isHere = (record: SnapshotRecord) => record.insats === insats.id;
    const parts = shorter.map((part) => ({
      period: part,
      tally: sum((record) => isHere(record) && periodKey(record.period) === periodKey(part)),
    }));
    return { id: insats.id, name: insats.name, tally: sum(isHere), ...(parts.length > 0 && { parts }) };
  });
  return { digests: records.map(({ digest }) => digest), insatser };
}

/** Coverage of the förbund and its insatser, from täckningsfiler: it may be known before a release. */
export async function coverageIn(
  collector: Collector,
  period: Period,
  io: Io,
): Promise<ReadonlyMap<string, Coverage>> {
  const { collection, roster, registry } = collector;
  const coveragePlan = coveragePlanOf(collector.plan);
  const records = snapshotsToAdd(collection, roster, { kind: "coverage", period });
  const opened = await talliesOf(collector, records, io);
  const sum = (some: typeof opened) =>
    some.reduce((all, { tally }) => mergeTallies(all, tally), emptyTally(coveragePlan));
  const known = registry.insatser.map((insats) => participantsIn(insats, periodKey(period)));
  const all = known.every((one) => one !== undefined)
    ? known.reduce(
        (a, b) => ({ woman: a.woman + b.woman, man: a.man + b.man, other: a.other + b.other }),
        NOBODY,
      )
    : undefined;
  const own = registry.insatser.map((insats, at) => {
    const here = opened.filter(({ record }) => record.insats === insats.id);
    return [insats.id, coverageOf(sum(here), coveragePlan, known[at])] as const;
  });
  return new Map<string, Coverage>([
    [registry.forbund.id, coverageOf(sum(opened), coveragePlan, all)],
    ...own,
  ]);
}

const NOBODY = { woman: 0, man: 0, other: 0 };

/** Protects what was counted, with all that has been released before taken as given. */
export async function protectCounted(
  collector: Collector,
  period: ClosedPeriod,
  counted: Counted,
): Promise<Protection> {
  const { registry, plan } = collector;
  const { forbund, prov, k } = registry;
  return protect({
    block: { collector: { ...forbund, prov }, plan, period, insatser: counted.insatser },
    rule: { ...defaultRule, k },
    earlier: await releasesIn(collector),
    solve: await solver(),
  });
}

/** What has been released by this collector, each file with its signature checked. @throws RefusedError */
export async function releasesIn(collector: Collector): Promise<readonly VerifiedRelease[]> {
  const folder = releaseFolder(collector.dir);
  if (!existsSync(folder)) return [];
  const files = (await filesAmong([folder])).filter((file) => !file.includes("insats-"));
  return Promise.all(
    files.map(async (file) => {
      const release = await readRelease(file);
      if (release.content.signer !== collector.key.signer)
        throw new RefusedError(`${file} är inte förbundets eget släpp`);
      return release;
    }),
  );
}

/** Reads a release file. @throws RefusedError */
export async function readRelease(path: string): Promise<VerifiedRelease> {
  const parsed = parseRelease(await textOf(path, 20_000_000), verify);
  if (parsed.ok) return parsed.value;
  const isChanged = parsed.issues.some(({ message }) => message === "bad-signature");
  throw new RefusedError(
    isChanged ? `${path} är ändrad eller skadad: underskriften stämmer inte` : `${path} är inget släpp`,
  );
}

/** Signs a release and writes it with its parts for the insatsledare. Never over another. */
export async function writeRelease(
  collector: Collector,
  protection: Extract<Protection, { kind: "protected" }>,
  counted: Counted,
): Promise<Release> {
  const { key, dir } = collector;
  const inputs = inputsDigestOf(counted.digests, randomBytes(32));
  const release = await releaseOf({ draft: protection.draft, inputs, signer: key.signer, sign: signAs(key) });
  const period = periodKey(protection.tables.forbund.period);
  await writeNew(join(releaseFolder(dir), `${period}.json`), release.file);
  for (const [insats, file] of release.insatsFiles) {
    await writeNew(join(releaseFolder(dir), `insats-${insats}_${period}.json`), file);
  }
  return release;
}

/** Tables of a protection or a release, the förbund's first. */
export const tablesIn = ({ forbund, insatser }: ProtectedTables) => [forbund, ...insatser] as const;

async function talliesOf(collector: Collector, records: readonly SnapshotRecord[], io: Io) {
  const look = doorkeeperOf(collector);
  const steps = stepsOf(io, "Räknar filer", records.length);
  const opened: { readonly record: SnapshotRecord; readonly tally: Tally }[] = [];
  for (const [at, record] of records.entries()) {
    const path = snapshotPath(collector.dir, record.digest);
    const taken = await look(await bytesOf(path, MAX_FILE_BYTES));
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
