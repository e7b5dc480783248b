import { VaultError } from "@vifragar/vault";
import { texts } from "../texts/sv.ts";

/** The sentence for something that went wrong outside of what a person did. Never a stack trace. */
export function problemText(cause: unknown): string {
  return texts.errors.generic(cause instanceof VaultError ? cause.code : "UNKNOWN");
}

/** Tells at once that something went wrong; nothing when there is no text. */
export function Problem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="in-problem" role="alert">
      {text}
    </p>
  );
}
