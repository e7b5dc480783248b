import { makePassphrase } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { useState } from "react";
import { Page } from "../ui/Page.tsx";

/** Makes the vault that the förbund lives in. */
export function MakeVault({
  vault,
  onMade,
}: {
  readonly vault: Vault;
  readonly onMade: () => Promise<void>;
}) {
  const [passphrase] = useState(() => makePassphrase());
  return (
    <Page title="Lösenfras">
      <p className="admin-code">{passphrase}</p>
      <button
        type="button"
        className="admin-button"
        onClick={async () => {
          await vault.create({ passphrase });
          await onMade();
        }}
      >
        Fortsätt
      </button>
    </Page>
  );
}
