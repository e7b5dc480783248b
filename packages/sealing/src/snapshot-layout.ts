/**
 * The layout of a snapshot inside its envelope: header, cells, signature and padding.
 *
 * The table is docs/formats/snapshot.md. Whether the signer is known, the plan ours and the sums
 * right does not show in the bytes: the collector judges that.
 */
import { ByteReader, BytesError, ByteWriter, concat, fromHex, toHex, utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { paddingStart, padTo } from "./padding.ts";
import { decodePeriod, encodePeriod, PERIOD_BYTES } from "./period.ts";
import { SealError } from "./seal-error.ts";
import { SIGNATURE_BYTES, sign, signingKeyOf, verify } from "./sign.ts";
import { SnapshotError, type SnapshotErrorCode } from "./snapshot-error.ts";

/** What is counted: answers and process (`tally`, may be opened once the period is closed) or process alone (`coverage`). */
export type SnapshotKind = "tally" | "coverage";

/** The reporting period. `index` counts from 1 within the year. */
export interface SnapshotPeriod {
  readonly year: number;
  readonly kind: "year" | "half" | "tertial" | "quarter";
  readonly index: number;
}

/** What a sender says of its counts. Ids, hashes and keys are lower-case hexadecimal. */
export interface SnapshotDraft {
  readonly kind: SnapshotKind;
  /** Hash of the plan that the cells follow, 32 bytes. */
  readonly plan: string;
  /** The insats, 16 random bytes; in a förbund's own sum the förbund's id. */
  readonly insats: string;
  /** 16 random bytes, new each time the sender's vault is made. */
  readonly incarnation: string;
  readonly period: SnapshotPeriod;
  /** Grows by 1 with each snapshot of an incarnation. */
  readonly seq: number;
  /** Digest of the snapshot before it, 32 bytes; all 0 in the first. */
  readonly previous: string;
  /** The day it was made, in whole days since 1970-01-01. No time of day anywhere. */
  readonly day: number;
  /** The smallest number of forms between two snapshots that the sender kept to. */
  readonly k: number;
  /** Forms counted in the cells, since the period began. */
  readonly forms: number;
  /** The last of its period. */
  readonly final: boolean;
  /** Counts may be lower than in an earlier one. */
  readonly correction: boolean;
  /** For trying things out: never counted with real ones. */
  readonly prov: boolean;
}

/** A draft and who signed it: Ed25519 public key, 32 bytes in hexadecimal. */
export interface SnapshotHeader extends SnapshotDraft {
  readonly signer: string;
}

/** Counts and their header, as they were signed. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  /** Forms per cell of the plan, since the period began. Each fits in 32 bits. */
  readonly cells: readonly number[];
  /** Names the snapshot: BLAKE2b-256 of what was signed, in hexadecimal. */
  readonly digest: string;
}

/** The lengths that a snapshot may have inside its envelope, in bytes. The smallest that holds the plan is used. */
export const SNAPSHOT_BUCKETS = [1_024, 4_096, 16_384] as const;

const VERSION = 1;
const HEADER_BYTES = 168;

/** Cells that a plan may have at most: what the largest bucket holds. */
export const MAX_CELLS = Math.floor((SNAPSHOT_BUCKETS[2] - HEADER_BYTES - SIGNATURE_BYTES - 1) / 4);

const snapshotKinds = ["tally", "coverage"] as const;
const magics: Record<SnapshotKind, string> = { tally: "VFVT", coverage: "VFVC" };
const domains: Record<SnapshotKind, string> = {
  tally: "VFV1 tally snapshot\0",
  coverage: "VFV1 coverage snapshot\0",
};

const FLAGS = { final: 1, correction: 4, prov: 8 } as const;
const KNOWN_FLAGS = FLAGS.final | FLAGS.correction | FLAGS.prov;

/**
 * The signed and padded bytes that go into the envelope. In the clear: never store or send them.
 *
 * @throws SnapshotError `DRAFT`.
 */
export function encodeSnapshot(snapshot: {
  readonly header: SnapshotDraft;
  readonly cells: readonly number[];
  readonly seed: Uint8Array;
}): Uint8Array {
  const { publicKey } = signingKeyOf(snapshot.seed);
  const body = bodyOf({ ...snapshot.header, signer: publicKey }, snapshot.cells);
  const signed = concat(body, sign(domains[snapshot.header.kind], body, snapshot.seed));
  return padTo(signed, bucketOf(snapshot.cells.length));
}

/**
 * The name of a snapshot, to be told as `previous` in the one after it: BLAKE2b-256 of what is signed.
 *
 * Signature and padding are no part of it: one body can have several valid signatures.
 *
 * @throws SnapshotError `DRAFT`.
 */
export function snapshotDigest(header: SnapshotHeader, cells: readonly number[]): string {
  return toHex(hash(bodyOf(header, cells)));
}

/**
 * Reads the bytes from inside an envelope: all of them, or none.
 *
 * @throws SnapshotError in this order: `SIZE`, `MAGIC`, `VERSION`, `RESERVED`, `LENGTH`, `PADDING`, `SIGNATURE`.
 */
export function decodeSnapshot(plain: Uint8Array): Snapshot {
  if (!SNAPSHOT_BUCKETS.some((size) => size === plain.length)) throw new SnapshotError("SIZE");
  const reader = new ByteReader(plain);
  const magic = String.fromCharCode(...reader.bytes(4));
  const kind = snapshotKinds.find((known) => magics[known] === magic);
  if (kind === undefined) throw new SnapshotError("MAGIC");
  if (reader.u16() !== VERSION) throw new SnapshotError("VERSION");
  const header = headerFrom(reader, kind);

  const cellCount = reader.u32();
  if (cellCount > MAX_CELLS || bucketOf(cellCount) !== plain.length) throw new SnapshotError("LENGTH");
  const cells = Array.from({ length: cellCount }, () => reader.u32());
  const body = plain.subarray(0, plain.length - reader.left);
  const signature = reader.bytes(SIGNATURE_BYTES);
  if (paddingStart(plain) !== plain.length - reader.left) throw new SnapshotError("PADDING");

  const signed = { domain: domains[kind], message: body, signature, publicKey: header.signer };
  if (!verify(signed)) throw new SnapshotError("SIGNATURE");
  return { header, cells, digest: toHex(hash(body)) };
}

function headerFrom(reader: ByteReader, kind: SnapshotKind): SnapshotHeader {
  const flags = reader.u16();
  if ((flags & ~KNOWN_FLAGS) !== 0) throw new SnapshotError("RESERVED");
  const plan = toHex(reader.bytes(32));
  const insats = toHex(reader.bytes(16));
  const signer = toHex(reader.bytes(32));
  const incarnation = toHex(reader.bytes(16));
  const period = refusing("RESERVED", () => decodePeriod(reader.bytes(PERIOD_BYTES)));
  if (!isYear(period.year)) throw new SnapshotError("RESERVED");
  const seq = refusing("RESERVED", () => reader.u64());
  const previous = toHex(reader.bytes(32));
  const day = reader.u32();
  const k = reader.u16();
  if (reader.u16() !== 0) throw new SnapshotError("RESERVED");
  const forms = reader.u32();

  const final = (flags & FLAGS.final) !== 0;
  const correction = (flags & FLAGS.correction) !== 0;
  const prov = (flags & FLAGS.prov) !== 0;
  return {
    kind,
    plan,
    insats,
    signer,
    incarnation,
    period,
    seq,
    previous,
    day,
    k,
    forms,
    final,
    correction,
    prov,
  };
}

function bodyOf(header: SnapshotHeader, cells: readonly number[]): Uint8Array {
  if (cells.length > MAX_CELLS || !isYear(header.period.year)) throw new SnapshotError("DRAFT");
  return refusing("DRAFT", () => {
    const body = new ByteWriter(HEADER_BYTES + 4 * cells.length)
      .bytes(utf8(magics[header.kind]))
      .u16(VERSION)
      .u16(flagsOf(header))
      .bytes(fromHex(header.plan, 32))
      .bytes(fromHex(header.insats, 16))
      .bytes(fromHex(header.signer, 32))
      .bytes(fromHex(header.incarnation, 16))
      .bytes(encodePeriod(header.period))
      .u64(header.seq)
      .bytes(fromHex(header.previous, 32))
      .u32(header.day)
      .u16(header.k)
      .zeros(2)
      .u32(header.forms)
      .u32(cells.length);
    for (const cell of cells) body.u32(cell);
    return body.done();
  });
}

/** Does the work; a field that cannot be read or written becomes an error of the snapshot. */
function refusing<Value>(code: SnapshotErrorCode, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof BytesError || cause instanceof SealError) throw new SnapshotError(code, { cause });
    throw cause;
  }
}

function bucketOf(cells: number): number {
  const least = HEADER_BYTES + 4 * cells + SIGNATURE_BYTES + 1;
  const bucket = SNAPSHOT_BUCKETS.find((size) => size >= least);
  if (bucket === undefined) throw new SnapshotError("DRAFT");
  return bucket;
}

function flagsOf({ final, correction, prov }: SnapshotDraft): number {
  return (final ? FLAGS.final : 0) | (correction ? FLAGS.correction : 0) | (prov ? FLAGS.prov : 0);
}

/** The years that a period may lie in, in core as here. */
function isYear(year: number): boolean {
  return year >= 2000 && year <= 2999;
}
