import { argon2id as noble } from "@noble/hashes/argon2.js";
import { argon2id as hashWasm } from "hash-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { toHex, utf8 } from "./bytes.ts";
import { argon2id, passphraseReady } from "./passphrase.ts";
import { randomBytes } from "./random.ts";
import { acceptWork, calibrated, passphraseBytes, WORK_CEILING, WORK_DEFAULT, WORK_FLOOR } from "./work.ts";

beforeAll(() => passphraseReady);

describe("argon2id", () => {
  // RFC 9106's own vector has four lanes and a secret, which libsodium does not do; noble passes it, so that
  // agreement with noble and a third implementation is what we can show.
  it("gives what two other implementations give", async () => {
    for (let round = 0; round < 4; round += 1) {
      const passphrase = randomBytes(1 + round * 13);
      const salt = randomBytes(16);
      const { memoryKib, passes } = { ...WORK_FLOOR, passes: WORK_FLOOR.passes + (round % 2) };
      const ours = toHex(argon2id(passphrase, salt, { memoryKib, passes }));

      const parameters = { m: memoryKib, t: passes, p: 1, dkLen: 32 };
      expect(toHex(noble(passphrase, salt, parameters))).toBe(ours);
      expect(
        await hashWasm({
          ...{ password: passphrase, salt, parallelism: 1, iterations: passes, memorySize: memoryKib },
          ...{ hashLength: 32, outputType: "hex" },
        }),
      ).toBe(ours);
    }
  }, 60_000);

  it("refuses a salt of another length", () => {
    expect(() => argon2id(utf8("a"), new Uint8Array(8), WORK_FLOOR)).toThrow("expected");
  });
});

describe("acceptWork", () => {
  it("refuses less than the floor and more than the ceiling, before any work", () => {
    const outside = [
      { ...WORK_FLOOR, memoryKib: WORK_FLOOR.memoryKib - 1 },
      { ...WORK_FLOOR, passes: 1 },
      { ...WORK_CEILING, memoryKib: WORK_CEILING.memoryKib + 1 },
      { ...WORK_CEILING, passes: 17 },
    ];

    for (const work of outside) expect(() => acceptWork(work)).toThrow("outside what is accepted");
    for (const work of [WORK_FLOOR, WORK_DEFAULT, WORK_CEILING]) expect(() => acceptWork(work)).not.toThrow();
  });
});

describe("calibrated", () => {
  it("asks for more where the default is quick, and never for less", () => {
    expect([50, 250, 299, 300, 5_000].map((ms) => calibrated(ms).memoryKib)).toEqual([
      262_144, 131_072, 131_072, 65_536, 65_536,
    ]);
  });
});

describe("passphraseBytes", () => {
  it("is the same for the same words from every keyboard", () => {
    const composed = passphraseBytes("björk ansvar");

    expect(passphraseBytes("  Bjo\u0308rk \t ansvar ")).toEqual(composed);
  });
});
