import { isoDateOf, periodName } from "@vifragar/core";
import { currentPeriod, type Enrolment, hasBegun } from "@vifragar/enrolment";
import { useState } from "react";
import { Link } from "wouter";
import { dayInWords } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { SendAnmalan } from "../enrol/SendAnmalan.tsx";
import { formLine } from "../shell/FormBanner.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { useContact } from "../use-contact.ts";
import { ContactForm } from "./ContactForm.tsx";
import { SettingsPanel } from "./SettingsPanel.tsx";
import { StoragePanel } from "./StoragePanel.tsx";

/** What this device is: its insatser, its storage, and who can open it. */
export function DevicePage() {
  const { platform } = useSurroundings();
  const { enrolments, insats, lastOpened } = useUnlocked();
  const [anmalanOf, setAnmalanOf] = useState<Enrolment>();
  const contact = useContact();
  const { device: t } = texts;
  if (anmalanOf) return <SendAnmalan enrolment={anmalanOf} onDone={() => setAnmalanOf(undefined)} />;
  return (
    <Screen heading={t.heading}>
      <h2 className="in-subheading">{t.insatser}</h2>
      <ul className="in-cards">
        {enrolments.map((enrolment) => (
          <li key={enrolment.digest} className="in-card">
            <strong>{enrolment.startfil.insats.name}</strong>
            <br />
            {enrolment.startfil.forbund.name}
            <br />
            {texts.insats.line(
              periodName(currentPeriod(enrolment, platform.today())),
              formLine(enrolment.instrument),
            )}
            {!hasBegun(enrolment, platform.today()) && (
              <>
                <br />
                {texts.startfil.formFrom} {dayInWords(enrolment.startfil.from ?? 0)}
              </>
            )}
            <div className="in-actions">
              <button type="button" className="in-button" onClick={() => setAnmalanOf(enrolment)}>
                {t.anmalan} <span className="in-visually-hidden">{enrolment.startfil.insats.name}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/startfil">{t.add}</Link>
      </p>
      {contact !== undefined && insats && <ContactForm key={insats} insats={insats} contact={contact} />}
      <SettingsPanel />
      {lastOpened !== null && <p>{t.lastOpened(isoDateOf(lastOpened))}</p>}
      <StoragePanel />
      <ul className="in-links">
        <li>
          <Link href="/las">{t.locks}</Link>
        </li>
        <li>
          <Link href="/tom">{t.wipe}</Link>
        </li>
      </ul>
    </Screen>
  );
}
