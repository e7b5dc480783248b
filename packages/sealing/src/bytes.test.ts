import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader, ByteWriter, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";

describe("fromHex", () => {
  it("gives back what toHex wrote", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

    expect(fromHex(toHex(bytes), 256)).toEqual(bytes);
    expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
  });

  it("refuses another length", () => {
    expect(() => fromHex("00ff", 1)).toThrow(expect.objectContaining({ code: "LENGTH" }));
    expect(() => fromHex("", 1)).toThrow(expect.objectContaining({ code: "LENGTH" }));
  });

  it.each(["0", "0g", "AB", " 0", "0x00", "00\n"])("refuses %j", (text) => {
    expect(() => fromHex(text, 1)).toThrow(expect.objectContaining({ code: "HEX" }));
  });
});

describe("concat", () => {
  it("joins in bytes of its own", () => {
    const part = Uint8Array.of(1);

    const joined = concat(part, new Uint8Array(), Uint8Array.of(2, 3));
    part[0] = 9;

    expect(joined).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe("equalBytes", () => {
  it("sees a difference in any byte and in length", () => {
    const bytes = utf8("räkna");
    for (const index of bytes.keys()) {
      const other = bytes.slice();
      other[index] = (other[index] ?? 0) ^ 0x80;
      expect(equalBytes(bytes, other)).toBe(false);
    }

    expect(equalBytes(bytes, bytes.slice())).toBe(true);
    expect(equalBytes(bytes, bytes.subarray(1))).toBe(false);
    expect(equalBytes(bytes, concat(bytes, Uint8Array.of(0)))).toBe(false);
  });
});

describe("ByteWriter", () => {
  it("writes numbers little endian", () => {
    const bytes = new ByteWriter(19)
      .u8(1)
      .u16(0x0203)
      .u32(0x04050607)
      .u64(2 ** 33 + 1)
      .zeros(2)
      .bytes(utf8("åx".slice(1)));

    expect(toHex(bytes.u8(255).done())).toBe(
      "01" + "0302" + "07060504" + "0100000002000000" + "0000" + "78" + "ff",
    );
  });

  it("refuses a number that does not fit", () => {
    const writer = new ByteWriter(8);
    const refused = expect.objectContaining({ code: "RANGE" });

    expect(() => writer.u8(256)).toThrow(refused);
    expect(() => writer.u16(65_536)).toThrow(refused);
    expect(() => writer.u32(2 ** 32)).toThrow(refused);
    expect(() => writer.u64(2 ** 53)).toThrow(refused);
    expect(() => writer.u32(-1)).toThrow(refused);
    expect(() => writer.u32(0.5)).toThrow(refused);
    expect(() => writer.u32(Number.NaN)).toThrow(refused);
  });

  it("refuses a byte too many and a byte too few", () => {
    expect(() => new ByteWriter(3).u32(0)).toThrow(expect.objectContaining({ code: "END" }));
    expect(() => new ByteWriter(3).u16(0).done()).toThrow(expect.objectContaining({ code: "LENGTH" }));
  });
});

describe("ByteReader", () => {
  it("reads what was written, from the middle of other bytes too", () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(65_535), fc.maxSafeNat(), (small, middle, large) => {
        const written = new ByteWriter(15).u8(small).u16(middle).u32(middle).u64(large).done();
        const reader = new ByteReader(concat(Uint8Array.of(9, 9), written).subarray(2));

        expect([reader.u8(), reader.u16(), reader.u32(), reader.u64()]).toEqual([
          small,
          middle,
          middle,
          large,
        ]);
        expect(reader.left).toBe(0);
      }),
    );
  });

  it("refuses to read past the end", () => {
    expect(() => new ByteReader(new Uint8Array(3)).u32()).toThrow(expect.objectContaining({ code: "END" }));
    expect(() => new ByteReader(new Uint8Array(3)).bytes(4)).toThrow(
      expect.objectContaining({ code: "END" }),
    );
  });

  it("refuses a number from 2 to the power of 53 up", () => {
    const bytes = fromHex("0000000000002000", 8);

    expect(() => new ByteReader(bytes).u64()).toThrow(expect.objectContaining({ code: "RANGE" }));
  });
});
