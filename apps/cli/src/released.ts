/** Releases on disk: written once, read with their signatures checked. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  coveragePlanOf,
  type Day,
  Digest,
  type FrozenInputs,
  InsatsId,
  inputsDigestOf,
  MOST_RELEASE_BYTES,
  type Period,
  type Protection,
  parseRelease,
  partOf,
  periodKey,
  type Release,
  releaseOf,
  spanIn,
  type VerifiedRelease,
} from "@vifragar/core";
import { encryptTo, toHex, utf8, verify } from "@vifragar/sealing";
import * as z from "zod/mini";
import { type Collector, opened, releaseFolder } from "./collector-folder.ts";
import { RefusedError } from "./command.ts";
import type { Counted } from "./count-period.ts";
import { hasSigned, recipientsOf, signAs } from "./forbund-key.ts";
import { filesAmong, textOf, writeNew, writeWhole } from "./whole-file.ts";

/** What has been released by this collector, each file with its signature checked. @throws RefusedError */
export async function releasesIn(collector: Collector): Promise<readonly VerifiedRelease[]> {
  const folder = releaseFolder(collector.dir);
  if (!existsSync(folder)) return [];
  const files = (await filesAmong([folder])).filter((file) => RELEASE_NAME.test(basename(file)));
  return Promise.all(
    files.map(async (file) => {
      const release = await readRelease(file);
      if (!hasSigned(collector.key, release.content.signer))
        throw new RefusedError(`${file} är inte förbundets eget släpp`);
      return release;
    }),
  );
}

/** Reads a release file. @throws RefusedError */
export async function readRelease(path: string): Promise<VerifiedRelease> {
  const parsed = parseRelease(await textOf(path, MOST_RELEASE_BYTES), verify);
  if (parsed.ok) return parsed.value;
  const isChanged = parsed.issues.some(({ message }) => message === "bad-signature");
  throw new RefusedError(
    isChanged ? `${path} är ändrad eller skadad: underskriften stämmer inte` : `${path} är inget släpp`,
  );
}

/** `2026-H2.json`, `2026-H2_rattelse-1.json`. Beside them: the insatsledare's parts and the sealed lists of inputs. */
const RELEASE_NAME = /^\d{4}(?:-[HTK]\d)?(?:_rattelse-\d+)?\.json$/;

/** The name of a release among the files of its period. */
export const releaseNameOf = (period: Period, edition = 1): string =>
  edition === 1 ? periodKey(period) : `${periodKey(period)}_rattelse-${edition - 1}`;

/** The newest edition of a period that has been released here, and undefined when none has. */
export function newestEdition({ dir }: Pick<Collector, "dir">, period: Period): number | undefined {
  let edition = 0;
  while (existsSync(join(releaseFolder(dir), `${releaseNameOf(period, edition + 1)}.json`))) edition += 1;
  return edition === 0 ? undefined : edition;
}

/**
 * Signs a release and writes it with its parts for the insatsledare. Never over another.
 *
 * The release itself comes last: when it is there, everything that belongs to it is.
 */
export async function writeRelease(
  collector: Collector,
  protection: Extract<Protection, { kind: "protected" }>,
  { counted, today }: { readonly counted: Counted; readonly today: Day },
): Promise<Release> {
  const { key, dir } = collector;
  const salt = randomBytes(32);
  const inputs = inputsDigestOf(counted.digests, salt);
  const release = await releaseOf({
    draft: protection.draft,
    inputs,
    signer: key.signer,
    sign: signAs(key),
    day: today,
    form: collector.instrument,
  });
  const { period: released, edition } = protection.tables.forbund;
  const period = releaseNameOf(released, edition);
  const at = (name: string) => join(releaseFolder(dir), name);
  const list = utf8(
    JSON.stringify({
      salt: toHex(salt),
      snapshots: counted.digests,
      coverage: coverageOfCounted(collector, counted),
    }),
  );
  await writeWhole(at(`inputs_${period}.age`), await encryptTo(recipientsOf(key), list));
  for (const [insats, file] of release.insatsFiles)
    await writeWhole(at(`insats-${insats}_${period}.json`), file);
  await writeNew(at(`${period}.json`), release.file);
  return release;
}

const Inputs = z.readonly(
  z.strictObject({
    salt: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    snapshots: z.readonly(z.array(Digest)),
    coverage: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({
            insats: InsatsId,
            forms: z.int().check(z.minimum(0)),
            counts: z.readonly(z.array(z.int().check(z.minimum(0)))),
          }),
        ),
      ),
    ),
  }),
);
/** What a release was made of: which snapshots, and the process counts that were frozen with it. */
export type Inputs = z.infer<typeof Inputs>;

/** All that has been released here, with what it was made of. */
export async function frozenIn(collector: Collector): Promise<readonly FrozenInputs[]> {
  const releases = await releasesIn(collector);
  return Promise.all(
    releases.map(async ({ content }) => {
      const span = spanIn(content);
      // Without a number it is the first, and not the newest.
      const { snapshots } = await inputsIn(collector, content.period, span.edition ?? 1);
      return { span, snapshots };
    }),
  );
}

/**
 * What the collector's own release of a period was made of, the newest edition unless another is named.
 *
 * @throws RefusedError when there is none.
 */
export async function inputsIn(
  { dir, key }: Collector,
  period: Period,
  edition = newestEdition({ dir }, period),
): Promise<Inputs> {
  const path = join(releaseFolder(dir), `inputs_${releaseNameOf(period, edition)}.age`);
  if (edition === undefined)
    throw new RefusedError(
      `perioden ${periodKey(period)} är inte släppt här; gör det först med vifragar protect`,
    );
  const inputs = Inputs.safeParse(await opened(path, key));
  if (!inputs.success) throw new RefusedError(`${path} är skadad`);
  return inputs.data;
}

/** The process counts of what was counted. They are frozen with the release, whatever comes in later. */
function coverageOfCounted({ plan }: Collector, { insatser }: Counted): Inputs["coverage"] {
  const coverage = coveragePlanOf(plan);
  return insatser.map(({ id, tally }) => {
    const { forms, counts } = partOf(tally, plan, coverage);
    return { insats: id, forms, counts };
  });
}
