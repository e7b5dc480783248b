/**
 * A collector's folder: what a förbund has registered, taken in and released. Described in docs/cli.md.
 *
 * `forbund.json` names insatser and participants, which are public. `samling.age` is what has been taken
 * in, sealed to the förbund itself. `filer/` are the sealed snapshots as they came, `slapp/` the releases.
 * NNS has the same folder, with förbund where a förbund has insatser.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  Anmalan,
  Calendar,
  type Collection,
  coveragePlanOf,
  type Desk,
  Digest,
  emptyRoster,
  ForbundId,
  InsatsId,
  type Instrument,
  type PlanHash,
  parsePeriodKey,
  planOf,
  Roster,
  readInstrumentFile,
  SnapshotRecord,
  type TallyPlan,
  workingWording,
} from "@vifragar/core";
import { decryptWith, EnvelopeError, encryptTo, utf8 } from "@vifragar/sealing";
import * as z from "zod/mini";
import { RefusedError } from "./command.ts";
import { type ForbundKey, identitiesOf, recipientsOf } from "./forbund-key.ts";
import { bytesOf, jsonIn, textOf, writeWhole } from "./whole-file.ts";

const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
const text = z.string().check(z.minLength(1), z.maxLength(80));

const Registry = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/registry@1"),
    prov: z.boolean(),
    forbund: z.readonly(z.strictObject({ id: ForbundId, name: text })),
    /** At NNS, whose insatser are förbund and whose devices are their keys. */
    level: z.optional(z.literal("nation")),
    calendar: Calendar,
    k: z.int().check(z.minimum(3), z.maximum(10)),
    /** Digests of the startfiler that were made: an anmälan answers one. A folder from before they were noted has none, and takes any. */
    startfiler: z.optional(z.readonly(z.array(Digest))),
    insatser: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({
            id: InsatsId,
            name: text,
            /** By period: `2020`, `2026-H2`. */
            participants: z.readonly(
              z.record(
                z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)),
                z.readonly(z.strictObject({ woman: count, man: count, other: count })),
              ),
            ),
          }),
        ),
      ),
    ),
  }),
);
export type Registry = z.infer<typeof Registry>;
export type RegisteredInsats = Registry["insatser"][number];

const State = z.strictObject({
  format: z.literal("vifragar/collector-state@1"),
  roster: Roster,
  snapshots: z.readonly(z.array(SnapshotRecord)),
  /** Devices that have asked to be counted and wait for a person. */
  waiting: z.readonly(z.array(Anmalan)),
});

/** All that a collector knows, in memory. */
export interface Collector {
  readonly dir: string;
  readonly key: ForbundKey;
  readonly registry: Registry;
  readonly instrument: Instrument;
  readonly plan: TallyPlan;
  readonly roster: Roster;
  readonly collection: Collection;
  readonly waiting: readonly Anmalan[];
}

/** A collector that has taken in nothing yet. */
export function newCollector(
  dir: string,
  key: ForbundKey,
  settings: Pick<Registry, "calendar" | "k" | "level"> & { readonly instrument: Instrument },
): Collector {
  const { calendar, k, instrument, level } = settings;
  const { prov, forbund } = key;
  return {
    dir,
    key,
    registry: {
      format: "vifragar/registry@1",
      prov,
      forbund,
      ...(level !== undefined && { level }),
      calendar,
      k,
      startfiler: [],
      insatser: [],
    },
    instrument,
    plan: planOf(instrument),
    roster: emptyRoster(forbund.id, level),
    collection: new Map(),
    waiting: [],
  };
}

/** True when the folder is a collector's already. */
export const hasCollector = (dir: string): boolean => existsSync(join(dir, "forbund.json"));

/** Opens a collector's folder with its key. @throws RefusedError */
export async function openCollector(dir: string, key: ForbundKey): Promise<Collector> {
  if (!hasCollector(dir)) throw new RefusedError(`${dir} är ingen samlingsmapp: forbund.json saknas`);
  const registry = Registry.safeParse(await jsonIn(join(dir, "forbund.json"), 4_000_000));
  if (!registry.success) throw new RefusedError(`${join(dir, "forbund.json")} är skadad`);
  if (registry.data.forbund.id !== key.forbund.id || registry.data.prov !== key.prov) {
    throw new RefusedError("nyckeln hör till ett annat förbund");
  }
  const instrumentPath = join(dir, "formular.json");
  const instrument = existsSync(instrumentPath) ? await readInstrument(instrumentPath) : workingWording;
  const empty = newCollector(dir, key, { ...registry.data, instrument });
  const sealedState = join(dir, "samling.age");
  if (!existsSync(sealedState)) return { ...empty, registry: registry.data };
  const state = State.safeParse(await opened(sealedState, key));
  if (!state.success) throw new RefusedError(`${sealedState} är skadad`);
  const { roster, snapshots, waiting } = state.data;
  const collection = new Map(snapshots.map((snapshot) => [snapshot.digest, snapshot]));
  return { ...empty, registry: registry.data, roster, collection, waiting };
}

/** Saves what the collector knows, each file whole or not at all. @throws RefusedError */
export async function saveCollector(collector: Collector): Promise<void> {
  const { dir, key, registry, instrument, roster, collection, waiting } = collector;
  if (instrument !== workingWording) await writeWhole(join(dir, "formular.json"), asJson(instrument));
  const state = {
    format: "vifragar/collector-state@1",
    roster,
    snapshots: [...collection.values()],
    waiting,
  };
  await writeWhole(join(dir, "samling.age"), await encryptTo(recipientsOf(key), utf8(JSON.stringify(state))));
  await writeWhole(join(dir, "forbund.json"), asJson(registry));
}

/** Reads an instrument file. @throws RefusedError */
export async function readInstrument(path: string): Promise<Instrument> {
  const read = readInstrumentFile(await textOf(path, 4_000_000));
  if (read.ok) return read.value;
  throw new RefusedError(`${path} är inget formulär som går att läsa:\n  ${read.problems.join("\n  ")}`);
}

/** What files are measured against at this collector. */
export function deskOf({ registry, plan }: Pick<Collector, "registry" | "plan">): Desk {
  const { prov, insatser, startfiler, level = "forbund" } = registry;
  const plans: readonly TallyPlan[] = [plan, coveragePlanOf(plan)];
  return {
    door: {
      prov,
      level,
      insatser: new Set(insatser.map(({ id }) => id)),
      plans: new Map<PlanHash, TallyPlan>(plans.map((one) => [one.hash, one])),
    },
    startfiler: startfiler && new Set(startfiler),
  };
}

/** Where a sealed snapshot lies. */
export const snapshotPath = (dir: string, digest: string): string => join(dir, "filer", `${digest}.age`);

/** Where releases lie. */
export const releaseFolder = (dir: string): string => join(dir, "slapp");

/** Where NNS keeps what förbund have released. */
export const receivedReleases = (dir: string): string => join(dir, "slapp-fran");

/** Where the kvitton that have been given out lie. */
export const kvittoFolder = (dir: string): string => join(dir, "kvitton");

/** Where the sums that have been sent upwards lie, in a folder for each period. */
export const upwardsFolder = (dir: string): string => join(dir, "uppat");

/** The JSON of a file that the förbund has sealed to itself. @throws RefusedError */
export async function opened(path: string, key: ForbundKey): Promise<unknown> {
  const sealed = await bytesOf(path, 100_000_000);
  try {
    return JSON.parse(new TextDecoder().decode(await decryptWith(identitiesOf(key), sealed)));
  } catch (cause) {
    if (cause instanceof EnvelopeError && cause.code === "WRONG_COLLECTOR") {
      throw new RefusedError("nyckeln hör till ett annat förbund", { cause });
    }
    throw new RefusedError(`${path} är skadad`, { cause });
  }
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
