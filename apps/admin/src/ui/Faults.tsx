import { VaultError, vaultErrorTexts } from "@vifragar/vault";
import { useEffect, useState } from "react";

/**
 * Tells of what no screen has told of itself: something was asked for and could not be done.
 *
 * The text of an error of ours by its code, otherwise that something went wrong. Never what was in hand.
 */
export function Faults() {
  const [text, setText] = useState("");
  useEffect(() => {
    const tell = (event: PromiseRejectionEvent) => setText(textOf(event.reason));
    window.addEventListener("unhandledrejection", tell);
    return () => window.removeEventListener("unhandledrejection", tell);
  }, []);
  return (
    <div role="alert">
      {text !== "" && (
        <div className="admin-notice admin-notice--attention admin-fault">
          <p>{text}</p>
          <button type="button" className="admin-link" onClick={() => setText("")}>
            Stäng meddelandet
          </button>
        </div>
      )}
    </div>
  );
}

function textOf(reason: unknown): string {
  if (reason instanceof VaultError) return vaultErrorTexts[reason.code];
  const code = reason instanceof Error && "code" in reason ? String(reason.code) : "okänd";
  return `Något gick fel hos oss. Prova igen om en stund. Felkod ${code}.`;
}
