import { beforeAll, describe, expect, it } from "vitest";
import { concat, fromHex, toHex, utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { normalizePassphrase } from "./normalize-passphrase.ts";
import { ready } from "./sodium.ts";
import { fingerprintWords, makePassphrase } from "./words.ts";
import { wordsSv } from "./words-sv.ts";

beforeAll(() => ready);

describe("wordsSv", () => {
  it("is the frozen list", () => {
    expect(toHex(hash(utf8(wordsSv.join("\n"))))).toBe(FROZEN);
  });

  it("has 4 096 different words in order, each of 4 to 8 letters", () => {
    expect(wordsSv).toHaveLength(4_096);
    expect(wordsSv).toEqual([...new Set(wordsSv)].toSorted());
    expect(wordsSv.filter((word) => !/^[a-zåäö]{4,8}$/.test(word))).toEqual([]);
  });

  it("has no two words that differ by the marks on a letter alone", () => {
    const bare = wordsSv.map((word) => word.normalize("NFD").replace(/\p{Mark}/gu, ""));

    expect(new Set(bare).size).toBe(wordsSv.length);
  });

  it("is as passphrases are written", () => {
    expect(wordsSv.map(normalizePassphrase)).toEqual(wordsSv);
  });
});

describe("fingerprintWords", () => {
  it("shows the first 72 bits, twelve at a time", () => {
    const numbers = [0x000, 0xfff, 0x123, 0x456, 0x001, 0x800];
    const shown = numbers.map((number) => number.toString(16).padStart(3, "0")).join("");

    const words = fingerprintWords(concat(fromHex(shown, 9), new Uint8Array(23).fill(0xff)));

    expect(words).toEqual(numbers.map((number) => wordsSv[number]));
  });

  it("differs when any of the first nine bytes does", () => {
    const bytes = new Uint8Array(32);
    const seen = new Set(Array.from({ length: 9 }, (_, at) => fingerprintWords(bytes.with(at, 1)).join(" ")));

    expect(seen.size).toBe(9);
    expect(seen).not.toContain(fingerprintWords(bytes).join(" "));
  });

  it("refuses anything but a hash", () => {
    expect(() => fingerprintWords(new Uint8Array(31))).toThrow(expect.objectContaining({ code: "LENGTH" }));
  });
});

describe("makePassphrase", () => {
  it("turns 60 random bits into five words", () => {
    const given: number[] = [];
    const random = (length: number) => {
      given.push(length);
      return fromHex("00000123fffabc0f", 8);
    };

    const passphrase = makePassphrase(random);

    expect(passphrase).toBe([0x000, 0x001, 0x23f, 0xffa, 0xbc0].map((number) => wordsSv[number]).join(" "));
    expect(given).toEqual([8]);
  });

  it("draws anew each time, every word as likely", () => {
    const drawn = Array.from({ length: 2_000 }, () => makePassphrase().split(" ")).flat();

    // Of 10 000 draws from 4 096 words about 3 740 differ; far fewer would mean a part of the list is never drawn.
    expect(new Set(drawn).size).toBeGreaterThan(3_600);
    expect(drawn).toHaveLength(10_000);
  });
});

describe("normalizePassphrase", () => {
  it.each([
    ["  Abbot\tbanan \n citron ", "abbot banan citron"],
    ["abbot\u00a0banan", "abbot banan"],
    ["a\u030angstro\u0308m", "ångström"],
    ["ＡＢＢＯＴ", "abbot"],
  ])("takes %j for %j", (typed, meant) => {
    expect(normalizePassphrase(typed)).toBe(meant);
  });
});

const FROZEN = "e67cde12c799b5d62574ea34072e3bc9bd68568d59236421e742dca33b3a824d";
