import type { Vault } from "@vifragar/vault";
import { VaultError } from "@vifragar/vault";
import { useEffect, useRef, useState } from "react";
import { Page } from "../ui/Page.tsx";

/** Unlocks a förbund that is on this computer. */
export function UnlockForbund({
  vault,
  onUnlocked,
  onBack,
}: {
  readonly vault: Vault;
  readonly onUnlocked: () => Promise<void>;
  readonly onBack: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  useEffect(() => {
    void vault.prepare();
  }, [vault]);
  return (
    <Page title="Lås upp">
      <form
        noValidate
        autoComplete="off"
        onSubmit={async (event) => {
          event.preventDefault();
          const passphrase = field.current?.value ?? "";
          if (field.current) field.current.value = "";
          try {
            await vault.unlock({ kind: "passphrase", passphrase });
          } catch (error) {
            if (!(error instanceof VaultError)) throw error;
            setTold("Lösenfrasen stämmer inte. Försök igen.");
            field.current?.focus();
            return;
          }
          await onUnlocked();
        }}
      >
        <div className="admin-field">
          <label htmlFor="passphrase">Lösenfras</label>
          <p role="alert" className="admin-attention">
            {told}
          </p>
          <input
            ref={field}
            id="passphrase"
            type="password"
            autoComplete="current-password"
            className="admin-input admin-input--full"
          />
        </div>
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Lås upp
          </button>
          <button type="button" className="admin-button admin-button--quiet" onClick={onBack}>
            Tillbaka
          </button>
        </div>
      </form>
    </Page>
  );
}
