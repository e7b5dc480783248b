import { supportLines } from "@vifragar/form";
import { Link } from "wouter";
import { CARD_DATE, supportCard } from "../../texts/support-card.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useContact } from "../use-contact.ts";
import { SupportNumbers } from "./SupportNumbers.tsx";

/** Support to the one who asks: how to begin, what to say, whom to call. */
export function SupportCard() {
  const contact = useContact();
  const { support: t } = texts;
  return (
    <Screen heading={texts.start.support}>
      <p className="in-quiet">{t.dated(CARD_DATE)}</p>
      {supportCard.map(({ heading, lines }) => (
        <section key={heading} className="in-panel">
          <h2 className="in-subheading">{heading}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2 className="in-subheading">{t.guide}</h2>
        <SupportNumbers lines={supportLines} contact={contact} withDates />
        <p>
          <Link href="/lapp">{t.leaflet}</Link>
        </p>
      </section>
    </Screen>
  );
}
