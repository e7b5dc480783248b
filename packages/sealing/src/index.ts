export { ready, SodiumError } from "./sodium.ts";
export { BytesError, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
export { HASH_BYTES, hash, keyedHash } from "./hash.ts";
export { makeSigningKey, SignError, type SigningKey, sign, signingKeyOf, verify } from "./sign.ts";
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
export {
  type Snapshot,
  type SnapshotDraft,
  type SnapshotHeader,
  type SnapshotKind,
  type SnapshotPeriod,
  snapshotDigest,
} from "./snapshot-layout.ts";
export { openSnapshot, type SealedSnapshot, sealSnapshot, snapshotFileName } from "./snapshot.ts";
export { SnapshotError, type SnapshotErrorCode } from "./snapshot-error.ts";

// device formats
