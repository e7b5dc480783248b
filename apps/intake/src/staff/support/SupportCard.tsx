import { Link } from "wouter";
import { CARD_DATE, dutyHeading, supportCard } from "../../texts/support-card.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSettings } from "../staff-context.ts";
import { useContact } from "../use-contact.ts";
import { Routine } from "./Routine.tsx";
import { SupportNumbers } from "./SupportNumbers.tsx";

/** Support to the one who asks: how to begin, what to say, whom to call. */
export function SupportCard() {
  const contact = useContact();
  const { duty } = useSettings();
  const { support: t } = texts;
  return (
    <Screen heading={texts.start.support}>
      <p className="in-quiet">{t.dated(CARD_DATE)}</p>
      <Routine />
      {supportCard.map(({ heading, lines }) => (
        <section key={heading} className="in-panel">
          <h2 className="in-subheading">{heading}</h2>
          {heading === dutyHeading && duty !== null ? (
            <>
              {/* The förbund's own words take the place of ours: they may not say two things. */}
              <p className="in-lines">{duty.text}</p>
              <p className="in-quiet">{t.dutyDated(duty.dated)}</p>
            </>
          ) : (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <section>
        <h2 className="in-subheading">{t.guide}</h2>
        <SupportNumbers contact={contact} withDates />
        <p>
          <Link href="/lapp">{t.leaflet}</Link>
        </p>
      </section>
    </Screen>
  );
}
