/**
 * What a file is that came to a collector, and whether it may be taken in: judged by its content, never its name.
 *
 * The same in the app and on the command line. A bad file gives a code and no exception, whatever its bytes are,
 * and nothing is changed here.
 */
import { type Anmalan, openAnmalan } from "../enrolment/anmalan.ts";
import { EnrolmentError, type EnrolmentErrorCode } from "../enrolment/enrolment-error.ts";
import type { CollectorLevel } from "../enrolment/roster.ts";
import type { Verify } from "../enrolment/signed-file.ts";
import type { Digest } from "../ids.ts";
import { MOST_RELEASE_BYTES, parseRelease, type VerifiedRelease } from "../protection/verified-release.ts";
import type { Tally } from "../tally/tally.ts";
import { enrolmentTexts, importTexts } from "../texts-sv.ts";
import { admit, type Door, type ImportCode, type OpenedSnapshot } from "./admission.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";

/** What was found in a file. */
export type IncomingFile =
  | { readonly kind: "snapshot"; readonly record: SnapshotRecord; readonly tally: Tally }
  | { readonly kind: "anmalan"; readonly anmalan: Anmalan; readonly digest: Digest }
  /** At NNS: what a förbund has released, whole. */
  | { readonly kind: "release"; readonly release: VerifiedRelease }
  | { readonly kind: "refused"; readonly code: ImportCode | EnrolmentErrorCode; readonly text: string };

type Read<Value, Code> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code };

/** What a file is measured against. */
export interface Desk {
  readonly door: Door;
  /** Digests of the startfiler that this collector has made: an anmälan answers one. Undefined where none were noted. */
  readonly startfiler: ReadonlySet<Digest> | undefined;
}

/** What reads bytes, for core has no keys: `incoming` of the sealing package. */
export interface Opening {
  readonly decrypt: (sealed: Uint8Array) => Promise<Read<Uint8Array, string>>;
  readonly decode: (plain: Uint8Array) => Read<OpenedSnapshot, ImportCode>;
  readonly verify: Verify;
  readonly textOf: (bytes: Uint8Array) => string;
  readonly mostSealedBytes: number;
}

/** The largest file that is read at all; whatever is larger is refused by its size alone. */
export const mostBytesAt = (
  level: CollectorLevel,
  { mostSealedBytes }: Pick<Opening, "mostSealedBytes">,
): number => (level === "nation" ? MOST_RELEASE_BYTES : mostSealedBytes);

const AGE_START = "age-encryption.org/v1";

/** Reads one file. */
export async function readIncoming(bytes: Uint8Array, desk: Desk, opening: Opening): Promise<IncomingFile> {
  const { textOf } = opening;
  if (desk.door.level === "nation" && startsWith(bytes, "{")) return releaseIn(textOf(bytes), desk, opening);
  if (bytes.length > opening.mostSealedBytes) return refused("SIZE");
  if (!startsWith(bytes, AGE_START)) return refused(unsealedCode(textOf(bytes.subarray(0, MOST_SEEN))));
  const opened = await opening.decrypt(bytes);
  if (!opened.ok) return refused(opened.code === "WRONG_COLLECTOR" ? "WRONG_COLLECTOR" : "ENVELOPE");
  // An anmälan is JSON in the same kind of envelope; a snapshot begins with its magic.
  return startsWith(opened.value, "{")
    ? anmalanIn(textOf(opened.value), desk, opening)
    : snapshotIn(opened.value, desk, opening);
}

/** The snapshot inside a sealed file that has been opened. Used again when its period is released. */
export function snapshotIn(
  plain: Uint8Array,
  { door }: Pick<Desk, "door">,
  { decode }: Pick<Opening, "decode">,
): IncomingFile {
  const decoded = decode(plain);
  if (!decoded.ok) return refused(decoded.code);
  const admission = admit(decoded.value, door);
  if (!admission.ok) return refused(admission.code);
  return { kind: "snapshot", record: admission.record, tally: admission.tally };
}

function anmalanIn(text: string, { door, startfiler }: Desk, { verify }: Opening): IncomingFile {
  try {
    const { content: anmalan, digest } = openAnmalan(text, verify);
    const isOurs =
      anmalan.prov === door.prov &&
      door.insatser.has(anmalan.insats) &&
      (startfiler === undefined || startfiler.has(anmalan.startfil));
    return isOurs ? { kind: "anmalan", anmalan, digest } : refused("WRONG_COLLECTOR");
  } catch (error) {
    if (error instanceof EnrolmentError) return refusedSigned(error.code);
    throw error;
  }
}

function releaseIn(text: string, { door }: Desk, { verify }: Opening): IncomingFile {
  const code = unsealedCode(text.slice(0, MOST_SEEN));
  if (code === "STARTFIL") return refused(code);
  const parsed = parseRelease(text, verify);
  if (!parsed.ok) {
    const isChanged = parsed.issues.some(({ message }) => message === "bad-signature");
    return refusedSigned(isChanged ? "bad-signature" : "malformed");
  }
  const { collector, extractOf } = parsed.value.content;
  // The part of it that one lead gets does not say all that has been told.
  if (extractOf !== undefined) return refused("EXTRACT");
  const isOurs = collector.prov === door.prov && door.insatser.has(collector.id);
  return isOurs ? { kind: "release", release: parsed.value } : refused("WRONG_COLLECTOR");
}

/** Characters that tell what a file in clear is. */
const MOST_SEEN = 2_000;

/** What people most often take by mistake is told by name. */
function unsealedCode(start: string): ImportCode {
  if (start.includes('"vifragar/startfil@')) return "STARTFIL";
  if (start.startsWith('{"content":{"cells"') && start.includes('"vifragar/')) return "RELEASE";
  return /^\uFEFF?"?Insats"?[;,\t]/i.test(start) ? "TABLE" : "MAGIC";
}

const refused = (code: ImportCode): IncomingFile => ({ kind: "refused", code, text: importTexts[code] });

const refusedSigned = (code: EnrolmentErrorCode): IncomingFile => ({
  kind: "refused",
  code,
  text: enrolmentTexts[code],
});

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
