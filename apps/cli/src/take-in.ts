/** Taking in one file at the collector's door: a snapshot, an anmälan, or neither. */
import {
  type Anmalan,
  admit,
  type Digest,
  EnrolmentError,
  type EnrolmentErrorCode,
  enrolmentTexts,
  type ImportCode,
  importTexts,
  openAnmalan,
  parseRelease,
  type SnapshotRecord,
  type Tally,
  type VerifiedRelease,
} from "@vifragar/core";
import {
  decodeSnapshot,
  decryptWith,
  EnvelopeError,
  type Opener,
  openerOf,
  type Snapshot,
  SnapshotError,
  verify,
} from "@vifragar/sealing";
import { type Collector, doorOf } from "./collector-folder.ts";
import { identitiesOf } from "./forbund-key.ts";

/** Larger files are refused unread. */
export const MAX_FILE_BYTES = 65_536;

/** NNS takes in releases too, which grow with the number of insatser. */
export const maxBytesAt = ({ registry }: Collector): number =>
  registry.level === "nation" ? 20_000_000 : MAX_FILE_BYTES;

/** What a file turned out to be. */
export type Taken =
  | { readonly kind: "snapshot"; readonly record: SnapshotRecord; readonly tally: Tally }
  | { readonly kind: "anmalan"; readonly anmalan: Anmalan; readonly digest: Digest }
  /** At NNS: what a förbund has released, as it is. */
  | { readonly kind: "release"; readonly release: VerifiedRelease }
  | { readonly kind: "refused"; readonly code: ImportCode | EnrolmentErrorCode; readonly text: string };

/** Looks at files one after another. Never throws for what is in them. */
export type Doorkeeper = (bytes: Uint8Array) => Promise<Taken>;

/** A doorkeeper for this collector, with its key made ready once. */
export function doorkeeperOf(collector: Collector): Doorkeeper {
  const open = openerOf(identitiesOf(collector.key));
  const door = doorOf(collector);
  return async (bytes) => {
    if (collector.registry.level === "nation" && bytes[0] === OPENING_BRACE)
      return releaseIn(bytes, collector);
    if (bytes.length > MAX_FILE_BYTES) return refused("SIZE");
    const plain = await plainOf(bytes, open);
    if (typeof plain === "string") return refused(plain);
    // An anmälan is JSON in the same kind of envelope; a snapshot begins with its magic.
    if (plain[0] === OPENING_BRACE) return anmalanIn(plain, collector);
    const snapshot = snapshotIn(plain);
    if (typeof snapshot === "string") return refused(snapshot);
    const admission = admit(snapshot, door);
    return admission.ok
      ? { kind: "snapshot", record: admission.record, tally: admission.tally }
      : refused(admission.code);
  };
}

const OPENING_BRACE = 0x7b;

async function plainOf(bytes: Uint8Array, open: Opener): Promise<Uint8Array | ImportCode> {
  try {
    return await decryptWith(open, bytes);
  } catch (error) {
    if (error instanceof EnvelopeError && error.code === "WRONG_COLLECTOR") return "WRONG_COLLECTOR";
    if (error instanceof EnvelopeError) return "ENVELOPE";
    throw error;
  }
}

function snapshotIn(plain: Uint8Array): Snapshot | ImportCode {
  try {
    return decodeSnapshot(plain);
  } catch (error) {
    // DRAFT is about writing and cannot come from reading.
    if (error instanceof SnapshotError && error.code !== "DRAFT") return error.code;
    throw error;
  }
}

function anmalanIn(plain: Uint8Array, { registry }: Collector): Taken {
  try {
    const { content, digest } = openAnmalan(new TextDecoder().decode(plain), verify);
    const isOurs =
      content.prov === registry.prov && registry.insatser.some(({ id }) => id === content.insats);
    return isOurs ? { kind: "anmalan", anmalan: content, digest } : refused("WRONG_COLLECTOR");
  } catch (error) {
    if (error instanceof EnrolmentError)
      return { kind: "refused", code: error.code, text: enrolmentTexts[error.code] };
    throw error;
  }
}

function releaseIn(bytes: Uint8Array, { registry }: Collector): Taken {
  const parsed = parseRelease(new TextDecoder().decode(bytes), verify);
  if (!parsed.ok) {
    const isChanged = parsed.issues.some(({ message }) => message === "bad-signature");
    const code = isChanged ? "bad-signature" : "malformed";
    return { kind: "refused", code, text: enrolmentTexts[code] };
  }
  const { collector, extractOf } = parsed.value.content;
  const isOurs =
    collector.prov === registry.prov && registry.insatser.some(({ id }) => id === String(collector.id));
  // The part of it that one lead gets does not say all that has been told.
  return isOurs && extractOf === undefined
    ? { kind: "release", release: parsed.value }
    : refused("WRONG_COLLECTOR");
}

const refused = (code: ImportCode): Taken => ({ kind: "refused", code, text: importTexts[code] });
