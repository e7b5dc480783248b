/** Every error as one of the vault's codes: all that leaves the worker. */
import { BytesError, EnvelopeError, SodiumError } from "@vifragar/sealing";
import { SealError } from "@vifragar/sealing/device";
import { VaultError, type VaultErrorCode } from "../vault-error.ts";

export function codeOf(error: unknown): VaultErrorCode {
  if (error instanceof VaultError) return error.code;
  if (error instanceof SealError) {
    const { code } = error;
    return code === "KDF_PARAMS" || code === "OOM" || code === "VERSION" || code === "TOO_LARGE"
      ? code
      : "BROKEN";
  }
  if (error instanceof SodiumError) return "WASM_BLOCKED";
  if (error instanceof BytesError || error instanceof EnvelopeError) return "CALL";
  return isQuotaError(error) ? "QUOTA" : "BROKEN";
}

// Dexie puts the browser's error inside its own, once or twice.
function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "QuotaExceededError") return true;
  return "inner" in error && error.inner !== error && isQuotaError(error.inner);
}
