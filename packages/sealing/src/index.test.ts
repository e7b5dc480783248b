import { expect, it } from "vitest";
import * as sealing from "./index.ts";

// What other packages build on. A name that comes or goes here is a decision, not a side effect.
it("exports these names and no others", () => {
  expect(Object.keys(sealing).toSorted()).toEqual([
    "BytesError",
    "EnvelopeError",
    "HASH_BYTES",
    "MOST_SEALED_BYTES",
    "SignError",
    "SnapshotError",
    "SodiumError",
    "concat",
    "decodeSnapshot",
    "decryptWith",
    "encryptTo",
    "equalBytes",
    "fingerprintWords",
    "fromHex",
    "hash",
    "incoming",
    "keyedHash",
    "makeIdentity",
    "makePassphrase",
    "makeSigningKey",
    "normalizePassphrase",
    "openSnapshot",
    "openedBy",
    "openerOf",
    "ready",
    "recipientOf",
    "sealSnapshot",
    "sign",
    "signingKeyOf",
    "snapshotDigest",
    "snapshotFileName",
    "toHex",
    "utf8",
    "verify",
  ]);
});
