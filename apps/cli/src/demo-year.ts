/**
 * A whole simulated year through the real road: enrolled devices, sealed files, damage and doubles,
 * collecting, protection, release. Only the answers are invented.
 */

import { join } from "node:path";
import {
  canonicalBytes,
  digestOf,
  ForbundId,
  hashOf,
  InsatsId,
  type Instrument,
  type Oracle,
  oracleOf,
  type Period,
  type Protection,
  periodsOf,
  refusalTexts,
  type SimulatedDevice,
  type SimulatedYear,
  type Startfil,
  simulateYear,
} from "@vifragar/core";
import { decryptWith, encryptTo } from "@vifragar/sealing";
import { approveDevices, collectFiles, type FileResult } from "./collect.ts";
import { type Collector, newCollector } from "./collector-folder.ts";
import { type Io, RefusedError } from "./command.ts";
import { type Counted, countPeriod } from "./count-period.ts";
import { deviceFilesOf, type MadeFile } from "./device-files.ts";
import { signedStartfil, startfilOf, withInsats, withStartfil } from "./enrol.ts";
import { type ForbundKey, makeForbundKey, recipientsOf, writeForbundKey } from "./forbund-key.ts";
import { closed, protectCounted } from "./protect-period.ts";
import { writeRelease } from "./released.ts";
import { stepsOf } from "./steps.ts";
import { filesAmong, writeWhole } from "./whole-file.ts";

/** The key of a demonstration's förbund, in the clear: it opens invented answers alone. */
export const KEY_FILE = "forbund-nyckel.json";

/** What a year came to. */
export interface DemoYear {
  readonly collector: Collector;
  readonly devices: readonly SimulatedDevice[];
  /** Every file that was read, in the order it was read. */
  readonly files: readonly FileResult[];
  readonly counted: Counted;
  readonly protection: Extract<Protection, { kind: "protected" }>;
  /** Shorter periods that were not released, and why. */
  readonly unreleased: readonly { readonly period: Period; readonly why: string }[];
}

/** Runs the year in a folder of its own. The same description gives the same numbers every time. */
export async function runDemoYear(
  year: SimulatedYear,
  { dir, instrument, io }: { readonly dir: string; readonly instrument: Instrument; readonly io: Io },
): Promise<DemoYear> {
  const key = await makeForbundKey({
    name: year.forbund,
    prov: true,
    recovery: [],
    id: ForbundId.parse(idOf(year.forbund)),
  });
  await writeForbundKey(join(dir, KEY_FILE), key);
  const empty = newCollector(join(dir, "samling"), key, { calendar: year.calendar, k: 5, instrument });
  const registered = year.insatser.reduce(
    (collector, { name, participants }) =>
      withInsats(collector, name, {
        id: InsatsId.parse(idOf(name)),
        participants: { [year.year]: participants },
      }).collector,
    empty,
  );
  const devices = simulateYear(year, instrument);
  await writeHandIns(registered, devices, { dir, io });
  const invited = startfilerOf(registered, io).reduce(withStartfil, registered);
  const collected = await collectFiles(invited, await filesAmong([join(dir, "inlamnat")]), io);
  const collector = await approveDevices(collected.collector, () => true);
  const unreleased = [];
  for (const period of year.calendar === "year" ? [] : periodsOf(year.year, year.calendar)) {
    const { protection } = await releasePeriod(collector, period, io);
    if (protection.kind === "refused") unreleased.push({ period, why: refusalTexts[protection.reason] });
  }
  const { counted, protection } = await releasePeriod(
    collector,
    { year: year.year, kind: "year", index: 1 },
    io,
  );
  if (protection.kind === "refused") throw new RefusedError(refusalTexts[protection.reason]);
  return { collector, devices, files: collected.files, counted, protection, unreleased };
}

/** The right counts of one insats for the whole year, without the program's own counting. */
export const oracleFor = (devices: readonly SimulatedDevice[], insats: string): Oracle =>
  oracleOf(
    devices
      .filter((device) => device.insats === insats)
      .flatMap(({ periods }) => periods.flatMap(({ occasions }) => occasions)),
  );

async function releasePeriod(collector: Collector, period: Period, io: Io) {
  const over = closed(collector, period, io, true);
  const counted = await countPeriod(collector, over, { io });
  const protection = await protectCounted(collector, over, { counted });
  if (protection.kind === "protected")
    await writeRelease(collector, protection, { counted, today: io.today });
  return { counted, protection };
}

/** Startfiler and everything that the devices hand in, with two files damaged and one sent twice. */
async function writeHandIns(
  collector: Collector,
  devices: readonly SimulatedDevice[],
  { dir, io }: { readonly dir: string; readonly io: Io },
): Promise<void> {
  const { key, instrument } = collector;
  const steps = stepsOf(io, "Gör enheter", devices.length);
  const made: MadeFile[] = [];
  const contents = startfilerOf(collector, io);
  for (const [at, content] of contents.entries()) {
    await writeWhole(
      join(dir, "startfiler", `startfil-${at + 1}.startfil`),
      await signedStartfil(content, key),
    );
  }
  for (const [at, device] of devices.entries()) {
    const startfil = contents.find(({ insats }) => insats.name === device.insats);
    if (startfil === undefined) throw new RangeError("a simulated device belongs to no insats");
    made.push(...(await deviceFilesOf(device, { startfil, digest: digestOf(startfil), instrument })));
    steps.at(at + 1);
  }
  steps.end();
  for (const { name, bytes } of await mishandled(made, key))
    await writeWhole(join(dir, "inlamnat", name), bytes);
}

const VALID_DAYS = 60;

const startfilerOf = (collector: Collector, { today }: Io): readonly Startfil[] =>
  collector.registry.insatser.map((insats) => startfilOf(collector, insats, today + VALID_DAYS));

/**
 * What e-mail and people do to files. The two that are damaged were handed in on the way and are
 * contained in the last ones of their devices, so that no count is lost with them.
 */
async function mishandled(made: readonly MadeFile[], key: ForbundKey): Promise<readonly MadeFile[]> {
  const [torn, altered] = made.filter(({ kind, final }) => kind === "tally" && !final);
  const others = made.filter((file) => file !== torn && file !== altered);
  const doubled = others.find(({ kind }) => kind === "tally");
  if (torn === undefined || altered === undefined || doubled === undefined) return made;
  return [
    ...others,
    { ...torn, bytes: torn.bytes.subarray(0, Math.floor(torn.bytes.length * 0.7)) },
    { ...altered, bytes: await withOneMore(altered.bytes, key) },
    { ...doubled, name: doubled.name.replace(".age", "-kopia.age") },
  ];
}

const FIRST_CELL = 168;

/** Somebody with the key opens the file, adds one to a count and seals it again: only the signature tells. */
async function withOneMore(sealed: Uint8Array, key: ForbundKey): Promise<Uint8Array> {
  const plain = Uint8Array.from(await decryptWith(key.identity, sealed));
  plain[FIRST_CELL] = (plain[FIRST_CELL] ?? 0) + 1;
  return encryptTo(recipientsOf(key), plain);
}

const idOf = (name: string): string => hashOf(canonicalBytes(["demo", name])).slice(0, 32);
