import { texts } from "../../texts/sv.ts";

/** Marks everything of a provförbund. */
export function ProvBand() {
  return (
    <p className="in-prov">
      <strong>{texts.shell.prov}</strong> {texts.shell.provHint}
    </p>
  );
}
