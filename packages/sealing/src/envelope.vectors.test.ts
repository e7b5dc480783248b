/**
 * All 143 vectors of age (C2SP/CCTV, from npm `cctv-age`) through our own functions.
 *
 * We open X25519 and hybrid identities, and on purpose neither passphrases (work set by the sender) nor
 * armoured text. So a vector that only a passphrase opens must be refused, and an armoured one must be refused
 * as it is; what its armour holds is then judged like the others.
 */
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { armor } from "age-encryption";
import * as files from "cctv-age";
import { describe, expect, it } from "vitest";
import { decryptWith, EnvelopeError } from "./envelope.ts";

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly isArmored: boolean;
  readonly hasPassphrase: boolean;
  readonly sealed: Uint8Array;
}

function vectorOf([name, file]: [string, Uint8Array]): Vector {
  const bytes = Buffer.from(file);
  const end = bytes.indexOf("\n\n");
  const fields = bytes
    .subarray(0, end)
    .toString("latin1")
    .split("\n")
    .map((line) => line.split(": "));
  const all = (key: string) => fields.flatMap(([field, value = ""]) => (field === key ? [value] : []));
  const body = bytes.subarray(end + 2);
  return {
    name,
    expect: all("expect")[0] ?? "",
    payload: all("payload")[0],
    identities: all("identity"),
    isArmored: all("armored").length > 0,
    hasPassphrase: all("passphrase").length > 0,
    sealed: new Uint8Array(all("compressed").length > 0 ? inflateSync(body) : body),
  };
}

/** What `decryptWith` made of it: the hash of the content, or the code it was refused with. */
async function judge(sealed: Uint8Array, identities: readonly string[]): Promise<string> {
  try {
    const opened = await decryptWith(identities, sealed);
    return createHash("sha256").update(opened).digest("hex");
  } catch (error) {
    return error instanceof EnvelopeError ? error.code : `crashed: ${String(error)}`;
  }
}

function unarmored(sealed: Uint8Array): Uint8Array | undefined {
  try {
    return armor.decode(Buffer.from(sealed).toString("latin1"));
  } catch {
    return undefined;
  }
}

function expectedOf(vector: Vector): string | undefined {
  if (vector.hasPassphrase) {
    // No key matches, whatever the stanza holds. One of them is not even base64.
    return vector.name === "scrypt_not_canonical_body" ? "ENVELOPE" : "WRONG_COLLECTOR";
  }
  if (vector.expect === "success") return vector.payload;
  return vector.expect === "no match" ? "WRONG_COLLECTOR" : "ENVELOPE";
}

const vectors = Object.entries(files as unknown as Record<string, Uint8Array>)
  .filter(([name]) => name !== "default")
  .map(vectorOf);

describe("decryptWith, on the vectors of age", () => {
  it("is given all 143", () => {
    expect(vectors).toHaveLength(143);
  });

  it.each(vectors.filter(({ isArmored }) => !isArmored))("judges $name as $expect", async (vector) => {
    expect(await judge(vector.sealed, vector.identities)).toBe(expectedOf(vector));
  });

  it.each(vectors.filter(({ isArmored }) => isArmored))(
    "judges $name, armoured, as $expect",
    async (vector) => {
      expect(await judge(vector.sealed, vector.identities)).toBe("ENVELOPE");
      const sealed = unarmored(vector.sealed);
      expect(sealed === undefined).toBe(vector.expect === "armor failure");
      if (sealed !== undefined) expect(await judge(sealed, vector.identities)).toBe(expectedOf(vector));
    },
  );
});
