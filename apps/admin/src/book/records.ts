/**
 * The book's records in the vault: one record for each noun, snapshots in sheets by period, releases by period.
 *
 * Each is JSON that is checked when it is read. What has become unreadable is thrown, never skipped:
 * a förbund that silently forgets a device or a release would count wrong.
 */
import {
  Anmalan,
  Digest,
  InsatsId,
  KvittoLine,
  periodKey,
  Roster,
  SignerKey,
  SnapshotRecord,
} from "@vifragar/core";
import type { RecordChange, Vault } from "@vifragar/vault";
import * as z from "zod/mini";
import { DeviceSettings, NO_DEVICE_SETTINGS } from "../device-settings/device-settings.ts";
import { Forbund } from "../forbund/forbund.ts";
import { formsOf, StoredForms } from "../forms/forms.ts";
import { Insats } from "../insatser/insats.ts";
import { StoredRelease } from "../release/stored-release.ts";
import { NO_REPORTING, Reporting } from "../report/reporting.ts";
import { ReceivedRelease, TrustedSigner } from "../trust/received-release.ts";
import { SentSum } from "../upwards/sent-sum.ts";
import type { Book } from "./book.ts";
import { BookError } from "./book-error.ts";

const whole = z.int().check(z.minimum(0));

export const IssuedStartfil = z.readonly(
  z.strictObject({
    digest: Digest,
    insats: InsatsId,
    expires: whole,
    made: whole,
    /** For a form that waits for its period: the first day of it. */
    from: z.optional(whole),
    /** The key that signed it; left out by what was written before keys could be changed. */
    signer: z.optional(SignerKey),
  }),
);
export type IssuedStartfil = z.infer<typeof IssuedStartfil>;

export const WaitingAnmalan = z.readonly(z.strictObject({ digest: Digest, anmalan: Anmalan }));
export type WaitingAnmalan = z.infer<typeof WaitingAnmalan>;

export const StoredSnapshot = z.readonly(
  z.strictObject({
    record: SnapshotRecord,
    /** The cells of a täckningsfil, which may be read at any time; null for answers, which stay sealed. */
    coverage: z.nullable(z.readonly(z.array(whole))),
    received: whole,
  }),
);
export type StoredSnapshot = z.infer<typeof StoredSnapshot>;

/** How far each device has been told that its files have arrived: the highest number of all kvitton so far. */
export const GivenKvitto = z.readonly(
  z.strictObject({
    /** The day of the latest one; null before the first. */
    made: z.nullable(whole),
    received: z.readonly(z.array(KvittoLine)),
  }),
);
export type GivenKvitto = z.infer<typeof GivenKvitto>;

/** Before any kvitto has been given. */
export const NO_KVITTO: GivenKvitto = { made: null, received: [] };

const SNAPSHOTS = "snapshots/";
const RELEASES = "release/";
const RECEIVED = "received/";
const SUMS = "sum/";

/** Nouns with a record each. */
const NOUNS = [
  "forbund",
  "forms",
  "insatser",
  "startfiler",
  "waiting",
  "roster",
  "kvitto",
  "deviceSettings",
  "reporting",
  "trusted",
  "nnsStartfil",
] as const;

/** The name of the record that holds a sealed file as it was imported. */
export const sealedName = (digest: Digest): string => `sealed/${digest}`;

/** Reads the book, or undefined when no förbund has been set up in this vault. @throws BookError `unreadable`. */
export async function readBook(vault: Vault): Promise<Book | undefined> {
  const forbund = await read(vault, "forbund", Forbund);
  if (forbund === undefined) return undefined;
  const periods = await all(vault, SNAPSHOTS, z.array(StoredSnapshot));
  const releases = await all(vault, RELEASES, StoredRelease);
  const received = await all(vault, RECEIVED, ReceivedRelease);
  const sums = await all(vault, SUMS, SentSum);
  return {
    forbund,
    forms: formsOf(await read(vault, "forms", StoredForms)),
    insatser: (await read(vault, "insatser", z.array(Insats))) ?? [],
    startfiler: (await read(vault, "startfiler", z.array(IssuedStartfil))) ?? [],
    waiting: (await read(vault, "waiting", z.array(WaitingAnmalan))) ?? [],
    roster: await roster(vault),
    kvitto: (await read(vault, "kvitto", GivenKvitto)) ?? NO_KVITTO,
    deviceSettings: (await read(vault, "deviceSettings", DeviceSettings)) ?? NO_DEVICE_SETTINGS,
    reporting: (await read(vault, "reporting", Reporting)) ?? NO_REPORTING,
    snapshots: new Map(periods.flat().map((stored) => [stored.record.digest, stored])),
    releases: new Map(releases.map((release) => [release.period, release])),
    received: new Map(received.map((release) => [release.digest, release])),
    trusted: (await read(vault, "trusted", z.array(TrustedSigner))) ?? [],
    nnsStartfil: (await read(vault, "nnsStartfil", z.string())) ?? undefined,
    sums: new Map(sums.map((sum) => [sum.period, sum])),
  };
}

/**
 * What has to be written to come from one book to the next: the records whose content is another.
 *
 * @param before - Undefined for the first book of a förbund.
 */
export function changesBetween(before: Book | undefined, after: Book): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  const write = (name: string, value: unknown) => {
    changes.push({ name, bytes: new TextEncoder().encode(JSON.stringify(value)) });
  };
  for (const noun of NOUNS) {
    if (before?.[noun] !== after[noun]) write(noun, after[noun]);
  }
  if (before?.snapshots !== after.snapshots) {
    const known = snapshotSheets(before?.snapshots.values() ?? []);
    for (const [name, snapshots] of snapshotSheets(after.snapshots.values())) {
      if (snapshots.length !== known.get(name)?.length) write(name, snapshots);
    }
  }
  for (const [period, release] of after.releases) {
    if (before?.releases.get(period) !== release) write(RELEASES + period, release);
  }
  for (const [digest, release] of after.received) {
    if (!before?.received.has(digest)) write(RECEIVED + digest, release);
  }
  for (const [period, sum] of after.sums) {
    if (before?.sums.get(period) !== sum) write(SUMS + period, sum);
  }
  return changes;
}

/** Snapshots in one record: an import of thousands writes the last sheet again and again, and not all of them. */
const SHEET = 200;

// Snapshots are only ever added, in order, so a sheet whose number of them is the same holds the same ones.
function snapshotSheets(snapshots: Iterable<StoredSnapshot>): ReadonlyMap<string, readonly StoredSnapshot[]> {
  const inPeriod = new Map<string, number>();
  const sheets = new Map<string, StoredSnapshot[]>();
  for (const stored of snapshots) {
    const period = periodKey(stored.record.period);
    const at = inPeriod.get(period) ?? 0;
    inPeriod.set(period, at + 1);
    // Names are read back in the order of their characters, which must be that of the sheets.
    const name = `${SNAPSHOTS}${period}/${String(Math.floor(at / SHEET)).padStart(5, "0")}`;
    const sheet = sheets.get(name);
    if (sheet === undefined) sheets.set(name, [stored]);
    else sheet.push(stored);
  }
  return sheets;
}

async function roster(vault: Vault): Promise<Roster> {
  const found = await read(vault, "roster", Roster);
  if (found === undefined) throw new BookError("unreadable");
  return found;
}

async function all<Schema extends z.ZodMiniType>(
  vault: Vault,
  prefix: string,
  schema: Schema,
): Promise<readonly z.infer<Schema>[]> {
  const names = await vault.listRecords(prefix);
  const found = await Promise.all(names.map((name) => read(vault, name, schema)));
  return found.filter((value) => value !== undefined);
}

async function read<Schema extends z.ZodMiniType>(
  vault: Vault,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  const bytes = await vault.getRecord(name);
  if (bytes === undefined) return undefined;
  try {
    return z.parse(schema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new BookError("unreadable", { cause });
  }
}
