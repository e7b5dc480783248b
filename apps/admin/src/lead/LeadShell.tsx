import {
  type Day,
  type Instrument,
  type Period,
  parsePeriodKey,
  periodKey,
  periodName,
} from "@vifragar/core";
import { useState } from "react";
import { Link, Route, Router, Switch, useLocation } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { MarksOf } from "../shell/Marks.tsx";
import { SkipLink } from "../shell/SkipLink.tsx";
import { AboutLinks } from "../ui/AboutLinks.tsx";
import { Faults } from "../ui/Faults.tsx";
import { Page } from "../ui/Page.tsx";
import { LeadFilesScreen } from "./LeadFilesScreen.tsx";
import { LeadOverview } from "./LeadOverview.tsx";
import { LeadPaper } from "./LeadPaper.tsx";
import { LeadQuestion } from "./LeadQuestion.tsx";
import { insatserOf, type LeadInsats, type Library, periodsIn, viewOf } from "./library.ts";
import type { Shelf } from "./shelf.ts";

const places = [
  { to: "/", text: "Översikt" },
  { to: "/rapport", text: "Rapport" },
  { to: "/filer", text: "Filer" },
] as const;

/** The app around what an insatsledare reads: which insats, which period, and the way to each part. */
export function LeadShell({
  library,
  shelf,
  fallback,
  today,
  onChanged,
  onLeave,
}: {
  readonly library: Library;
  readonly shelf: Shelf;
  /** The form whose marks are shown where no release is. */
  readonly fallback: Instrument;
  readonly today: () => Day;
  readonly onChanged: () => Promise<void>;
  readonly onLeave: () => void;
}) {
  const insatser = insatserOf(library);
  const periods = periodsIn(library);
  const [picked, setPicked] = useState<{ readonly insats?: string; readonly period?: string }>({});
  const insats = insatser.find(({ id }) => id === picked.insats) ?? insatser[0];
  const period = periods.find((each) => periodKey(each) === picked.period) ?? periods[0];
  const view = insats === undefined || period === undefined ? undefined : viewOf(library, insats.id, period);
  const isProv = library.files.some(({ file }) => file.prov);
  const of =
    insats !== undefined && period !== undefined && view !== undefined ? { insats, period, view } : undefined;

  return (
    <Router hook={useHashLocation}>
      <div className={isProv ? "admin-frame admin-frame--prov" : "admin-frame"}>
        <SkipLink />
        <header className="admin-header">
          <div className="admin-header__top">
            <p className="admin-header__who">
              <span className="admin-header__app">Vi frågar</span>
              {isProv && <strong className="admin-prov">PROV</strong>}
              <span className="admin-header__forbund">{insats?.name ?? "Ingen insats ännu"}</span>
              <span className="admin-header__role">Insatsledare</span>
            </p>
            <Pickers
              insatser={insatser}
              insats={insats}
              periods={periods}
              period={period}
              onInsats={(id) => setPicked({ ...picked, insats: id })}
              onPeriod={(key) => setPicked({ ...picked, period: key })}
            />
            <button type="button" className="admin-button admin-button--quiet" onClick={onLeave}>
              Till start
            </button>
          </div>
          <Places />
        </header>
        <MarksOf
          trial={isProv ? "Filerna kommer från ett provförbund." : undefined}
          instrument={view?.instrument ?? fallback}
        />
        <main id="content" tabIndex={-1}>
          <Faults />
          <Switch>
            <Route path="/">
              <LeadOverview of={of} library={library} />
            </Route>
            <Route path="/fraga/:code">
              {({ code }) => <LeadQuestion of={of} code={code} library={library} />}
            </Route>
            <Route path="/rapport">
              <LeadPaper of={of} />
            </Route>
            <Route path="/filer">
              <LeadFilesScreen library={library} shelf={shelf} today={today} onChanged={onChanged} />
            </Route>
            <Route>
              <Page title="Sidan finns inte.">
                <p>
                  <Link href="/">Till start</Link>
                </p>
              </Page>
            </Route>
          </Switch>
        </main>
        <footer className="admin-footer">
          <p>
            Vi räknar formulär, inte personer. Allt här är underskrivet av förbundet, och inget av det är
            hemligt.
          </p>
          <AboutLinks />
        </footer>
      </div>
    </Router>
  );
}

function Pickers({
  insatser,
  insats,
  periods,
  period,
  onInsats,
  onPeriod,
}: {
  readonly insatser: readonly LeadInsats[];
  readonly insats: LeadInsats | undefined;
  readonly periods: readonly Period[];
  readonly period: Period | undefined;
  readonly onInsats: (id: string) => void;
  readonly onPeriod: (key: string) => void;
}) {
  return (
    <>
      {insatser.length > 1 && (
        <div className="admin-header__period">
          <label htmlFor="insats">Insats</label>
          <select id="insats" value={insats?.id} onChange={(event) => onInsats(event.target.value)}>
            {insatser.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {period !== undefined && (
        <div className="admin-header__period">
          <label htmlFor="period">Period</label>
          <select
            id="period"
            value={periodKey(period)}
            onChange={(event) => {
              if (parsePeriodKey(event.target.value) !== undefined) onPeriod(event.target.value);
            }}
          >
            {periods.map((each) => (
              <option key={periodKey(each)} value={periodKey(each)}>
                {periodName(each)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}

function Places() {
  const [location] = useLocation();
  return (
    <nav className="admin-nav" aria-label="Delar">
      <ul className="admin-nav__list admin-nav__list--open">
        {places.map(({ to, text }) => {
          const isHere =
            to === "/" ? location === "/" || location.startsWith("/fraga") : location.startsWith(to);
          return (
            <li key={to}>
              <Link href={to} aria-current={isHere ? "page" : undefined}>
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
