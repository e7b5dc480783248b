import { ChangePassphrase, Colleagues } from "@vifragar/vault/screens";
import { useState } from "react";
import { texts } from "../../texts/sv.ts";
import { VaultScreen } from "../shell/VaultScreen.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

/** Who can open this device: colleagues, one's own words, and a new recovery key when somebody leaves. */
export function LocksPage() {
  const { platform } = useSurroundings();
  const { place } = useUnlocked();
  const [isChanging, setIsChanging] = useState(false);
  const vault = platform.vaultAt(place);
  const { device: t } = texts;
  return (
    <VaultScreen title={t.locks}>
      {isChanging ? (
        <ChangePassphrase vault={vault} onDone={() => setIsChanging(false)} />
      ) : (
        <>
          <Colleagues vault={vault} name={texts.app} />
          <p className="in-below">
            <button type="button" className="in-linkbutton" onClick={() => setIsChanging(true)}>
              {t.changeWords}
            </button>
          </p>
        </>
      )}
    </VaultScreen>
  );
}
