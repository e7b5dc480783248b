import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { useContact } from "../use-contact.ts";
import { SupportNumbers } from "./SupportNumbers.tsx";

/** The paper for whoever wants the numbers: a neutral heading, and the same for everyone. */
export function Leaflet() {
  const { platform } = useSurroundings();
  const contact = useContact();
  const { leaflet: t } = texts;
  return (
    <Screen heading={t.heading}>
      <div className="in-actions in-no-print">
        <button type="button" className="in-button in-button--primary" onClick={platform.print}>
          {t.print}
        </button>
      </div>
      <p>{t.lead}</p>
      <SupportNumbers contact={contact} />
    </Screen>
  );
}
