import type { Vault } from "@vifragar/vault";
import { Page } from "../ui/Page.tsx";

/** A vault whose förbund was never finished: the window was closed before its keys were made. Nothing is in it. */
export function Unfinished({
  vault,
  onWiped,
}: {
  readonly vault: Vault;
  readonly onWiped: () => Promise<void>;
}) {
  return (
    <Page title="Förbundet blev inte färdigt">
      <p>Fönstret stängdes innan förbundet var klart. Det finns inga svar i det. Börja om från början.</p>
      <div className="admin-actions">
        <button
          type="button"
          className="admin-button"
          onClick={async () => {
            await vault.wipe();
            await onWiped();
          }}
        >
          Börja om
        </button>
      </div>
    </Page>
  );
}
