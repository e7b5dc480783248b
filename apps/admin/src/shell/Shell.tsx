import type { Day } from "@vifragar/core";
import { timesWithIdle } from "@vifragar/vault";
import { LockWarning, useAutoLock } from "@vifragar/vault/screens";
import { Component, type ReactNode } from "react";
import { Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { LineScreen } from "../device-settings/LineScreen.tsx";
import { SupportScreen } from "../device-settings/SupportScreen.tsx";
import { TimesScreen } from "../device-settings/TimesScreen.tsx";
import { DevicesScreen } from "../devices/DevicesScreen.tsx";
import { ColleaguesScreen, WordsScreen } from "../forbund/LockScreens.tsx";
import { SettingsScreen } from "../forbund/SettingsScreen.tsx";
import { ImportScreen } from "../imports/ImportScreen.tsx";
import { InsatserScreen } from "../insatser/InsatserScreen.tsx";
import { InsatsScreen } from "../insatser/InsatsScreen.tsx";
import { NewInsatsScreen } from "../insatser/NewInsatsScreen.tsx";
import { ParticipantsScreen } from "../insatser/ParticipantsScreen.tsx";
import { OverviewScreen } from "../overview/OverviewScreen.tsx";
import { ReleaseScreen } from "../release/ReleaseScreen.tsx";
import { ReportScreen } from "../report/ReportScreen.tsx";
import { QuestionScreen } from "../tables/QuestionScreen.tsx";
import { TablesScreen } from "../tables/TablesScreen.tsx";
import { Faults } from "../ui/Faults.tsx";
import { Page } from "../ui/Page.tsx";
import { inWords } from "../ui/swedish.ts";
import { Header } from "./Header.tsx";
import { Marks } from "./Marks.tsx";
import { useBook, useSession } from "./session.ts";

/** An office is not a meeting room: files are fetched from other windows, so being hidden locks no sooner than idling. */
const LOCK_TIMES = { ...timesWithIdle(15), hiddenMs: 15 * 60_000 };

/** The app around an open förbund: skip link, header, marks, and the screen that the address names. */
export function Shell({
  onLock,
  lastOpened,
}: {
  readonly onLock: () => void;
  readonly lastOpened: Day | null;
}) {
  const { forbund } = useBook();
  const { vault } = useSession();
  const isWarning = useAutoLock(vault, { times: LOCK_TIMES });
  return (
    <Router hook={useHashLocation}>
      <div className={forbund.prov ? "admin-frame admin-frame--prov" : "admin-frame"}>
        {/* biome-ignore lint/a11y/useValidAnchor: it goes to an element of the page, by focus and not by address. */}
        <a
          className="admin-skip"
          href="#content"
          onClick={(event) => {
            // The address is the place in the app and must not change.
            event.preventDefault();
            document.getElementById("content")?.focus();
          }}
        >
          Hoppa till innehållet
        </a>
        <Header onLock={onLock} />
        {/* It closes itself: any sign of life is heard by the lock's own clock. */}
        {isWarning && <LockWarning onStay={() => undefined} />}
        <Marks />
        <main id="content" tabIndex={-1}>
          <Faults />
          <Fault>
            <Switch>
              <Route path="/" component={OverviewScreen} />
              <Route path="/insatser" component={InsatserScreen} />
              <Route path="/insatser/ny" component={NewInsatsScreen} />
              <Route path="/insatser/deltagarantal" component={ParticipantsScreen} />
              <Route path="/insatser/:id">{({ id }) => <InsatsScreen id={id} />}</Route>
              <Route path="/enheter" component={DevicesScreen} />
              <Route path="/importera" component={ImportScreen} />
              <Route path="/slapp" component={ReleaseScreen} />
              <Route path="/tabeller">
                <TablesScreen />
              </Route>
              <Route path="/tabeller/fraga/:code">{({ code }) => <QuestionScreen code={code} />}</Route>
              <Route path="/tabeller/:id">{({ id }) => <TablesScreen id={id} />}</Route>
              <Route path="/rapport" component={ReportScreen} />
              <Route path="/installningar" component={SettingsScreen} />
              <Route path="/installningar/stod" component={SupportScreen} />
              <Route path="/installningar/stod/:at">{({ at }) => <LineScreen at={Number(at)} />}</Route>
              <Route path="/installningar/tider" component={TimesScreen} />
              <Route path="/installningar/kollegor" component={ColleaguesScreen} />
              <Route path="/installningar/ord" component={WordsScreen} />
              <Route>
                <Page title="Sidan finns inte.">
                  <p>
                    <a href="#/">Till start</a>
                  </p>
                </Page>
              </Route>
            </Switch>
          </Fault>
        </main>
        <footer className="admin-footer">
          <p>
            Vi räknar formulär, inte personer. Inget lämnar den här datorn utan att du sparar en fil.
            {/* A day that nobody remembers tells of a backup that was put back. */}
            {lastOpened !== null && ` Senast upplåst ${inWords(lastOpened)}.`}
          </p>
        </footer>
      </div>
    </Router>
  );
}

/** Catches a fault of the program in one screen, so that the others can still be reached. */
class Fault extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Page title="Något gick fel">
        <p>Något gick fel hos oss. Prova igen om en stund. Inget som är sparat har ändrats.</p>
        <p>
          <button type="button" className="admin-button" onClick={() => this.setState({ failed: false })}>
            Försök igen
          </button>
        </p>
      </Page>
    );
  }
}
