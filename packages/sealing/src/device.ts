/** The formats that lie on a device, for the vault alone: the entry `@vifragar/sealing/device`. */
export { KEY_BYTES, open, SEAL_BYTES, seal } from "./aead.ts";
export { ByteReader, ByteWriter } from "./bytes.ts";
export { COPY_HEADER_BYTES, type CopyEntry, type CopyStep, copyHeader, copyStep, readCopy } from "./copy.ts";
export { type EpochPlace, makeDek, manifestKey, recordKey, unwrapDek, wrapDek } from "./dek.ts";
export {
  checkEraseTable,
  EPOCHS,
  ERASE_SECRET_BYTES,
  ERASE_TABLE_BYTES,
  type ErasePair,
  eraseOffset,
  HAND_OVER_PAIRS,
  type Half,
  makeEraseTable,
  otherHalf,
} from "./erase-table.ts";
export { openHandBack, type SessionKeys, sealHandBack } from "./hand-back.ts";
export {
  HAND_OVER_ID_BYTES,
  HAND_OVER_ROW_BYTES,
  type HandOverContent,
  type HandOverPlain,
  makeHandOverKeys,
  openHandOverKey,
  openHandOverRow,
  sealHandOverKey,
  sealHandOverRow,
} from "./hand-over.ts";
export { deriveKey } from "./kdf.ts";
export { type Epoch, type Manifest, openManifest, sealManifest } from "./manifest.ts";
export { lastDayOf } from "./period.ts";
export { randomBytes } from "./random.ts";
export { openRecord, type RecordPlace, recordId, sealRecord } from "./record.ts";
export { makeRecoverySecret, parseRecoveryKey, recoveryKeyText } from "./recovery-key.ts";
export { ROW_SLOT_BYTES, readRowSlots, rowSlot } from "./row-slot.ts";
export { SealError, type SealErrorCode } from "./seal-error.ts";
export { selfTest } from "./self-test.ts";
export {
  openSlot,
  passkeyInput,
  readSlot,
  SLOT_ID_BYTES,
  SLOT_SALT_BYTES,
  type SlotHeader,
  sealSlot,
  slotDigest,
  slotRoot,
  VAULT_ID_BYTES,
} from "./slot.ts";
export { type DeviceTally, EMPTY_STATE, type EpochState, openState, sealState } from "./state.ts";
export { calibrated, passphraseBytes, WORK_DEFAULT, type Work } from "./work.ts";
