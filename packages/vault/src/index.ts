export { AUTO_LOCK_TIMES, type AutoLockTimes, startAutoLock, timesWithIdle } from "./auto-lock.ts";
export { openVault } from "./open-vault.ts";
export type { Place } from "./place.ts";
export { freeBytes } from "./room.ts";
export { secondCopyTexts, vaultErrorTexts } from "./texts-sv.ts";
export { listScripts, trustedScript } from "./trusted-script.ts";
export type {
  CollectingVault,
  Collector,
  Contribution,
  DeviceIdentity,
  HandInOptions,
  HandInRefusal,
  HandInResult,
  HandOver,
  HandOverOptions,
  HandOverOutcome,
  HandOverRow,
  Opened,
  Pending,
  Period,
  RecordChange,
  SealedSum,
  Secret,
  Slot,
  SlotKind,
  SumOptions,
  TallyKey,
  UnlockReport,
  Vault,
  VaultStatus,
} from "./vault.ts";
export { VaultError, type VaultErrorCode } from "./vault-error.ts";
