/**
 * The förbund's sum on its way to NNS: what its devices do towards the förbund, one level up.
 *
 * The sum is made of the very snapshots that the release of the period was made of, so that it agrees with
 * what the förbund has told. It is made once; given out again, it is the same files (transport.md 4).
 */
import {
  anmalanText,
  type Day,
  type Digest,
  digestOf,
  emptyTally,
  firstTimeOnly,
  Incarnation,
  InsatsId,
  type Instrument,
  mayReplace,
  mergeTallies,
  type Period,
  parsePeriodKey,
  periodKey,
  type Startfil,
  type Tally,
  type TallyPlan,
} from "@vifragar/core";
import { encryptTo, snapshotFileName, verify } from "@vifragar/sealing";
import type { CollectingVault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import type { BookAndFiles } from "../book/keeper.ts";
import { openStored } from "../release/open-stored.ts";
import type { StoredRelease } from "../release/stored-release.ts";
import { openSigned } from "../trust/open-signed.ts";
import { randomHex } from "../ui/random-hex.ts";
import { type SentSum, sentFileName } from "./sent-sum.ts";

/** A file to be saved and carried to NNS. */
export interface UpwardFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** NNS's startfil, or why a file is none that this förbund can use. */
export type ReadStartfil =
  | { readonly ok: true; readonly startfil: Startfil; readonly text: string }
  | { readonly ok: false; readonly text: string };

/** Reads the startfil that NNS gives a förbund. @param text - The file, as it came. */
export function readNnsStartfil(
  { forbund, nnsStartfil }: Book,
  text: string,
  by: { readonly today: Day; readonly instruments: readonly Instrument[] },
): ReadStartfil {
  const opened = openSigned(text, by);
  if (!opened.ok) return opened;
  if (opened.file.kind !== "startfil") return { ok: false, text: "Filen är ingen startfil från NNS." };
  const { startfil } = opened.file;
  if (startfil.insats.id !== InsatsId.parse(forbund.id))
    return { ok: false, text: "Startfilen gäller ett annat förbund, eller en insats." };
  if (startfil.prov !== forbund.prov)
    return { ok: false, text: "Ett provförbund och ett riktigt förbund blandas inte." };
  const kept = nnsStartfil === undefined ? undefined : keptStartfil(nnsStartfil, by.instruments);
  if (kept !== undefined && !mayReplace(kept, startfil, verify))
    return { ok: false, text: "Startfilen kommer inte från samma NNS som förut." };
  return { ok: true, startfil, text };
}

/** The startfil that the book keeps. One that has been taken stays valid; the last day is for taking it. */
export function keptStartfil(text: string, instruments: readonly Instrument[]): Startfil | undefined {
  const opened = openSigned(text, { today: 0, instruments });
  return opened.ok && opened.file.kind === "startfil" ? opened.file.startfil : undefined;
}

/**
 * The releases that NNS asks for, latest period first: those of its own kind of period. One that counts smaller
 * periods too is none of them: its answers are in the year's sum.
 */
export const releasesForNns = ({ releases }: Book, { calendar }: Startfil): readonly StoredRelease[] =>
  [...releases.values()]
    .filter(({ period, merged = [] }) => merged.length === 0 && parsePeriodKey(period)?.kind === calendar)
    .toSorted((a, b) => (a.period < b.period ? 1 : -1));

/**
 * Makes what NNS is to have for a released period: anmälan, sum, täckningsfil and the release itself.
 *
 * @returns The change to the book, with the files to be written in the same step.
 * @throws ReleaseError `file-missing` or `file-altered`: a snapshot is never left out in silence.
 */
export async function makeSum(
  book: Book,
  release: StoredRelease,
  by: {
    readonly vault: Pick<CollectingVault, "decrypt" | "getRecord" | "sealSum" | "device" | "sign">;
    readonly startfil: Startfil;
    readonly plan: TallyPlan;
    readonly coveragePlan: TallyPlan;
    readonly today: Day;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<{ readonly sum: SentSum; readonly files: readonly UpwardFile[] }> {
  const { startfil, vault, plan, today } = by;
  const { forbund } = book;
  const tally = firstTimeOnly(await sumOf(book, release.snapshots, by), plan);
  const anmalan = await anmalanFile(book, startfil, vault);
  const sealed = await vault.sealSum({
    insats: forbund.id,
    plan: plan.hash,
    period: periodOf(release),
    forms: tally.forms,
    counts: tally.counts,
    k: forbund.k,
    day: today,
    recipients: startfil.recipients,
    correction: book.sums.has(release.period),
    coveragePlan: { hash: by.coveragePlan.hash, cells: placesOf(by.coveragePlan, plan) },
  });
  const files: readonly UpwardFile[] = [
    { name: `anmalan-${randomHex(8)}.age`, bytes: anmalan.bytes },
    { name: snapshotFileName("tally"), bytes: sealed.tally },
    { name: snapshotFileName("coverage"), bytes: sealed.coverage },
    ...releaseFiles(book, release),
  ];
  const sum: SentSum = {
    period: release.period,
    release: release.digest,
    startfil: digestOf(startfil),
    anmalan: anmalan.digest,
    seq: sealed.seq,
    made: today,
    files: files.map(({ name }) => name),
  };
  return { sum, files };
}

/** The release in every edition: NNS takes all that has been told as given. */
export function releaseFiles(
  { forbund }: Book,
  { period, file, correction }: StoredRelease,
): readonly UpwardFile[] {
  const editions = [...(correction?.replaced ?? []), { edition: correction?.edition ?? 1, file }];
  return editions.map((one) => ({
    name: `slapp-${forbund.id.slice(0, 8)}_${period}${one.edition > 1 ? `_rattelse-${one.edition - 1}` : ""}.json`,
    bytes: new TextEncoder().encode(one.file),
  }));
}

/** The book with a sum that was made, and its files to keep. */
export const withSum = (book: Book, sum: SentSum, files: readonly UpwardFile[]): BookAndFiles => ({
  book: { ...book, sums: new Map([...book.sums, [sum.period, sum]]) },
  files: files.map(({ name, bytes }) => ({ name: sentFileName(sum.period, name), bytes })),
});

/** The files of a sum once more, the same bytes. */
export const filesOfSum = (
  { period, files }: SentSum,
  vault: Pick<CollectingVault, "getRecord">,
): Promise<readonly UpwardFile[]> =>
  Promise.all(
    files.map(async (name) => {
      const bytes = await vault.getRecord(sentFileName(period, name));
      if (bytes === undefined) throw new RangeError("a file that the book names is not in the vault");
      return { name, bytes };
    }),
  );

async function sumOf(
  book: Book,
  snapshots: readonly Digest[],
  { vault, plan, onProgress }: Pick<Parameters<typeof makeSum>[2], "vault" | "plan" | "onProgress">,
): Promise<Tally> {
  let sum = emptyTally(plan);
  for (const [at, digest] of snapshots.entries()) {
    const { tally } = await openStored(book, digest, { vault });
    sum = mergeTallies(sum, tally);
    onProgress(at + 1, snapshots.length);
  }
  return sum;
}

async function anmalanFile(
  { forbund }: Book,
  startfil: Startfil,
  vault: Pick<CollectingVault, "device" | "sign">,
): Promise<{ readonly digest: Digest; readonly bytes: Uint8Array }> {
  const { incarnation } = await vault.device();
  const content = {
    format: "vifragar/anmalan@1",
    prov: forbund.prov,
    device: forbund.signer,
    incarnation: Incarnation.parse(incarnation),
    insats: startfil.insats.id,
    startfil: digestOf(startfil),
  } as const;
  const text = await anmalanText(content, (domain, message) => vault.sign(domain, message));
  const bytes = await encryptTo(startfil.recipients, new TextEncoder().encode(text));
  return { digest: digestOf(content), bytes };
}

/** Where the cells of the coverage plan stand in the whole plan. */
function placesOf(coveragePlan: TallyPlan, plan: TallyPlan): readonly number[] {
  const placeById = new Map(plan.cells.map(({ id }, at) => [id, at]));
  return coveragePlan.cells.map(({ id }) => placeById.get(id) ?? -1);
}

function periodOf({ period }: StoredRelease): Period {
  const parsed = parsePeriodKey(period);
  if (parsed === undefined || periodKey(parsed) !== period)
    throw new RangeError("a stored release names no period");
  return parsed;
}
