import { VaultError, type VaultErrorCode, vaultErrorTexts } from "@vifragar/vault";
import { texts } from "../texts/sv.ts";

/** The sentence for something that went wrong outside of what a person did. Never a stack trace. */
export function problemText(cause: unknown): string {
  return cause instanceof VaultError ? vaultErrorTexts[cause.code] : texts.errors.generic("UNKNOWN");
}

/** The same sentence by its code, for a failure that has been kept in the state. */
export const failureText = (code: VaultErrorCode | "UNKNOWN"): string =>
  code === "UNKNOWN" ? texts.errors.generic(code) : vaultErrorTexts[code];

/** Tells at once that something went wrong; nothing when there is no text. */
export function Problem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="in-problem" role="alert">
      {text}
    </p>
  );
}
