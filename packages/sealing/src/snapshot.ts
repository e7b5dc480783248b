/**
 * The snapshot: one signed row of counts in an envelope, the only form in which counts travel.
 *
 * Formats: docs/formats/snapshot.md and docs/formats/envelope.md.
 */
import { toHex } from "./bytes.ts";
import { decryptWith, ENVELOPE_BYTES, EnvelopeError, encryptTo, type Opener } from "./envelope.ts";
import { randomBytes } from "./random.ts";
import { SnapshotError } from "./snapshot-error.ts";
import {
  decodeSnapshot,
  encodeSnapshot,
  SNAPSHOT_BUCKETS,
  type Snapshot,
  type SnapshotDraft,
  type SnapshotKind,
} from "./snapshot-layout.ts";
import { ready } from "./sodium.ts";

declare const sealedSnapshot: unique symbol;

/** A snapshot in its envelope: tells nothing without the collector's identity, not even by its length. */
export type SealedSnapshot = Uint8Array & { readonly [sealedSnapshot]: true };

/** The largest bucket and more recipients than anyone has. What is longer is not even looked at. */
export const MOST_SEALED_BYTES = SNAPSHOT_BUCKETS[2] + ENVELOPE_BYTES.fixed + 16 * ENVELOPE_BYTES.recipient;

/**
 * Signs counts and seals them to a collector and its recovery recipient.
 *
 * All snapshots of one plan have the same length for the same number of recipients.
 *
 * @throws SnapshotError `DRAFT` for a header or cells that the layout cannot hold; EnvelopeError `RECIPIENT`.
 */
export async function sealSnapshot(snapshot: {
  readonly header: SnapshotDraft;
  readonly cells: readonly number[];
  /** The sender's signing seed, 32 bytes. */
  readonly seed: Uint8Array;
  readonly recipients: readonly string[];
}): Promise<SealedSnapshot> {
  await ready;
  return (await encryptTo(snapshot.recipients, encodeSnapshot(snapshot))) as SealedSnapshot;
}

/**
 * Opens a sealed snapshot and makes sure that it is whole and signed by the key it names.
 *
 * @param identities - The collector's age identity, several, or an opener made once for many files.
 * @throws SnapshotError for whatever the bytes may hold; EnvelopeError `IDENTITY` if the identity is none.
 */
export async function openSnapshot(
  bytes: Uint8Array,
  identities: string | readonly string[] | Opener,
): Promise<Snapshot> {
  await ready;
  if (bytes.length > MOST_SEALED_BYTES) throw new SnapshotError("SIZE");
  try {
    return decodeSnapshot(await decryptWith(identities, bytes));
  } catch (cause) {
    if (cause instanceof EnvelopeError && (cause.code === "WRONG_COLLECTOR" || cause.code === "ENVELOPE")) {
      throw new SnapshotError(cause.code, { cause });
    }
    throw cause;
  }
}

/** A new name for a snapshot file: random, so that a folder of them tells nothing of who counted what. */
export function snapshotFileName(kind: SnapshotKind): string {
  return `${kind === "tally" ? "tal" : "tackning"}-${toHex(randomBytes(8))}.age`;
}
