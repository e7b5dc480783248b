import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CanonicalValue, canonicalBytes, canonicalText, hashOf } from "./canonical.ts";

describe("canonicalText", () => {
  // RFC 8785 section 3.2.3: names are sorted by UTF-16 code units, so the smiley stands before the dalet.
  it("sorts names as the example of RFC 8785 does", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };

    const order = Object.values(JSON.parse(canonicalText(value)) as Record<string, string>);
    const texts = [...canonicalText(value).matchAll(/:"([^"]+)"/g)].map(([, text]) => text);

    expect(order).toHaveLength(7);
    expect(texts).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("leaves out members without a value and writes no spaces", () => {
    expect(canonicalText({ b: [1, null, true], a: undefined, c: { d: "å" } })).toBe(
      '{"b":[1,null,true],"c":{"d":"å"}}',
    );
  });

  it.each([0.5, Number.NaN, 2 ** 53])(
    "refuses the number %s, which has no single way of being written",
    (number) => {
      expect(() => canonicalText({ number })).toThrow(TypeError);
    },
  );

  it("refuses a lone surrogate", () => {
    expect(() => canonicalText("\ud800")).toThrow(TypeError);
  });

  it("is the same whatever order the members were written in, and parses back to the value", () => {
    const values = fc.letrec<{ value: CanonicalValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map((number) => number + 0),
        fc.string({ unit: "grapheme" }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalText(value);
        const again = JSON.parse(text) as CanonicalValue;

        expect(canonicalText(again)).toBe(text);
        expect(canonicalText(reversed(value))).toBe(text);
      }),
    );
  });
});

describe("hashOf", () => {
  // RFC 7693 has "abc" for BLAKE2b-512; this is BLAKE2b-256 of nothing, as b2sum -l 256 prints it.
  it("is BLAKE2b-256", () => {
    expect(hashOf(new Uint8Array(0))).toBe(
      "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
    );
  });

  it("hashes the UTF-8 of the canonical text", () => {
    expect(hashOf(canonicalBytes("å"))).toBe(hashOf(Uint8Array.of(0x22, 0xc3, 0xa5, 0x22)));
  });
});

function reversed(value: CanonicalValue): CanonicalValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value as Record<string, CanonicalValue>)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
