import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { padTo, padToMultiple, unpad } from "./padding.ts";

describe("padTo", () => {
  it("gives the length asked for, with the mark after the content", () => {
    expect(padTo(Uint8Array.of(1, 2), 5)).toEqual(Uint8Array.of(1, 2, 0x80, 0, 0));
    expect(padTo(Uint8Array.of(1, 2), 3)).toEqual(Uint8Array.of(1, 2, 0x80));
  });

  it("refuses content that leaves no room for the mark", () => {
    expect(() => padTo(Uint8Array.of(1, 2), 2)).toThrow(expect.objectContaining({ code: "LENGTH" }));
  });
});

describe("padToMultiple", () => {
  it("adds a whole block when the content already fills its blocks", () => {
    expect(padToMultiple(new Uint8Array(7), 8)).toHaveLength(8);
    expect(padToMultiple(new Uint8Array(8), 8)).toHaveLength(16);
    expect(padToMultiple(new Uint8Array(), 8)).toHaveLength(8);
  });
});

describe("unpad", () => {
  it("gives the content back, whatever it ends with", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(0, 0x80, 1), (start, last) => {
        const content = Uint8Array.of(...start, last);

        expect(unpad(padToMultiple(content, 16))).toEqual(content);
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[0x80, 1]], [[1, 0]]])("refuses %j, which ends in no padding", (bytes) => {
    expect(() => unpad(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: "LENGTH" }));
  });
});
