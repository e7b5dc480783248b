import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { open, seal } from "./aead.ts";
import { concat, utf8 } from "./bytes.ts";
import { SealError } from "./seal-error.ts";
import { ready } from "./sodium.ts";

beforeAll(() => ready);

const key = new Uint8Array(32).fill(1);
const bound = utf8("place");

describe("seal", () => {
  it("gives other bytes each time, that open to the same", () => {
    const sealed = Array.from({ length: 600 }, () => seal(key, utf8("plain"), bound));

    expect(new Set(sealed.map((bytes) => bytes.subarray(0, 24).join())).size).toBe(600);
    expect(sealed.map((bytes) => open(key, bytes, bound))).toEqual(sealed.map(() => utf8("plain")));
  });
});

describe("open", () => {
  it("refuses every altered byte, every shorter length and every other place", () => {
    const sealed = seal(key, utf8("plain"), bound);
    for (const [index] of sealed.entries()) {
      const altered = sealed.slice();
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => open(key, altered, bound)).toThrow(SealError);
      expect(() => open(key, sealed.subarray(0, index), bound)).toThrow(SealError);
    }

    expect(() => open(key, sealed, utf8("other"))).toThrow(SealError);
    expect(() => open(new Uint8Array(32), sealed, bound)).toThrow(SealError);
    expect(() => open(new Uint8Array(16), sealed, bound)).toThrow(SealError);
  });
});

interface Vectors {
  readonly testGroups: readonly {
    readonly tests: readonly {
      readonly tcId: number;
      readonly key: string;
      readonly iv: string;
      readonly aad: string;
      readonly msg: string;
      readonly ct: string;
      readonly tag: string;
      readonly result: "valid" | "invalid";
    }[];
  }[];
}

// C2SP/wycheproof testvectors_v1, kept with their licence in test-vectors.
const vectors = JSON.parse(
  readFileSync(new URL("../test-vectors/xchacha20_poly1305_test.json", import.meta.url), "utf8"),
) as Vectors;
const cases = vectors.testGroups.flatMap((group) => group.tests);
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));

describe("open, on the vectors of Wycheproof", () => {
  it("opens the valid ones and refuses the others, all 315", () => {
    const judged = cases.map((test) => {
      // Nonces of other lengths come first in these bytes and shift everything after them.
      const sealed = concat(hex(test.iv), hex(test.ct), hex(test.tag));
      try {
        return Buffer.from(open(hex(test.key), sealed, hex(test.aad))).toString("hex") === test.msg
          ? "valid"
          : "wrong";
      } catch (error) {
        return error instanceof SealError ? "invalid" : "crashed";
      }
    });

    expect(judged).toHaveLength(315);
    expect(judged).toEqual(cases.map((test) => test.result));
  });
});
