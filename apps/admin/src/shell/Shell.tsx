import { timesWithIdle, type UnlockReport } from "@vifragar/vault";
import { LockWarning, useAutoLock } from "@vifragar/vault/screens";
import { Component, type ReactNode } from "react";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { AboutLinks } from "../ui/AboutLinks.tsx";
import { Faults } from "../ui/Faults.tsx";
import { Page } from "../ui/Page.tsx";
import { inWords } from "../ui/swedish.ts";
import { Header } from "./Header.tsx";
import { Marks } from "./Marks.tsx";
import { SkipLink } from "./SkipLink.tsx";
import { ForbundScreens, NationScreens } from "./screens.tsx";
import { useBook, useSession } from "./session.ts";
import { Told } from "./Told.tsx";

/** An office is not a meeting room: files are fetched from other windows, so being hidden locks no sooner than idling. */
const LOCK_TIMES = { ...timesWithIdle(15), hiddenMs: 15 * 60_000 };

/** The app around an open förbund: skip link, header, marks, and the screen that the address names. */
export function Shell({
  onLock,
  report,
}: {
  readonly onLock: () => void;
  readonly report: UnlockReport | undefined;
}) {
  const { forbund } = useBook();
  const { vault } = useSession();
  const lastOpened = report?.lastOpened ?? null;
  const isWarning = useAutoLock(vault, { times: LOCK_TIMES });
  return (
    <Router hook={useHashLocation}>
      <div className={forbund.prov ? "admin-frame admin-frame--prov" : "admin-frame"}>
        <SkipLink />
        <Header onLock={onLock} />
        {/* It closes itself: any sign of life is heard by the lock's own clock. */}
        {isWarning && <LockWarning onStay={() => undefined} />}
        <Marks />
        <main id="content" tabIndex={-1}>
          <Faults />
          <Told report={report} />
          <Fault>{forbund.level === "nation" ? <NationScreens /> : <ForbundScreens />}</Fault>
        </main>
        <footer className="admin-footer">
          <p>
            Vi räknar formulär, inte personer. Inget lämnar den här datorn utan att du sparar en fil.
            {/* A day that nobody remembers tells of a backup that was put back. */}
            {lastOpened !== null && ` Senast upplåst ${inWords(lastOpened)}.`}
          </p>
          <AboutLinks />
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
