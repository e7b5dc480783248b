/**
 * What a file is and whether it may be taken in, judged by its content and never by its name.
 *
 * Nothing is changed here. A bad file gives a reason and no exception, whatever its bytes are.
 */
import {
  type Anmalan,
  admit,
  type Digest,
  type Door,
  EnrolmentError,
  type EnrolmentErrorCode,
  enrolmentTexts,
  type ImportCode,
  importTexts,
  openAnmalan,
  type SnapshotRecord,
  type VerifiedRelease,
} from "@vifragar/core";
import { decodeSnapshot, SnapshotError, verify } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { MOST_SIGNED_BYTES, openSigned } from "../trust/open-signed.ts";

/** What was found in a file. */
export type Found =
  | { readonly kind: "snapshot"; readonly record: SnapshotRecord; readonly cells: readonly number[] }
  | { readonly kind: "anmalan"; readonly anmalan: Anmalan; readonly digest: Digest }
  /** At NNS: what a förbund has released, whole. */
  | { readonly kind: "release"; readonly release: VerifiedRelease }
  | { readonly kind: "refused"; readonly isForeign: boolean; readonly text: string };

/** What a file is measured against. */
export interface Measure {
  readonly decrypt: Vault["decrypt"];
  readonly door: Door;
  /** Digests of the startfiler that this förbund has made. */
  readonly startfiler: ReadonlySet<Digest>;
  /** True at NNS, which takes in what its förbund have released. */
  readonly takesReleases: boolean;
}

/** Larger sealed files are none of ours and are not even read. */
export const MOST_BYTES = 32_768;

/** The largest file that is read at all. */
export const mostBytes = ({ takesReleases }: Pick<Measure, "takesReleases">): number =>
  takesReleases ? MOST_SIGNED_BYTES : MOST_BYTES;

const AGE_START = "age-encryption.org/v1";

/** Reads one file. */
export async function readFile(bytes: Uint8Array, measure: Measure): Promise<Found> {
  if (measure.takesReleases && startsWith(bytes, "{")) return readRelease(bytes, measure);
  if (bytes.length > MOST_BYTES) return refused("SIZE");
  if (!startsWith(bytes, AGE_START)) return refusedUnsealed(bytes);
  const opened = await measure.decrypt(bytes);
  if (!opened.ok) return refused(opened.code === "WRONG_COLLECTOR" ? "WRONG_COLLECTOR" : "ENVELOPE");
  return startsWith(opened.value, "{")
    ? readAnmalan(opened.value, measure)
    : readSnapshot(opened.value, measure);
}

/** The snapshot inside a sealed file that the vault has opened. Used again when its period is released. */
export function readSnapshot(plain: Uint8Array, { door }: Pick<Measure, "door">): Found {
  try {
    const snapshot = decodeSnapshot(plain);
    const admission = admit(snapshot, door);
    if (!admission.ok) return refused(admission.code);
    return { kind: "snapshot", record: admission.record, cells: snapshot.cells };
  } catch (error) {
    if (error instanceof SnapshotError && isImportCode(error.code)) return refused(error.code);
    throw error;
  }
}

function readAnmalan(plain: Uint8Array, { door, startfiler }: Measure): Found {
  try {
    const { content: anmalan, digest } = openAnmalan(new TextDecoder().decode(plain), verify);
    const isOurs =
      anmalan.prov === door.prov && door.insatser.has(anmalan.insats) && startfiler.has(anmalan.startfil);
    return isOurs ? { kind: "anmalan", anmalan, digest } : refusedAs("wrong-collector");
  } catch (error) {
    if (error instanceof EnrolmentError) return refusedAs(error.code);
    throw error;
  }
}

function readRelease(bytes: Uint8Array, { door }: Measure): Found {
  const opened = openSigned(new TextDecoder().decode(bytes), { today: 0, instruments: [] });
  if (!opened.ok) return other(opened.text);
  const { file } = opened;
  if (file.kind !== "release") return other("Filen är inget släpp från ett förbund.");
  const { release, collector, prov } = file;
  // An insats's part of it does not say all that has been told.
  if (release.content.extractOf !== undefined)
    return other("Filen är en insatsledares del av ett släpp. Be förbundet om hela släppet.");
  const isOurs = prov === door.prov && door.insatser.has(collector.id);
  return isOurs ? { kind: "release", release } : refusedAs("wrong-collector");
}

const isImportCode = (code: string): code is ImportCode => Object.hasOwn(importTexts, code);

const refused = (code: ImportCode): Found => ({
  kind: "refused",
  isForeign: code === "WRONG_COLLECTOR",
  text: importTexts[code],
});

const refusedAs = (code: EnrolmentErrorCode): Found => ({
  kind: "refused",
  isForeign: code === "wrong-collector",
  text: enrolmentTexts[code],
});

/** What people most often take by mistake is told by name. */
function refusedUnsealed(bytes: Uint8Array): Found {
  const start = new TextDecoder().decode(bytes.subarray(0, 2_000));
  if (start.includes('"vifragar/') && start.startsWith('{"content":{"cells"')) {
    return other("Det här är ett släpp. Läs in det under Jämförelser.");
  }
  if (start.includes('"vifragar/startfil@')) {
    return other("Det här är en startfil. Den läses in på enheten, inte här.");
  }
  if (/^\uFEFF?"?Insats"?[;,\t]/i.test(start)) {
    return other("Det här är en tabell. Läs in deltagarantal under Insatser.");
  }
  return refused("MAGIC");
}

const other = (text: string): Found => ({ kind: "refused", isForeign: false, text });

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
