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
  type SnapshotRecord,
  type Tally,
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

/** Larger files are refused unread. */
export const MAX_FILE_BYTES = 65_536;

/** What a file turned out to be. */
export type Taken =
  | { readonly kind: "snapshot"; readonly record: SnapshotRecord; readonly tally: Tally }
  | { readonly kind: "anmalan"; readonly anmalan: Anmalan; readonly digest: Digest }
  | { readonly kind: "refused"; readonly code: ImportCode | EnrolmentErrorCode; readonly text: string };

/** Looks at files one after another. Never throws for what is in them. */
export type Doorkeeper = (bytes: Uint8Array) => Promise<Taken>;

/** A doorkeeper for this collector, with its key made ready once. */
export function doorkeeperOf(collector: Collector): Doorkeeper {
  const open = openerOf(collector.key.identity);
  const door = doorOf(collector);
  return async (bytes) => {
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

const refused = (code: ImportCode): Taken => ({ kind: "refused", code, text: importTexts[code] });
