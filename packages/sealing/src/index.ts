export { BytesError, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
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
export { HASH_BYTES, hash, keyedHash } from "./hash.ts";
export { normalizePassphrase } from "./normalize-passphrase.ts";
export { makeSigningKey, SignError, type SigningKey, sign, signingKeyOf, verify } from "./sign.ts";
export { openSnapshot, type SealedSnapshot, sealSnapshot, snapshotFileName } from "./snapshot.ts";
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
export { ready, SodiumError } from "./sodium.ts";
export { fingerprintWords, makePassphrase } from "./words.ts";

// device formats
