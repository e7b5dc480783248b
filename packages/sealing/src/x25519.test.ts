/**
 * X25519 (RFC 7748) where this package uses it: in libsodium's boxes for the hand-over, and in the envelope.
 *
 * For the envelope each vector becomes an age file, built here from the age specification with Node's own
 * cryptography and the published shared secret; `decryptWith` must then come to the same secret by itself.
 */
import { createCipheriv, createHmac, hkdfSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { concat, toHex, utf8 } from "./bytes.ts";
import { decryptWith, EnvelopeError } from "./envelope.ts";
import { ready, sodium } from "./sodium.ts";
import { identityOf } from "./testing/bech32.ts";
import { bytesOf, wycheproof } from "./testing/vectors.ts";

beforeAll(() => ready);

interface Test {
  readonly public: string;
  readonly private: string;
  readonly shared: string;
  readonly flags: readonly string[];
}

const tests = wycheproof<object, Test>("x25519");
// A secret of zeros means that the other side's key has low order: both libraries must refuse it.
const isRefused = ({ flags }: Test) => flags.includes("ZeroSharedSecret");
const expected = tests.map((test) => (isRefused(test) ? "refused" : "opened"));

describe("crypto_scalarmult, on the vectors of Wycheproof", () => {
  it("gives the published secret or refuses a key of low order, all 518", () => {
    const judged = tests.map((test) => {
      try {
        const shared = toHex(sodium.crypto_scalarmult(bytesOf(test.private), bytesOf(test.public)));
        return shared === test.shared ? "opened" : "wrong";
      } catch {
        return "refused";
      }
    });

    expect(judged).toHaveLength(518);
    expect(judged).toEqual(expected);
  });
});

describe("decryptWith, on the vectors of Wycheproof", () => {
  it("opens what was sealed with the published secret or refuses a key of low order, all 518", async () => {
    const plain = utf8("plain");
    const judged = await Promise.all(
      tests.map(async (test) => {
        try {
          const opened = await decryptWith(identityOf(bytesOf(test.private)), ageFile(test, plain));
          return toHex(opened) === toHex(plain) ? "opened" : "wrong";
        } catch (error) {
          return error instanceof EnvelopeError ? "refused" : "crashed";
        }
      }),
    );

    expect(judged).toEqual(expected);
  });
});

/** An age v1 file with one X25519 stanza, after https://age-encryption.org/v1. */
function ageFile(test: Test, plain: Uint8Array): Uint8Array {
  const fileKey = new Uint8Array(16).fill(9);
  const nonce = new Uint8Array(16).fill(8);
  const share = bytesOf(test.public);
  const recipient = sodium.crypto_scalarmult_base(bytesOf(test.private));

  const wrapKey = hkdf(bytesOf(test.shared), concat(share, recipient), "age-encryption.org/v1/X25519");
  const body = chacha20Poly1305(wrapKey, new Uint8Array(12), fileKey);
  const head = `age-encryption.org/v1\n-> X25519 ${base64(share)}\n${base64(body)}\n---`;
  const mac = createHmac("sha256", hkdf(fileKey, new Uint8Array(), "header"))
    .update(head)
    .digest();

  const lastChunk = new Uint8Array(12);
  lastChunk[11] = 1;
  const payload = chacha20Poly1305(hkdf(fileKey, nonce, "payload"), lastChunk, plain);
  return concat(utf8(`${head} ${base64(mac)}\n`), nonce, payload);
}

function hkdf(key: Uint8Array, salt: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, salt, label, 32));
}

function chacha20Poly1305(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  const sealed = cipher.update(plain);
  return concat(sealed, cipher.final(), cipher.getAuthTag());
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}
