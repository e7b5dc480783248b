import { beforeAll, describe, expect, it } from "vitest";
import { ByteWriter, concat, toHex, utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { sign, signingKeyOf } from "./sign.ts";
import {
  decodeSnapshot,
  encodeSnapshot,
  MAX_CELLS,
  SNAPSHOT_BUCKETS,
  type SnapshotDraft,
  snapshotDigest,
} from "./snapshot-layout.ts";
import { ready } from "./sodium.ts";
import { bodyLength, draftOf, seed } from "./testing/snapshots.ts";

beforeAll(() => ready);

const code = (expected: string) => expect.objectContaining({ name: "SnapshotError", code: expected });
const encode = (header: SnapshotDraft, cells: readonly number[]) => encodeSnapshot({ header, cells, seed });

/** Alters bytes of the body and signs again: what a hostile but enrolled device can do. */
function resigned(plain: Uint8Array, alter: (body: DataView) => void): Uint8Array {
  const signedLength = bodyLength(plain);
  const altered = plain.slice();
  alter(new DataView(altered.buffer));
  const body = altered.subarray(0, signedLength);
  altered.set(sign("VFV1 tally snapshot\0", body, seed), signedLength);
  return altered;
}

describe("encodeSnapshot", () => {
  it("lays out every field where docs/formats/snapshot.md says", () => {
    const header = draftOf({ final: true, prov: true, seq: 2 ** 40 + 4 });

    const plain = encode(header, [1, 2 ** 32 - 1]);

    // Written down from the table, not with the code above.
    const body = new ByteWriter(176)
      .bytes(utf8("VFVT"))
      .u16(1)
      .u16(0b1001)
      .bytes(new Uint8Array(32).fill(0x11))
      .bytes(new Uint8Array(16).fill(0x22))
      .bytes(Buffer.from(signingKeyOf(seed).publicKey, "hex"))
      .bytes(new Uint8Array(16).fill(0x33))
      .bytes(Uint8Array.of(0xea, 0x07, 2, 2, 0, 0, 0, 0))
      .bytes(Uint8Array.of(4, 0, 0, 0, 0, 1, 0, 0))
      .bytes(new Uint8Array(32).fill(0x44))
      .bytes(Uint8Array.of(0x2c, 0x51, 0, 0))
      .bytes(Uint8Array.of(5, 0, 0, 0))
      .bytes(Uint8Array.of(12, 0, 0, 0))
      .bytes(Uint8Array.of(2, 0, 0, 0))
      .bytes(Uint8Array.of(1, 0, 0, 0, 255, 255, 255, 255))
      .done();
    const signature = sign("VFV1 tally snapshot\0", body, seed);
    expect(plain).toEqual(concat(body, signature, Uint8Array.of(0x80), new Uint8Array(1_024 - 241)));
    expect(snapshotDigest({ ...header, signer: signingKeyOf(seed).publicKey }, [1, 2 ** 32 - 1])).toBe(
      toHex(hash(body)),
    );
  });

  it("marks coverage by its own magic and its own signing domain", () => {
    const header = draftOf({ kind: "coverage" });

    const plain = encode(header, [1]);

    expect(new TextDecoder().decode(plain.subarray(0, 4))).toBe("VFVC");
    expect(decodeSnapshot(plain).header.kind).toBe("coverage");
    const asTally = plain.slice();
    asTally.set(utf8("VFVT"));
    expect(() => decodeSnapshot(asTally)).toThrow(code("SIGNATURE"));
  });

  it("uses the smallest bucket that holds the cells and at least one byte of padding", () => {
    const lengths = [0, 197, 198, 965, 966, MAX_CELLS].map(
      (count) => encode(draftOf(), Array(count).fill(0)).length,
    );

    expect(lengths).toEqual([1_024, 1_024, 4_096, 4_096, 16_384, 16_384]);
    expect(MAX_CELLS).toBe(4_037);
  });

  it("tells nothing of the counts by its length", () => {
    expect(encode(draftOf({ forms: 0 }), Array(300).fill(0))).toHaveLength(4_096);
    expect(encode(draftOf({ forms: 4e9 }), Array(300).fill(2 ** 32 - 1))).toHaveLength(4_096);
  });

  it.each<[string, Partial<SnapshotDraft>, number[]]>([
    ["a count below 0", {}, [-1]],
    ["a count past 32 bits", {}, [2 ** 32]],
    ["a count that is not whole", {}, [1.5]],
    ["too many cells", {}, Array(4_038).fill(0)],
    ["a short plan hash", { plan: "11" }, []],
    ["a plan hash in capitals", { plan: "AA".repeat(32) }, []],
    ["a period that its calendar does not have", { period: { year: 2026, kind: "tertial", index: 4 } }, []],
    ["a period without a first", { period: { year: 2026, kind: "half", index: 0 } }, []],
    ["a year out of range", { period: { year: 1999, kind: "year", index: 1 } }, []],
    ["a year that is none", { period: { year: Number.NaN, kind: "year", index: 1 } }, []],
    ["a seq that is not safe", { seq: 2 ** 53 }, []],
    ["a day with a clock time", { day: 20_780.5 }, []],
    ["a k past 16 bits", { k: 65_536 }, []],
  ])("refuses %s", (_, changes, cells) => {
    expect(() => encode(draftOf(changes), cells)).toThrow(code("DRAFT"));
  });
});

describe("decodeSnapshot", () => {
  const plain = () => encode(draftOf(), [3, 0, 9]);

  it("refuses every byte altered once", () => {
    const whole = plain();
    for (const [at, byte] of whole.entries()) {
      for (const bit of [1, 0x80]) {
        expect(() => decodeSnapshot(whole.with(at, byte ^ bit))).toThrow(
          expect.objectContaining({ name: "SnapshotError" }),
        );
      }
    }
  });

  it("refuses every length but its own", () => {
    const whole = plain();
    for (const length of whole.keys())
      expect(() => decodeSnapshot(whole.subarray(0, length))).toThrow(code("SIZE"));
    for (const length of [1_025, 2_048, 16_385]) {
      expect(() => decodeSnapshot(concat(whole, new Uint8Array(length - 1_024)))).toThrow(code("SIZE"));
    }
    for (const length of SNAPSHOT_BUCKETS.slice(1)) {
      expect(() => decodeSnapshot(concat(whole, new Uint8Array(length - 1_024)))).toThrow(code("LENGTH"));
    }
  });

  it.each<[string, string, (body: DataView) => void]>([
    ["MAGIC", "another magic", (body) => body.setUint8(3, 0x58)],
    ["VERSION", "version 0", (body) => body.setUint16(4, 0, true)],
    ["VERSION", "version 2", (body) => body.setUint16(4, 2, true)],
    ["RESERVED", "the flag kept for shares", (body) => body.setUint16(6, 2, true)],
    ["RESERVED", "an unknown flag", (body) => body.setUint16(6, 0x8000, true)],
    ["RESERVED", "a kind of period from 5 up", (body) => body.setUint8(106, 5)],
    ["RESERVED", "a kind of period of 0", (body) => body.setUint8(106, 0)],
    ["RESERVED", "a period that its calendar does not have", (body) => body.setUint8(107, 3)],
    ["RESERVED", "a year from 3000 up", (body) => body.setUint16(104, 3_000, true)],
    ["RESERVED", "bytes after the period", (body) => body.setUint32(108, 1, true)],
    ["RESERVED", "a seq from 2 to the power of 53 up", (body) => body.setUint32(116, 2 ** 21, true)],
    ["RESERVED", "bytes after k", (body) => body.setUint16(158, 1, true)],
    ["LENGTH", "more cells than there is room for", (body) => body.setUint32(164, 198, true)],
    ["LENGTH", "more cells than any bucket holds", (body) => body.setUint32(164, 2 ** 32 - 1, true)],
    ["PADDING", "one cell more than were written", (body) => body.setUint32(164, 4, true)],
    ["PADDING", "one cell less than were written", (body) => body.setUint32(164, 2, true)],
    ["PADDING", "a byte hidden in the padding", (body) => body.setUint8(1_023, 1)],
    ["PADDING", "a second mark in the padding", (body) => body.setUint8(1_023, 0x80)],
    ["SIGNATURE", "another signer's key", (body) => body.setUint8(56, body.getUint8(56) ^ 1)],
  ])("says %s for %s, though it is signed", (expected, _, alter) => {
    expect(() => decodeSnapshot(resigned(plain(), alter))).toThrow(code(expected));
  });

  it("says SIGNATURE when a signature was made for another kind of file", () => {
    const whole = plain();
    const length = bodyLength(whole);
    whole.set(sign("VFV1 startfil\0", whole.subarray(0, length), seed), length);

    expect(() => decodeSnapshot(whole)).toThrow(code("SIGNATURE"));
  });

  it("says SIGNATURE when coverage was signed as a tally", () => {
    const whole = encode(draftOf({ kind: "coverage" }), [3, 0, 9]);
    const length = bodyLength(whole);
    whole.set(sign("VFV1 tally snapshot\0", whole.subarray(0, length), seed), length);

    expect(() => decodeSnapshot(whole)).toThrow(code("SIGNATURE"));
  });

  it("gives results that later changes to the bytes do not reach", () => {
    const whole = plain();
    const { header, cells } = decodeSnapshot(whole);
    whole.fill(0);

    expect(header).toEqual({ ...draftOf(), signer: signingKeyOf(seed).publicKey });
    expect(cells).toEqual([3, 0, 9]);
  });
});
