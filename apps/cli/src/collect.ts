/** Taking in many files: duplicates change nothing, damaged ones are listed with their reason. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Anmalan,
  approve,
  byFirstFile,
  deviceIn,
  digestOf,
  type Entry,
  entriesOf,
  type IncomingFile,
  periodKey,
  type Roster,
  type SnapshotRecord,
  type VerifiedRelease,
} from "@vifragar/core";
import { fingerprintWords, fromHex } from "@vifragar/sealing";
import {
  type Collector,
  receivedReleases,
  releaseFolder,
  saveCollector,
  snapshotPath,
} from "./collector-folder.ts";
import type { Io } from "./command.ts";
import { insatsName } from "./devices.ts";
import { withoutCoverageOfOthers } from "./fork-resolution.ts";
import { stepsOf } from "./steps.ts";
import { doorkeeperOf, maxBytesAt } from "./take-in.ts";
import { bytesOf, writeWhole } from "./whole-file.ts";

/** What became of one file. */
export interface FileResult {
  readonly file: string;
  /** `new`, `known`: was there already. `device`: an anmälan. `release`: of a förbund. `refused`: with its reason. */
  readonly result: "new" | "known" | "device" | "release" | "refused";
  readonly code?: string;
  /** In Swedish, for people. */
  readonly text: string;
}

/** A device that waits to be approved, with the words to compare by voice. */
export interface WaitingDevice {
  readonly anmalan: Anmalan;
  readonly words: string;
}

export interface Collected {
  readonly collector: Collector;
  readonly files: readonly FileResult[];
}

/** Files that are read and looked at side by side, so that the disk does not wait for the arithmetic. */
const SIDE_BY_SIDE = 16;

/** Takes in files and saves the collector once, when all of them have been looked at. */
export async function collectFiles(
  collector: Collector,
  files: readonly string[],
  io: Io,
): Promise<Collected> {
  const look = doorkeeperOf(collector);
  const maxBytes = maxBytesAt(collector);
  const steps = stepsOf(io, "Läser filer", files.length);
  const results: FileResult[] = [];
  const collection = new Map(collector.collection);
  const waiting = new Map(collector.waiting.map((anmalan) => [digestOf(anmalan), anmalan]));
  for (let at = 0; at < files.length; at += SIDE_BY_SIDE) {
    const looked = await Promise.all(
      files.slice(at, at + SIDE_BY_SIDE).map(async (file) => {
        const bytes = await bytesIn(file, maxBytes);
        const taken = bytes === undefined ? UNREADABLE : await look(bytes);
        // The file first and the record after: a record always has its file.
        if (taken.kind === "snapshot" && bytes !== undefined) await keep(collector, taken.record, bytes);
        if (taken.kind === "release" && bytes !== undefined)
          await writeWhole(releasePath(collector.dir, taken.release), bytes);
        return { file, taken };
      }),
    );
    // In the order of the files, so that the same files always give the same list.
    for (const { file, taken } of looked) {
      results.push({ file, ...resultOf(taken, { ...collector, collection }) });
      if (taken.kind === "snapshot") collection.set(taken.record.digest, taken.record);
      if (taken.kind === "anmalan" && !isApproved(collector, taken.anmalan))
        waiting.set(taken.digest, taken.anmalan);
    }
    steps.at(Math.min(at + SIDE_BY_SIDE, files.length));
  }
  steps.end();
  const taken = { ...collector, collection, waiting: [...waiting.values()] };
  const after = await withoutCoverageOfOthers(taken, io);
  await saveCollector(after);
  return { collector: after, files: results };
}

async function keep({ dir }: Collector, { digest }: SnapshotRecord, bytes: Uint8Array): Promise<void> {
  const path = snapshotPath(dir, digest);
  if (!existsSync(path)) await writeWhole(path, bytes);
}

function resultOf(taken: IncomingFile, collector: Collector): Omit<FileResult, "file"> {
  switch (taken.kind) {
    case "refused":
      return { result: "refused", code: taken.code, text: taken.text };
    case "anmalan":
      return { result: "device", text: `anmälan: ${wordsOf(taken.anmalan)}` };
    case "release":
      return { result: "release", text: releaseText(taken.release) };
    case "snapshot":
      return collector.collection.has(taken.record.digest)
        ? { result: "known", text: "fanns redan" }
        : { result: "new", text: newText(collector, taken.record) };
    default:
      return taken satisfies never;
  }
}

/**
 * Approves waiting devices: all of them, or those whose words have been compared.
 *
 * @param label - What the device is to be called; otherwise names count up.
 */
export async function approveDevices(
  collector: Collector,
  which: (device: WaitingDevice) => boolean,
  label?: string,
): Promise<Collector> {
  const inOrder = byFirstFile(collector.collection.values());
  const approved = waitingDevices(collector)
    .filter(which)
    .toSorted((a, b) => inOrder(a.anmalan, b.anmalan));
  const roster = approved.reduce(
    (sum, { anmalan }) => approve(sum, anmalan, label ?? newLabel(collector, sum, anmalan)),
    collector.roster,
  );
  const done = new Set(approved.map(({ anmalan }) => anmalan));
  const waiting = collector.waiting.filter((anmalan) => !done.has(anmalan));
  const after = { ...collector, roster, waiting };
  await saveCollector(after);
  return after;
}

/** `Enhet 3`; at NNS the name of the förbund, with a number where it has another key already. */
function newLabel(collector: Collector, { devices }: Roster, { insats }: Anmalan): string {
  if (collector.registry.level !== "nation") return `Enhet ${devices.length + 1}`;
  const name = insatsName(collector, insats).slice(0, 50);
  const others = devices.filter(({ insatser }) => insatser.includes(insats)).length;
  return others === 0 ? name : `${name} (${others + 1})`;
}

/** Devices that have asked to be counted and have not been answered. */
export const waitingDevices = ({ waiting }: Collector): readonly WaitingDevice[] =>
  waiting.map((anmalan) => ({ anmalan, words: wordsOf(anmalan) }));

/** Keys that are not counted and nobody has decided so, with what a person should do about them. */
export const notCounted = ({ collection, roster }: Collector): readonly Entry[] =>
  entriesOf(collection, roster).filter(
    ({ standing }) => !["counted", "aside", "replaced"].includes(standing),
  );

/** A snapshot of a released period is kept but comes too late to be in it. */
function newText({ dir }: Collector, { period }: SnapshotRecord): string {
  const isLate = existsSync(join(releaseFolder(dir), `${periodKey(period)}.json`));
  return isLate ? `inläst, men perioden ${periodKey(period)} är redan släppt och ändras inte` : "inläst";
}

/** Beside what the förbund has sent: the same release always has the same name. */
const releasePath = (dir: string, { content, digest }: VerifiedRelease): string =>
  join(
    receivedReleases(dir),
    `${content.collector.id}_${periodKey(content.period)}_${digest.slice(0, 16)}.json`,
  );

const releaseText = ({ content }: VerifiedRelease): string =>
  `släpp: ${content.collector.name}, ${periodKey(content.period)}`;

const UNREADABLE: IncomingFile = {
  kind: "refused",
  code: "SIZE",
  text: "Filen är tom, för stor eller går inte att läsa.",
};

async function bytesIn(file: string, maxBytes: number): Promise<Uint8Array | undefined> {
  try {
    return await bytesOf(file, maxBytes);
  } catch {
    // Listed with its reason like any other file that is refused.
    return undefined;
  }
}

const isApproved = ({ roster }: Collector, anmalan: Anmalan): boolean =>
  deviceIn(roster, { signer: anmalan.device, incarnation: anmalan.incarnation })?.insatser.includes(
    anmalan.insats,
  ) === true;

const wordsOf = (anmalan: Anmalan): string => fingerprintWords(fromHex(digestOf(anmalan), 32)).join(" ");
