/**
 * Key slots: the vault key, wrapped once for each thing that opens the vault (docs/formats/vault.md).
 *
 * What the slot says of itself (kind, salt, amount of work) is bound into the wrapping, so that
 * a slot with its work turned down does not open.
 */
import { KEY_BYTES, open, SEAL_BYTES, seal } from "./aead.ts";
import { ByteReader, ByteWriter, concat, equalBytes, utf8 } from "./bytes.ts";
import { hash, keyedHash } from "./hash.ts";
import { deriveKey } from "./kdf.ts";
import { SealError } from "./seal-error.ts";
import { acceptWork, type Work } from "./work.ts";

export const VAULT_ID_BYTES = 16;
export const SLOT_ID_BYTES = 16;
export const SLOT_SALT_BYTES = 16;

const MAGIC = utf8("VFVS");
const VERSION = 1;
const WRAPPED_BYTES = KEY_BYTES + SEAL_BYTES;
const FIXED_BYTES = 4 + 2 + 1 + 1 + SLOT_ID_BYTES + SLOT_SALT_BYTES + 4 + 4 + WRAPPED_BYTES + 2;

const kinds = ["passphrase", "recovery", "passkey"] as const;

/** What a slot says of itself, in clear. */
export interface SlotHeader {
  readonly kind: (typeof kinds)[number];
  readonly slotId: Uint8Array;
  readonly salt: Uint8Array;
  /** Null for recovery keys and passkeys, whose secrets are random already. */
  readonly work: Work | null;
  /** WebAuthn credential id, for passkeys only; otherwise empty. */
  readonly credentialId: Uint8Array;
}

/**
 * Wraps the vault key for the holder of a secret.
 *
 * @param root - From `slotRoot`, or 32 bytes of Argon2id for a passphrase.
 */
export function sealSlot(vaultId: Uint8Array, header: SlotHeader, keys: SlotKeys): Uint8Array<ArrayBuffer> {
  const wrapped = seal(wrappingKey(keys.root), keys.vaultKey, boundTo(vaultId, header));
  return new ByteWriter(FIXED_BYTES + header.credentialId.length)
    .bytes(MAGIC)
    .u16(VERSION)
    .u8(kinds.indexOf(header.kind) + 1)
    .zeros(1)
    .bytes(header.slotId)
    .bytes(header.salt)
    .u32(header.work?.memoryKib ?? 0)
    .u32(header.work?.passes ?? 0)
    .bytes(wrapped)
    .u16(header.credentialId.length)
    .bytes(header.credentialId)
    .done();
}

export interface SlotKeys {
  readonly root: Uint8Array;
  readonly vaultKey: Uint8Array;
}

/**
 * Reads what a stored slot says of itself. Nothing is authenticated before `openSlot`.
 *
 * @throws SealError `MALFORMED`, `VERSION`, `KDF_PARAMS` for work outside floor and ceiling: before any of it is done.
 */
export function readSlot(bytes: Uint8Array): SlotHeader & { readonly wrapped: Uint8Array } {
  if (bytes.length < FIXED_BYTES) throw new SealError("MALFORMED");
  const reader = new ByteReader(bytes);
  if (!equalBytes(reader.bytes(4), MAGIC)) throw new SealError("MALFORMED");
  const version = reader.u16();
  if (version > VERSION) throw new SealError("VERSION");
  const kind = kinds[reader.u8() - 1];
  const reserved = reader.u8();
  const slotId = reader.bytes(SLOT_ID_BYTES);
  const salt = reader.bytes(SLOT_SALT_BYTES);
  const work = { memoryKib: reader.u32(), passes: reader.u32() };
  const wrapped = reader.bytes(WRAPPED_BYTES);
  const credentialLength = reader.u16();
  if (version !== VERSION || kind === undefined || reserved !== 0 || reader.left !== credentialLength) {
    throw new SealError("MALFORMED");
  }
  if (kind === "passphrase") acceptWork(work);
  else if (work.memoryKib !== 0 || work.passes !== 0) throw new SealError("KDF_PARAMS");
  const credentialId = reader.bytes(credentialLength);
  return { kind, slotId, salt, work: kind === "passphrase" ? work : null, credentialId, wrapped };
}

/** The vault key. @throws SealError as `readSlot`, and `CANNOT_OPEN` for a wrong secret and an altered slot alike. */
export function openSlot(vaultId: Uint8Array, bytes: Uint8Array, root: Uint8Array): Uint8Array {
  const { wrapped, ...header } = readSlot(bytes);
  return open(wrappingKey(root), wrapped, boundTo(vaultId, header));
}

const rootLabels = { recovery: utf8("VFV1recovery"), passkey: utf8("VFV1prf") };

/** The root of a slot whose secret is random already: a recovery secret of 16 bytes, or 32 bytes of a passkey's PRF. */
export function slotRoot(kind: "recovery" | "passkey", secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return keyedHash(secret, rootLabels[kind], salt);
}

/** What a passkey's PRF is evaluated on, so that no two slots or vaults share a secret. 32 bytes. */
export function passkeyInput(vaultId: Uint8Array, slot: Pick<SlotHeader, "slotId" | "salt">): Uint8Array {
  return hash(utf8("VFV1prf-input"), vaultId, slot.slotId, slot.salt);
}

/** One hash over all slots, in the order of their ids: the manifest is bound to it. */
export function slotDigest(slots: readonly Uint8Array[]): Uint8Array {
  const sorted = slots.map(readSlot).sort((a, b) => compareBytes(a.slotId, b.slotId));
  return hash(...sorted.map((slot) => slot.wrapped));
}

const wrappingKey = (root: Uint8Array): Uint8Array => deriveKey(root, 1, "vfvkek01");

function boundTo(vaultId: Uint8Array, header: SlotHeader): Uint8Array {
  const numbers = new ByteWriter(8)
    .u32(header.work?.memoryKib ?? 0)
    .u32(header.work?.passes ?? 0)
    .done();
  return concat(
    utf8("VFV1slot"),
    vaultId,
    Uint8Array.of(kinds.indexOf(header.kind) + 1),
    header.slotId,
    numbers,
    header.salt,
    header.kind === "passkey" ? hash(header.credentialId) : new Uint8Array(),
  );
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [index, byte] of a.entries()) {
    const difference = byte - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
