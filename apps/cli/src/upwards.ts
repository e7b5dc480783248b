/**
 * The förbund's sum on its way to NNS: what its devices do towards the förbund, one level up.
 *
 * The sum is made of the very snapshots that the release of the period was made of, so that it agrees with
 * what the förbund has told. It is made once; sent again, it is the same files.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  anmalanText,
  coveragePlanOf,
  Digest,
  digestOf,
  emptyTally,
  firstTimeOnly,
  Incarnation,
  InsatsId,
  MOST_RELEASE_BYTES,
  mayReplace,
  mergeTallies,
  openStartfil,
  type Period,
  partOf,
  periodKey,
  SignerKey,
  type Startfil,
  spanIn,
  type Tally,
} from "@vifragar/core";
import {
  encryptTo,
  fromHex,
  type SnapshotDraft,
  sealSnapshot,
  snapshotDigest,
  snapshotFileName,
  toHex,
  utf8,
  verify,
} from "@vifragar/sealing";
import * as z from "zod/mini";
import { type Collector, releaseFolder, upwardsFolder } from "./collector-folder.ts";
import { type Io, RefusedError } from "./command.ts";
import { recordsOf, talliesOf } from "./count-period.ts";
import { hasSigned, signAs } from "./forbund-key.ts";
import { opening } from "./opening.ts";
import { inputsIn, newestEdition, releaseNameOf, releasesIn } from "./released.ts";
import { bytesOf, filesAmong, jsonIn, textOf, writeWhole } from "./whole-file.ts";

/** One sum in the förbund's own line of numbers. */
const Sent = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/sent-sum@1"),
    signer: SignerKey,
    incarnation: Incarnation,
    seq: z.int().check(z.minimum(1)),
    digest: Digest,
    files: z.readonly(z.array(z.string().check(z.regex(/^[a-z0-9._-]+$/i)))),
  }),
);
type Sent = z.infer<typeof Sent>;

/** Written last: a folder without it is of a run that was interrupted, and is made anew. */
const SENT = "skickat.json";
const FIRST = "0".repeat(64);

/** Whether the same files as before were given out, and where they are. */
export interface Handed {
  readonly isAgain: boolean;
  readonly files: readonly string[];
}

/**
 * Writes what NNS is to have for a released period: anmälan, sum, täckningsfil and the release itself.
 *
 * @throws RefusedError when the period is not released, or NNS asks for another one.
 */
export async function handUpwards(
  collector: Collector,
  startfil: Startfil,
  { period, out, io }: { readonly period: Period; readonly out: string; readonly io: Io },
): Promise<Handed> {
  if (period.kind !== startfil.calendar) {
    throw new RefusedError(
      `NNS samlar in ${startfil.calendar}, och ${periodKey(period)} är en annan sorts period`,
    );
  }
  // A correction is sent anew: the sum takes the place of the one before, with all that has been told.
  const edition = newestEdition(collector, period);
  const folder = join(upwardsFolder(collector.dir), releaseNameOf(period, edition));
  const isAgain = existsSync(join(folder, SENT));
  if (!isAgain) await makeFiles(collector, startfil, { period, folder, io });
  const { files } = await sentIn(folder);
  for (const name of files)
    await writeWhole(join(out, name), await bytesOf(join(folder, name), MOST_RELEASE_BYTES));
  return { isAgain, files: files.map((name) => join(out, name)) };
}

async function makeFiles(
  collector: Collector,
  startfil: Startfil,
  { period, folder, io }: { readonly period: Period; readonly folder: string; readonly io: Io },
): Promise<void> {
  const { key, plan, registry } = collector;
  const tally = await releasedSum(collector, period, io);
  const coverage = { ...partOf(tally, plan, coveragePlanOf(plan)), forms: 0 };
  const line = await lineOf(collector);
  const common = {
    insats: key.forbund.id,
    incarnation: line.incarnation,
    period,
    seq: line.seq + 1,
    previous: line.digest,
    day: io.today,
    k: registry.k,
    final: true,
    correction: (newestEdition(collector, period) ?? 1) > 1,
    prov: key.prov,
  };
  const header = { ...common, kind: "tally", plan: tally.plan, forms: tally.forms } as const;
  const sealed = async (of: SnapshotDraft, { counts }: Tally) => ({
    name: snapshotFileName(of.kind),
    bytes: await sealSnapshot({
      header: of,
      cells: counts,
      seed: fromHex(key.signingSeed, 32),
      recipients: startfil.recipients,
    }),
  });
  const files = [
    await anmalanFile(collector, startfil, line.incarnation),
    await sealed(header, tally),
    await sealed({ ...common, kind: "coverage", plan: coverage.plan, forms: 0 }, coverage),
    ...(await releaseFiles(collector, period)),
  ];
  for (const { name, bytes } of files) await writeWhole(join(folder, name), bytes);
  const sent: Sent = {
    format: "vifragar/sent-sum@1",
    signer: key.signer,
    incarnation: line.incarnation,
    seq: common.seq,
    digest: Digest.parse(snapshotDigest({ ...header, signer: key.signer }, tally.counts)),
    files: files.map(({ name }) => name),
  };
  await writeWhole(join(folder, SENT), `${JSON.stringify(sent, null, 2)}\n`);
}

/** The release of the period, in every edition. @throws RefusedError when it counts other periods too. */
async function releaseFiles(collector: Collector, period: Period) {
  const own = (await releasesIn(collector)).filter(
    ({ content }) => periodKey(content.period) === periodKey(period),
  );
  if (own.some(({ content }) => content.merged !== undefined))
    throw new RefusedError(
      `${periodKey(period)} är släppt tillsammans med perioder före; skicka året till NNS i stället`,
    );
  return Promise.all(
    own.map(async ({ content }) => {
      const name = releaseNameOf(period, spanIn(content).edition);
      return {
        name: `slapp-${collector.key.forbund.id.slice(0, 8)}_${name}.json`,
        bytes: await bytesOf(join(releaseFolder(collector.dir), `${name}.json`), MOST_RELEASE_BYTES),
      };
    }),
  );
}

/** The sum of what the period's release was made of, first-time answers alone. */
async function releasedSum(collector: Collector, period: Period, io: Io): Promise<Tally> {
  const { snapshots } = await inputsIn(collector, period);
  const opened = await talliesOf(collector, recordsOf(collector, snapshots), io);
  const sum = opened.reduce((all, { tally }) => mergeTallies(all, tally), emptyTally(collector.plan));
  return firstTimeOnly(sum, collector.plan);
}

async function anmalanFile(collector: Collector, startfil: Startfil, incarnation: Incarnation) {
  const { key } = collector;
  const content = {
    format: "vifragar/anmalan@1",
    prov: key.prov,
    device: key.signer,
    incarnation,
    insats: startfil.insats.id,
    startfil: digestOf(startfil),
  } as const;
  const text = await anmalanText(content, signAs(key));
  const bytes = await encryptTo(startfil.recipients, utf8(text));
  return { name: `anmalan-${toHex(randomBytes(8))}.age`, bytes };
}

/** The latest sum of the förbund, whichever period it was for. The line goes on when the förbund has changed keys. */
async function lineOf({ dir, key }: Collector): Promise<Line> {
  const folder = upwardsFolder(dir);
  const paths = existsSync(folder) ? await filesAmong([folder]) : [];
  const all = await Promise.all(
    paths.filter((path) => basename(path) === SENT).map((path) => sentIn(dirname(path))),
  );
  const last = all
    .filter(({ signer }) => hasSigned(key, signer))
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1);
  return last ?? { incarnation: Incarnation.parse(toHex(randomBytes(16))), seq: 0, digest: FIRST };
}

interface Line extends Pick<Sent, "incarnation" | "seq"> {
  readonly digest: string;
}

async function sentIn(folder: string): Promise<Sent> {
  const sent = Sent.safeParse(await jsonIn(join(folder, SENT), 16_384));
  if (!sent.success) throw new RefusedError(`${join(folder, SENT)} är skadad`);
  return sent.data;
}

/**
 * The startfil that NNS has given the förbund: the one typed, which is then kept, or the one kept.
 *
 * @throws RefusedError when it is another förbund's, or of somebody that the one before does not vouch for.
 */
export async function startfilFromNns(
  collector: Collector,
  path: string | undefined,
  today: number,
): Promise<Startfil> {
  const own = join(upwardsFolder(collector.dir), "nns.startfil");
  // One that has been taken stays valid; the last day is for taking it.
  const kept = existsSync(own) ? openedStartfil(collector, await textOf(own, 16_384), 0) : undefined;
  if (path === undefined) {
    if (kept === undefined) throw new RefusedError("ange NNS startfil med --startfil första gången");
    return kept;
  }
  const text = await textOf(path, 16_384);
  const given = openedStartfil(collector, text, today);
  if (kept !== undefined && !mayReplace(kept, given, verify))
    throw new RefusedError("startfilen kommer inte från samma NNS som förut");
  await writeWhole(own, text);
  return given;
}

function openedStartfil({ key, instrument }: Collector, text: string, today: number): Startfil {
  const { startfil } = opening(() => openStartfil(text, verify, { today, instruments: [instrument] }));
  if (startfil.insats.id !== InsatsId.parse(key.forbund.id))
    throw new RefusedError("startfilen gäller ett annat förbund, eller en insats");
  if (startfil.prov !== key.prov)
    throw new RefusedError("ett provförbund och ett riktigt förbund blandas inte");
  return startfil;
}
