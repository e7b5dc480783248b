/** Signing what `protect` let through. A release is made once; a correction is a release of its own. */
import { canonicalBytes, hashOf } from "../canonical.ts";
import { digestOf, type Sign, signedFile } from "../enrolment/signed-file.ts";
import { Digest, type SignerKey } from "../ids.ts";
import { namedForm } from "../instruments/built-in.ts";
import type { Day } from "../period/period.ts";
import { spanKey } from "../period/time-span.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { cellIdOf } from "./block-tables.ts";
import type { ReleaseDraft } from "./protected-table.ts";
import { RELEASE_FORMAT, type ReleaseContent, spanIn } from "./release-content.ts";
import { releaseFormat } from "./verified-release.ts";

/** A signed release and the parts of it for each insatsledare. */
export interface Release {
  readonly digest: Digest;
  /** To be written as UTF-8 and never changed. */
  readonly file: string;
  /** By insats id: the own insats and the förbund. Insatser that share a table get that. */
  readonly insatsFiles: ReadonlyMap<string, string>;
}

export interface ReleaseRequest {
  readonly draft: ReleaseDraft;
  /** `inputsDigestOf` what was counted. */
  readonly inputs: Digest;
  /** The collector's signing key, the public half. */
  readonly signer: SignerKey;
  readonly sign: Sign;
  /** The day of the release: a reader far away has no other way to know it. */
  readonly day?: Day | undefined;
  /** The form that was asked by. */
  readonly form: Instrument;
}

/**
 * Names what was counted without telling anything about it.
 *
 * @param digests - Digests of the snapshots, in any order.
 * @param salt - 32 random bytes that the collector keeps: without them, somebody who knows the few possible
 *   contents of a small snapshot could try them all against the digest.
 */
export const inputsDigestOf = (digests: readonly Digest[], salt: Uint8Array): Digest =>
  Digest.parse(hashOf(Uint8Array.from([...salt, ...canonicalBytes(digests.toSorted())])));

/** Signs a release, and for each insats the part of it that its lead gets. */
export async function releaseOf({
  draft,
  inputs,
  signer,
  sign,
  day,
  form,
}: ReleaseRequest): Promise<Release> {
  const content: ReleaseContent = {
    ...draft,
    format: RELEASE_FORMAT,
    signer,
    ...namedForm(form),
    inputs,
    ...(day === undefined ? {} : { day }),
  };
  const digest = digestOf(content);
  const insatsFiles = new Map<string, string>();
  for (const { level, subject } of content.tables) {
    if (level !== "insats") continue;
    const extract = await signedFile(releaseFormat, extractOf(content, subject.id, digest), sign);
    const leads: readonly string[] =
      subject.members.length > 0 ? subject.members.map(({ id }) => id) : [subject.id];
    for (const id of leads) insatsFiles.set(id, extract);
  }
  return { digest, file: await signedFile(releaseFormat, content, sign), insatsFiles };
}

/** Shown and hidden cells of one insats and the förbund, with the sums among them. */
function extractOf(content: ReleaseContent, insats: string, digest: Digest): ReleaseContent {
  const tables = content.tables.filter(({ level, subject }) => level !== "insats" || subject.id === insats);
  const period = spanKey(spanIn(content));
  const wanted = new Set(
    tables.flatMap(({ subject, keys }) => keys.map((key) => cellIdOf(subject.id, period, key))),
  );
  const bases = Object.entries(content.cells.bases ?? {}).filter(
    ([id, base]) => wanted.has(id) && wanted.has(base),
  );
  const cells = {
    ...content.cells,
    cells: content.cells.cells.filter(({ id }) => wanted.has(id)),
    relations: content.cells.relations.filter(
      ({ total, parts }) => wanted.has(total) && parts.every((part) => wanted.has(part)),
    ),
    bases: Object.fromEntries(bases),
  };
  return { ...content, tables, cells, extractOf: digest };
}
