import { instrumentHashOf, periodOf, textIn } from "@vifragar/core";
import { Link } from "wouter";
import { DemoYear } from "../demo/DemoYear.tsx";
import { useBook, useSession } from "../shell/session.ts";
import { SWEDISH } from "../ui/language.ts";
import { Page } from "../ui/Page.tsx";
import { inWords } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
import { calendarIn, calendarTexts } from "./forbund.ts";

/** What was decided when the förbund was set up, which form is used, and the keys as words. */
export function SettingsScreen() {
  const { forbund } = useBook();
  const { instrument, today } = useSession();
  const isNation = forbund.level === "nation";
  const { year } = periodOf(today(), "year");
  const later = forbund.laterCalendars.find(({ from }) => from > year);
  return (
    <Page title="Inställningar">
      <section aria-labelledby="forbund-title">
        <h2 id="forbund-title">{isNation ? "NNS" : "Förbundet"}</h2>
        <dl className="admin-facts">
          <dt>Namn</dt>
          <dd>{forbund.name}</dd>
          <dt>Slag</dt>
          <dd>{forbund.prov ? (isNation ? "På prov" : "Provförbund") : "På riktigt"}</dd>
          <dt>Perioder</dt>
          <dd>
            {calendarTexts[calendarIn(forbund, year)]}
            {later !== undefined && `, från ${later.from} ${calendarTexts[later.calendar].toLowerCase()}`}
          </dd>
          <dt>Minsta antal som visas</dt>
          <dd>
            {forbund.k}: en siffra visas bara om minst {forbund.k} svarade så och minst {forbund.k} inte
            gjorde det.
          </dd>
        </dl>
      </section>
      <p>
        <Link href="/installningar/regler">Ändra minsta antal{!isNation && " eller hur året delas in"}</Link>
      </p>
      <section aria-labelledby="form-title">
        <h2 id="form-title">Formulär</h2>
        <dl className="admin-facts">
          <dt>Namn</dt>
          <dd>{textIn(instrument.name, SWEDISH, instrument)}</dd>
          <dt>Om formuläret</dt>
          <dd>{textIn(instrument.notice, SWEDISH, instrument)}</dd>
        </dl>
        <p>De här sex orden är desamma överallt där formuläret är detsamma:</p>
        <Words digest={instrumentHashOf(instrument)} />
        {!isNation && (
          <p>
            <Link href="/installningar/formular">Frågorna, andra formulär och vilket som gällt när</Link>
          </p>
        )}
      </section>
      {!isNation && (
        <section aria-labelledby="devices-title">
          <h2 id="devices-title">På enheterna</h2>
          <ul>
            <li>
              <Link href="/installningar/stod">Stödkontakter</Link>
            </li>
            <li>
              <Link href="/installningar/tider">Tider</Link>
            </li>
          </ul>
        </section>
      )}
      <section aria-labelledby="keys-title">
        <h2 id="keys-title">Nycklar</h2>
        <p>
          Nyckeln öppnar siffrorna. Tappar ni den går de inte att läsa. Reservkoden på papper öppnar dem
          också.
        </p>
        <p>{isNation ? "NNS" : "Förbundets"} underskrift känns igen på de här orden:</p>
        <Words digest={forbund.signer} />
        {forbund.before?.map(({ signer, left }) => (
          <div key={signer}>
            <p>
              Före {inWords(left)} kändes den igen på de här orden. Det som skrevs under då gäller
              fortfarande.
            </p>
            <Words digest={signer} />
          </div>
        ))}
        <p>
          <Link href="/installningar/nyckel">Byt nyckel</Link>
        </p>
      </section>
      <section aria-labelledby="lock-title">
        <h2 id="lock-title">Låset på den här datorn</h2>
        <p>Minst två personer ska kunna låsa upp. Då går siffrorna att läsa även om en av dem slutar.</p>
        <ul>
          <li>
            <Link href="/installningar/kollegor">Vilka kan låsa upp</Link>
          </li>
          <li>
            <Link href="/installningar/ord">Byt dina ord</Link>
          </li>
        </ul>
      </section>
      {!isNation && <DemoYear />}
    </Page>
  );
}
