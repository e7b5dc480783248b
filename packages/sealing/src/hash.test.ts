import { beforeAll, describe, expect, it } from "vitest";
import { toHex, utf8 } from "./bytes.ts";
import { hash, keyedHash } from "./hash.ts";
import { ready } from "./sodium.ts";

beforeAll(() => ready);

// The answers come from another implementation: Python's hashlib.blake2b with digest_size=32.
describe("hash", () => {
  it("is BLAKE2b-256", () => {
    expect(toHex(hash(utf8("abc")))).toBe("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    expect(toHex(hash())).toBe("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  });

  it("takes parts as one text", () => {
    expect(hash(utf8("a"), utf8("bc"))).toEqual(hash(utf8("abc")));
  });
});

describe("keyedHash", () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);

  it("is BLAKE2b-256 with a key", () => {
    expect(toHex(keyedHash(key, utf8("abc")))).toBe(
      "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f",
    );
  });

  it("refuses a key that would make it a plain hash, or that is cut to length", () => {
    for (const length of [0, 15, 65]) {
      expect(() => keyedHash(new Uint8Array(length), utf8("abc"))).toThrow(
        expect.objectContaining({ code: "LENGTH" }),
      );
    }
  });
});
