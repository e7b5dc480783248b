/**
 * The device's tallies of one epoch, sealed anew under a new key at every write (docs/formats/vault.md).
 *
 * The key depends on a secret of the erase table that is overwritten right after, so an earlier version
 * opens for nobody, and nobody can subtract one from the other to find the last form.
 */
import { open, seal } from "./aead.ts";
import { ByteReader, BytesError, ByteWriter, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
import { keyedHash } from "./hash.ts";
import { padToMultiple, unpad } from "./padding.ts";
import { decodePeriod, encodePeriod, PERIOD_BYTES } from "./period.ts";
import { SealError } from "./seal-error.ts";
import type { SnapshotPeriod } from "./snapshot-layout.ts";

/** One tally: what one insats counted with one plan in one period, on this device. */
export interface DeviceTally {
  readonly insats: string;
  readonly plan: string;
  readonly period: SnapshotPeriod;
  readonly forms: number;
  /** Forms at the latest hand-in: the k rule compares with it. */
  readonly formsHandedIn: number;
  /** Whether anything at all was added since the latest hand-in. */
  readonly changed: boolean;
  /** Handed in for good: closed. */
  readonly final: boolean;
  /** Seq of the latest hand-in of this tally, 0 before the first. */
  readonly seq: number;
  readonly counts: readonly number[];
}

/** Everything that one epoch has counted. */
export interface EpochState {
  readonly tallies: readonly DeviceTally[];
  /** Seq and digest of the device's latest snapshot, 0 before the first. */
  readonly lastSeq: number;
  readonly lastDigest: string;
  /** The hand-over folded in last, so that folding twice counts once; 32 zeros before the first. */
  readonly lastHandOver: string;
}

/** What a state is bound to; `gen` grows with every write. */
export interface StatePlace {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  readonly gen: number;
  /** The half in use of the epoch's state pair. */
  readonly stateSecret: Uint8Array;
}

export const EMPTY_STATE: EpochState = {
  tallies: [],
  lastSeq: 0,
  lastDigest: "0".repeat(64),
  lastHandOver: "0".repeat(32),
};

const MAGIC = utf8("VFVD");
const VERSION = 1;
const BLOCK_BYTES = 4096;
const HEADER_BYTES = 4 + 2 + 2 + 8 + 32 + 16;
const TALLY_BYTES = 16 + 32 + PERIOD_BYTES + 4 + 4 + 1 + 3 + 8 + 4;
const FLAGS = { changed: 1, final: 2 } as const;

/** Sealed, in a multiple of 4 096 bytes and 40 more. @throws BytesError `RANGE` for a count past 2³²−1. */
export function sealState(dek: Uint8Array, state: EpochState, place: StatePlace): Uint8Array<ArrayBuffer> {
  const plain = padToMultiple(encodeState(state), BLOCK_BYTES);
  const sealed = seal(stateKey(dek, place), plain, boundTo(place));
  plain.fill(0);
  return sealed;
}

/** @throws SealError `CANNOT_OPEN` for an altered, moved or earlier state; `MALFORMED`, `VERSION`. */
export function openState(dek: Uint8Array, sealed: Uint8Array, place: StatePlace): EpochState {
  const plain = open(stateKey(dek, place), sealed, boundTo(place));
  try {
    return decodeState(unpad(plain));
  } catch (cause) {
    if (cause instanceof BytesError) throw new SealError("MALFORMED", { cause });
    throw cause;
  } finally {
    plain.fill(0);
  }
}

function encodeState(state: EpochState): Uint8Array {
  const length = state.tallies.reduce(
    (sum, tally) => sum + TALLY_BYTES + 4 * tally.counts.length,
    HEADER_BYTES,
  );
  const writer = new ByteWriter(length)
    .bytes(MAGIC)
    .u16(VERSION)
    .u16(state.tallies.length)
    .u64(state.lastSeq)
    .bytes(fromHex(state.lastDigest, 32))
    .bytes(fromHex(state.lastHandOver, 16));
  for (const tally of state.tallies) {
    writer
      .bytes(fromHex(tally.insats, 16))
      .bytes(fromHex(tally.plan, 32))
      .bytes(encodePeriod(tally.period))
      .u32(tally.forms)
      .u32(tally.formsHandedIn)
      .u8((tally.changed ? FLAGS.changed : 0) | (tally.final ? FLAGS.final : 0))
      .zeros(3)
      .u64(tally.seq)
      .u32(tally.counts.length);
    for (const count of tally.counts) writer.u32(count);
  }
  return writer.done();
}

function decodeState(bytes: Uint8Array): EpochState {
  const reader = new ByteReader(bytes);
  if (!equalBytes(reader.bytes(4), MAGIC)) throw new SealError("MALFORMED");
  if (reader.u16() !== VERSION) throw new SealError("VERSION");
  const count = reader.u16();
  const lastSeq = reader.u64();
  const lastDigest = toHex(reader.bytes(32));
  const lastHandOver = toHex(reader.bytes(16));
  const tallies = Array.from({ length: count }, () => tallyFrom(reader));
  if (reader.left !== 0) throw new SealError("MALFORMED");
  return { tallies, lastSeq, lastDigest, lastHandOver };
}

function tallyFrom(reader: ByteReader): DeviceTally {
  const insats = toHex(reader.bytes(16));
  const plan = toHex(reader.bytes(32));
  const period = decodePeriod(reader.bytes(PERIOD_BYTES));
  const forms = reader.u32();
  const formsHandedIn = reader.u32();
  const flags = reader.u8();
  reader.bytes(3);
  const seq = reader.u64();
  const cells = reader.u32();
  if (cells > reader.left / 4) throw new SealError("MALFORMED");
  return {
    insats,
    plan,
    period,
    forms,
    formsHandedIn,
    changed: (flags & FLAGS.changed) !== 0,
    final: (flags & FLAGS.final) !== 0,
    seq,
    counts: Array.from({ length: cells }, () => reader.u32()),
  };
}

function stateKey(dek: Uint8Array, place: StatePlace): Uint8Array {
  return keyedHash(dek, label(place), place.stateSecret);
}

function boundTo(place: StatePlace): Uint8Array {
  return concat(label(place), new ByteWriter(8).u64(place.gen).done());
}

function label({ vaultId, epoch }: StatePlace): Uint8Array {
  return concat(utf8("VFV1state"), vaultId, new ByteWriter(4).u32(epoch).done());
}
