import { beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "./bytes.ts";
import { makeSigningKey, sign, signingKeyOf, verify, verifyBytes } from "./sign.ts";
import { ready } from "./sodium.ts";
import { bytesOf, wycheproof } from "./testing/vectors.ts";

beforeAll(() => ready);

const domain = "VFV1 startfil\0";
const message = utf8("counts");
const seed = new Uint8Array(32).fill(3);

function signed() {
  return { domain, message, signature: sign(domain, message, seed), publicKey: signingKeyOf(seed).publicKey };
}

describe("verify", () => {
  it("holds for what was signed", () => {
    expect(verify(signed())).toBe(true);
  });

  it("fails when any byte of message or signature is altered", () => {
    const whole = signed();
    for (const index of message.keys()) {
      expect(verify({ ...whole, message: message.with(index, 0) })).toBe(false);
    }
    for (const [index, byte] of whole.signature.entries()) {
      expect(verify({ ...whole, signature: whole.signature.with(index, byte ^ 1) })).toBe(false);
    }
  });

  it("fails for another domain, also when the bytes joined are the same", () => {
    expect(verify({ ...signed(), domain: "VFV1 roster\0" })).toBe(false);
    expect(verify({ ...signed(), domain: "VFV1\0", message: utf8(" startfil\0counts") })).toBe(false);
  });

  it("fails for another key", () => {
    expect(verify({ ...signed(), publicKey: makeSigningKey().publicKey })).toBe(false);
  });

  it("fails, and does not throw, for signatures and keys of wrong length or form", () => {
    const whole = signed();
    for (const length of [0, 63, 65, 128]) {
      expect(verify({ ...whole, signature: new Uint8Array(length) })).toBe(false);
    }
    for (const publicKey of [
      "",
      "0".repeat(62),
      "0".repeat(66),
      "g".repeat(64),
      whole.publicKey.toUpperCase(),
    ]) {
      expect(verify({ ...whole, publicKey })).toBe(false);
    }
  });

  it("fails for keys of low order, under which anybody could sign", () => {
    const publicKey = `01${"00".repeat(31)}`;
    const signature = new Uint8Array(64);
    signature[0] = 1;

    expect(verify({ ...signed(), signature, publicKey })).toBe(false);
  });
});

describe("sign", () => {
  it.each(["", "VFV1 startfil", "\0", "VFV1\0x\0", "VFV1 förbund\0"])("refuses the domain %j", (wrong) => {
    expect(() => sign(wrong, message, seed)).toThrow(expect.objectContaining({ code: "DOMAIN" }));
  });

  it("refuses a seed of another length", () => {
    expect(() => sign(domain, message, new Uint8Array(64))).toThrow(
      expect.objectContaining({ code: "SEED" }),
    );
  });
});

describe("signingKeyOf", () => {
  it("gives the key of RFC 8032, section 7.1, test 1", () => {
    const published = bytesOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    expect(signingKeyOf(published).publicKey).toBe(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    );
  });

  it("gives a made key back from its seed", () => {
    const made = makeSigningKey();

    expect(signingKeyOf(made.seed)).toEqual(made);
    expect(makeSigningKey().publicKey).not.toBe(made.publicKey);
  });
});

describe("verifyBytes, on the vectors of Wycheproof", () => {
  it("holds for the valid ones and fails for the others, all 151", () => {
    const tests = wycheproof<
      { readonly publicKey: { readonly pk: string } },
      { readonly msg: string; readonly sig: string; readonly result: "valid" | "invalid" }
    >("ed25519");

    const judged = tests.map(({ msg, sig, publicKey }) =>
      verifyBytes(bytesOf(msg), bytesOf(sig), bytesOf(publicKey.pk)) ? "valid" : "invalid",
    );

    expect(judged).toHaveLength(151);
    expect(judged).toEqual(tests.map(({ result }) => result));
  });
});
