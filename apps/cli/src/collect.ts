/** Taking in many files: duplicates change nothing, damaged ones are listed with their reason. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Anmalan,
  approve,
  deviceIn,
  digestOf,
  type Entry,
  entriesOf,
  periodKey,
  type SnapshotRecord,
} from "@vifragar/core";
import { fingerprintWords, fromHex } from "@vifragar/sealing";
import { type Collector, releaseFolder, saveCollector, snapshotPath } from "./collector-folder.ts";
import type { Io } from "./command.ts";
import { stepsOf } from "./steps.ts";
import { doorkeeperOf, MAX_FILE_BYTES, type Taken } from "./take-in.ts";
import { bytesOf, writeWhole } from "./whole-file.ts";

/** What became of one file. */
export interface FileResult {
  readonly file: string;
  /** `new`, `known`: was there already. `device`: an anmälan. `refused`: with its reason. */
  readonly result: "new" | "known" | "device" | "refused";
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

/** Takes in files and saves the collector once, when all of them have been looked at. */
export async function collectFiles(
  collector: Collector,
  files: readonly string[],
  io: Io,
): Promise<Collected> {
  const look = doorkeeperOf(collector);
  const steps = stepsOf(io, "Läser filer", files.length);
  const results: FileResult[] = [];
  const collection = new Map(collector.collection);
  const waiting = new Map(collector.waiting.map((anmalan) => [digestOf(anmalan), anmalan]));
  for (const [at, file] of files.entries()) {
    const bytes = await bytesIn(file);
    const taken: Taken = bytes === undefined ? UNREADABLE : await look(bytes);
    switch (taken.kind) {
      case "refused":
        results.push({ file, result: "refused", code: taken.code, text: taken.text });
        break;
      case "anmalan":
        if (!isApproved(collector, taken.anmalan)) waiting.set(taken.digest, taken.anmalan);
        results.push({ file, result: "device", text: `anmälan: ${wordsOf(taken.anmalan)}` });
        break;
      case "snapshot": {
        const isKnown = collection.has(taken.record.digest);
        // The file first and the record after: a record always has its file.
        const path = snapshotPath(collector.dir, taken.record.digest);
        if (bytes !== undefined && !existsSync(path)) await writeWhole(path, bytes);
        collection.set(taken.record.digest, taken.record);
        results.push({
          file,
          ...(isKnown ? KNOWN : { result: "new", text: newText(collector, taken.record) }),
        });
        break;
      }
      default:
        taken satisfies never;
    }
    steps.at(at + 1);
  }
  steps.end();
  const after = { ...collector, collection, waiting: [...waiting.values()] };
  await saveCollector(after);
  return { collector: after, files: results };
}

/** Approves waiting devices: all of them, or those whose words have been compared. Labels count up. */
export async function approveDevices(
  collector: Collector,
  which: (device: WaitingDevice) => boolean,
): Promise<Collector> {
  const approved = waitingDevices(collector).filter(which);
  const roster = approved.reduce(
    (sum, { anmalan }) => approve(sum, anmalan, `Enhet ${sum.devices.length + 1}`),
    collector.roster,
  );
  const waiting = collector.waiting.filter(
    (anmalan) => !approved.some((device) => device.anmalan === anmalan),
  );
  const after = { ...collector, roster, waiting };
  await saveCollector(after);
  return after;
}

/** Devices that have asked to be counted and have not been answered. */
export const waitingDevices = ({ waiting }: Collector): readonly WaitingDevice[] =>
  waiting.map((anmalan) => ({ anmalan, words: wordsOf(anmalan) }));

/** Keys that are not counted, with what a person should do about them. */
export const notCounted = ({ collection, roster }: Collector): readonly Entry[] =>
  entriesOf(collection, roster).filter(({ standing }) => standing !== "counted");

const KNOWN = { result: "known", text: "fanns redan" } as const;

/** A snapshot of a released period is kept but comes too late to be in it. */
function newText({ dir }: Collector, { period }: SnapshotRecord): string {
  const isLate = existsSync(join(releaseFolder(dir), `${periodKey(period)}.json`));
  return isLate ? `inläst, men perioden ${periodKey(period)} är redan släppt och ändras inte` : "inläst";
}

const UNREADABLE: Taken = {
  kind: "refused",
  code: "SIZE",
  text: "Filen är tom, för stor eller går inte att läsa.",
};

async function bytesIn(file: string): Promise<Uint8Array | undefined> {
  try {
    return await bytesOf(file, MAX_FILE_BYTES);
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
