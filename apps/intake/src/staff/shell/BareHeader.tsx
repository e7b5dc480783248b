import { texts } from "../../texts/sv.ts";
import { ProvBand } from "./ProvBand.tsx";

/** The top of screens that need no key: the app's neutral name, and whether this is a provförbund's. */
export function BareHeader({ prov = false }: { readonly prov?: boolean }) {
  return (
    <header className="in-header">
      {prov && <ProvBand />}
      <div className="in-header__row">
        <span className="in-header__app">{texts.app}</span>
      </div>
    </header>
  );
}
