/** Hostile changes to a snapshot, drawn at random. None of them may ever be accepted. */
import { concat, equalBytes } from "../bytes.ts";
import { sign } from "../sign.ts";
import { SNAPSHOT_BUCKETS } from "../snapshot-layout.ts";
import { bodyLength, seed } from "./snapshots.ts";

/** Gives a whole number from 0 up to, but not with, a limit. */
export type Draw = (limit: number) => number;

/** Draws from a seed: the same in every run, and fast enough for 100 000 mutations. */
export function drawsFrom(start: number): Draw {
  let state = start >>> 0;
  return (limit) => {
    // mulberry32, public domain, by Tommy Ettinger.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Bytes from inside an envelope, altered in one of eight ways. Half of the ways sign again, as an enrolled device could. */
export function mutate(plain: Uint8Array, draw: Draw): Uint8Array {
  const way = mutations[draw(mutations.length)] ?? flipBits;
  const mutated = way(plain.slice(), draw);
  // Some draws change nothing: a stretch copied onto itself, a number replaced by the same.
  return equalBytes(mutated, plain) ? flipBits(plain.slice(), draw) : mutated;
}

type Mutation = (plain: Uint8Array, draw: Draw) => Uint8Array;

const flipBits: Mutation = (plain, draw) => {
  // Different bytes each time, so that no flip undoes another.
  const step = Math.floor(plain.length / 8);
  for (let flips = draw(8); flips >= 0; flips -= 1) {
    const at = flips * step + draw(step);
    plain[at] = (plain[at] ?? 0) ^ (1 << draw(8));
  }
  return plain;
};

const cutOrExtend: Mutation = (plain, draw) =>
  draw(2) === 0 ? plain.subarray(0, draw(plain.length)) : concat(plain, new Uint8Array(1 + draw(40_000)));

const lieAboutCells: Mutation = (plain, draw) => {
  viewOf(plain).setUint32(164, draw(3) === 0 ? draw(2 ** 32) : draw(5_000), true);
  return draw(2) === 0 ? plain : resigned(plain);
};

const otherVersion: Mutation = (plain, draw) => {
  viewOf(plain).setUint16(4, (2 + draw(65_535)) % 65_536, true);
  return resigned(plain);
};

const unknownFlag: Mutation = (plain, draw) => {
  const unknown = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15][draw(13)] ?? 1;
  viewOf(plain).setUint16(6, draw(65_536) | (1 << unknown), true);
  return resigned(plain);
};

const reservedByte: Mutation = (plain, draw) => {
  const at = [106, 107, 108, 109, 110, 111, 158, 159][draw(8)] ?? 108;
  plain[at] = 5 + draw(251);
  return resigned(plain);
};

const copyStretch: Mutation = (plain, draw) =>
  plain.copyWithin(draw(bodyLength(plain)), draw(plain.length), draw(plain.length));

const replaceAll: Mutation = (plain, draw) => {
  if (draw(2) === 0)
    return concat(plain, new Uint8Array((SNAPSHOT_BUCKETS[1 + draw(2)] ?? 0) - plain.length));
  return Uint8Array.from({ length: SNAPSHOT_BUCKETS[draw(3)] ?? 0 }, () => draw(256));
};

const mutations: readonly Mutation[] = [
  flipBits,
  cutOrExtend,
  lieAboutCells,
  otherVersion,
  unknownFlag,
  reservedByte,
  copyStretch,
  replaceAll,
];

function resigned(plain: Uint8Array): Uint8Array {
  const end = Math.min(bodyLength(plain), plain.length - 64);
  plain.set(sign("VFV1 tally snapshot\0", plain.subarray(0, end), seed), end);
  return plain;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
