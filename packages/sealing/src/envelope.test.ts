import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, it } from "vitest";
import { concat, utf8 } from "./bytes.ts";
import { decryptWith, ENVELOPE_BYTES, encryptTo, makeIdentity, openerOf, recipientOf } from "./envelope.ts";

const plain = utf8("five words and a number");
const code = (expected: string) => expect.objectContaining({ name: "EnvelopeError", code: expected });

let collector: Awaited<ReturnType<typeof makeIdentity>>;
let recovery: Awaited<ReturnType<typeof makeIdentity>>;
let stranger: Awaited<ReturnType<typeof makeIdentity>>;
let sealed: Uint8Array;

beforeAll(async () => {
  [collector, recovery, stranger] = await Promise.all([makeIdentity(), makeIdentity(), makeIdentity()]);
  sealed = await encryptTo([collector.recipient, recovery.recipient], plain);
});

describe("encryptTo", () => {
  it("seals to each recipient by itself", async () => {
    expect(await decryptWith(collector.identity, sealed)).toEqual(plain);
    expect(await decryptWith(recovery.identity, sealed)).toEqual(plain);
  });

  it("gives a length that tells of content length and recipients alone", async () => {
    const lengths = await Promise.all(
      [0, 1, 1_024, 16_384].map(async (length) => {
        const sealedOnce = await encryptTo([stranger.recipient], new Uint8Array(length));
        return sealedOnce.length - length;
      }),
    );

    expect(lengths).toEqual(Array(4).fill(ENVELOPE_BYTES.fixed + ENVELOPE_BYTES.recipient));
    expect(sealed).toHaveLength(plain.length + ENVELOPE_BYTES.fixed + 2 * ENVELOPE_BYTES.recipient);
  });

  it("refuses to seal to nobody, or to what is not an X25519 recipient", async () => {
    const wrong = collector.recipient.replace(/.$/, (last) => (last === "q" ? "p" : "q"));
    const hybrid = await identityToRecipient(await generateHybridIdentity());

    await expect(encryptTo([], plain)).rejects.toThrow(code("RECIPIENT"));
    for (const recipient of ["", "age1", wrong, hybrid, collector.identity, ` ${collector.recipient}`]) {
      await expect(encryptTo([collector.recipient, recipient], plain)).rejects.toThrow(code("RECIPIENT"));
    }
  });
});

describe("decryptWith", () => {
  it("opens with any of several identities", async () => {
    expect(await decryptWith([stranger.identity, recovery.identity], sealed)).toEqual(plain);
  });

  it("says WRONG_COLLECTOR when no identity has a matching stanza", async () => {
    await expect(decryptWith(stranger.identity, sealed)).rejects.toThrow(code("WRONG_COLLECTOR"));
    await expect(decryptWith([], sealed)).rejects.toThrow(code("WRONG_COLLECTOR"));
  });

  it("says ENVELOPE for a damaged payload, and for what is no envelope", async () => {
    const last = sealed.length - 1;
    const damaged = sealed.with(last, (sealed[last] ?? 0) ^ 1);

    for (const bytes of [
      damaged,
      sealed.subarray(0, last),
      concat(sealed, new Uint8Array(1)),
      plain,
      new Uint8Array(),
    ]) {
      await expect(decryptWith(collector.identity, bytes)).rejects.toThrow(code("ENVELOPE"));
    }
  });

  it("says ENVELOPE when the stanza of somebody else was altered, for that is not a wrong key", async () => {
    const text = Buffer.from(sealed).toString("latin1");
    const secondBody = text.indexOf("\n", text.lastIndexOf("-> X25519")) + 1;
    const damaged = sealed.with(secondBody, text[secondBody] === "A" ? 0x42 : 0x41);

    await expect(decryptWith(collector.identity, damaged)).rejects.toThrow(code("ENVELOPE"));
    await expect(decryptWith(recovery.identity, damaged)).rejects.toThrow(code("WRONG_COLLECTOR"));
  });

  it("refuses every byte altered once, and every shorter length", async () => {
    const open = openerOf([collector.identity]);
    const altered = [...sealed.keys()].map((at) => sealed.with(at, (sealed[at] ?? 0) ^ 0x20));
    const shorter = [...sealed.keys()].map((length) => sealed.subarray(0, length));

    for (const bytes of [...altered, ...shorter]) {
      await expect(open(bytes)).rejects.toThrow(expect.objectContaining({ name: "EnvelopeError" }));
    }
  });
});

describe("openerOf", () => {
  it("opens many files at once, right ones and wrong ones", async () => {
    const open = openerOf(collector.identity);
    const foreign = await encryptTo([stranger.recipient], plain);

    const results = await Promise.allSettled([sealed, foreign, sealed, foreign].map(open));

    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
    expect(results[1]).toMatchObject({ reason: code("WRONG_COLLECTOR") });
  });

  it.each(["", "age", "AGE-SECRET-KEY-1QQQQ"])("refuses the identity %j", (identity) => {
    expect(() => openerOf(identity)).toThrow(code("IDENTITY"));
  });
});

describe("recipientOf", () => {
  it("gives the recipient of an identity, which does not show the identity", async () => {
    expect(await recipientOf(collector.identity)).toBe(collector.recipient);
    expect(collector.recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
    expect(collector.identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
  });

  it("refuses what is no identity", async () => {
    await expect(recipientOf(collector.recipient)).rejects.toThrow(code("IDENTITY"));
  });
});

const AGE = "age";
const hasAge = spawnSync(AGE, ["--version"]).status === 0;

// Skipped where the `age` command (apt package `age`) is not installed: the vectors of envelope.vectors.test.ts remain.
describe.skipIf(!hasAge)("the age command", () => {
  const inFolder = (work: (path: (name: string) => string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), "age-"));
    try {
      work((name) => join(folder, name));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it("opens our envelope, given either identity", () => {
    inFolder((path) => {
      writeFileSync(path("sealed.age"), sealed);
      for (const { identity } of [collector, recovery]) {
        writeFileSync(path("key.txt"), `${identity}\n`);

        const age = spawnSync(AGE, ["--decrypt", "--identity", path("key.txt"), path("sealed.age")]);

        expect(age.status).toBe(0);
        expect(new Uint8Array(age.stdout)).toEqual(plain);
      }
    });
  });

  it("makes an envelope that we open, whatever the length of its content", async () => {
    const made: [Uint8Array, Uint8Array][] = [];
    inFolder((path) => {
      for (const length of [0, 1, 1_024, 65_536, 65_537]) {
        const content = new Uint8Array(length).fill(5);
        writeFileSync(path("plain"), content);
        spawnSync(AGE, [
          "--encrypt",
          "--recipient",
          collector.recipient,
          "--output",
          path("sealed.age"),
          path("plain"),
        ]);
        made.push([content, new Uint8Array(readFileSync(path("sealed.age")))]);
        rmSync(path("sealed.age"));
      }
    });

    for (const [content, theirs] of made)
      expect(await decryptWith(collector.identity, theirs)).toEqual(content);
  });
});
