// Start here: everything else waits for this.

export { ready, SodiumError } from "./sodium.ts";

// Bytes, hashes, signatures.

export { BytesError, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
export { HASH_BYTES, hash, keyedHash } from "./hash.ts";
export { makeSigningKey, SignError, type SigningKey, sign, signingKeyOf, verify } from "./sign.ts";

// The envelope that only its recipients open.

export {
  decryptWith,
  EnvelopeError,
  type EnvelopeErrorCode,
  encryptTo,
  makeIdentity,
  type Opener,
  openerOf,
  recipientOf,
} from "./envelope.ts";

// Snapshots: how counts travel.

export { incoming, openedBy, type Read } from "./incoming.ts";
export {
  MOST_SEALED_BYTES,
  openSnapshot,
  type SealedSnapshot,
  sealSnapshot,
  snapshotFileName,
} from "./snapshot.ts";
export { SnapshotError, type SnapshotErrorCode } from "./snapshot-error.ts";
export {
  decodeSnapshot,
  type Snapshot,
  type SnapshotDraft,
  type SnapshotHeader,
  type SnapshotKind,
  type SnapshotPeriod,
  snapshotDigest,
} from "./snapshot-layout.ts";

// Words for people.

export { normalizePassphrase } from "./normalize-passphrase.ts";
export { fingerprintWords, makePassphrase } from "./words.ts";

// Device formats are the vault's: see device.ts.
