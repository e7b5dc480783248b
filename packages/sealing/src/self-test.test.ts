import { beforeAll, describe, expect, it } from "vitest";
import { passphraseReady, passphraseSelfTest } from "./passphrase.ts";
import { selfTest } from "./self-test.ts";
import { ready } from "./sodium.ts";

beforeAll(async () => {
  await ready;
  await passphraseReady;
});

describe("selfTest", () => {
  it("finds the published answers of sealing and signing", () => {
    expect(selfTest).not.toThrow();
  });
});

describe("passphraseSelfTest", () => {
  it("finds the answer that another implementation of Argon2id gave", () => {
    expect(passphraseSelfTest).not.toThrow();
  });
});
