import { VaultError, vaultErrorTexts } from "@vifragar/vault";
import { texts } from "./texts.ts";

/** The sentence for something that went wrong outside of what a person did. */
export function problemText(cause: unknown): string {
  if (cause instanceof VaultError) return vaultErrorTexts[cause.code];
  // Private windows and some settings give a frame of another origin no storage at all.
  return hasNoStorage(cause) ? texts.noStorage : texts.generic;
}

const hasNoStorage = (cause: unknown): boolean =>
  cause instanceof Error && ["SecurityError", "UnknownError", "NotAllowedError"].includes(cause.name);
