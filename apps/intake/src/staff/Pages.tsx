import type { NotAskedReason } from "@vifragar/core";
import { hasBegun, insatserOf } from "@vifragar/enrolment";
import { EmptyDevice } from "@vifragar/vault/screens";
import { useCallback, useContext, useEffect, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import type { Round } from "../session/session.ts";
import { texts } from "../texts/sv.ts";
import { Screen } from "../ui/Screen.tsx";
import { DevicePage } from "./device/DevicePage.tsx";
import { LocksPage } from "./device/LocksPage.tsx";
import { AddStartfil } from "./enrol/AddStartfil.tsx";
import { CoveragePage } from "./hand-in/CoveragePage.tsx";
import { HandInPage } from "./hand-in/HandInPage.tsx";
import { PendingContext } from "./hand-in/use-pending.ts";
import { PaperEntry } from "./paper/PaperEntry.tsx";
import { PaperForm } from "./paper/PaperForm.tsx";
import { Practice } from "./practice/Practice.tsx";
import { FollowUp } from "./register/FollowUp.tsx";
import { NotAsked } from "./register/NotAsked.tsx";
import { BeforeRound } from "./round/BeforeRound.tsx";
import { HandOverScreen } from "./round/HandOverScreen.tsx";
import { NextPerson } from "./round/NextPerson.tsx";
import { TogetherRound } from "./round/TogetherRound.tsx";
import { useFinishing } from "./round/use-finishing.ts";
import { StartPage } from "./StartPage.tsx";
import { Header } from "./shell/Header.tsx";
import { VaultScreen } from "./shell/VaultScreen.tsx";
import { useSurroundings, useUnlocked } from "./staff-context.ts";
import { Leaflet } from "./support/Leaflet.tsx";
import { SupportCard } from "./support/SupportCard.tsx";

/** The pages of the open app, under neutral addresses. */
export function Pages() {
  const { session, platform } = useSurroundings();
  const { enrolments, insats } = useUnlocked();
  const { refresh } = useContext(PendingContext);
  const [path, navigate] = useLocation();
  const [round, setRound] = useState<Round>();
  const [reason, setReason] = useState<NotAskedReason>();
  const [notice, setNotice] = useState("");
  const [papers, setPapers] = useState(0);
  useEffect(() => {
    if (path !== "/") setNotice("");
    if (path !== "/papper") setPapers(0);
  }, [path]);
  const today = platform.today();
  const enrolment = insatserOf(enrolments, today).find(({ startfil }) => startfil.insats.id === insats);

  const home = useCallback(() => {
    setReason(undefined);
    navigate("/");
  }, [navigate]);
  const saved = () => {
    refresh();
    home();
    setNotice(texts.start.saved);
  };
  const begin = async (next: Round) => {
    // Told before the first question, not after the last. A hand-over makes sure of it by itself.
    if (next.mode === "together") await session.vault().checkRoom();
    setRound(next);
    session.remember({ language: next.language, mode: next.mode });
    navigate(next.mode === "together" ? "/tillsammans" : "/lamna-over");
  };
  const finish = useFinishing(
    useCallback(
      (how) => {
        setRound(undefined);
        refresh();
        navigate("/", { replace: true });
        session.roundDone(how);
      },
      [session, refresh, navigate],
    ),
  );
  if (enrolment === undefined) return null;
  const counts = hasBegun(enrolment, today);
  return (
    <Switch>
      {/* The participant reads these with staff: nothing of the staff app around them. */}
      <Route path="/tillsammans">
        {round ? <TogetherRound round={round} onFinished={finish} /> : <Redirect to="/" replace />}
      </Route>
      <Route path="/ova">
        <Practice instrument={enrolment.instrument} onLeave={home} />
      </Route>
      <Route>
        <Header />
        <Switch>
          <Route path="/">
            <StartPage enrolment={enrolment} notice={notice} />
          </Route>
          {/* Before the form's first day nothing is counted, whatever address somebody writes. */}
          {!counts && (
            <Route path={/^\/(innan|nasta|lamna-over|inte-nu|uppfoljning|papper)$/}>
              <Redirect to="/" replace />
            </Route>
          )}
          <Route path="/innan">
            <BeforeRound
              onReady={begin}
              onWait={() => {
                setReason("not-alone");
                navigate("/inte-nu");
              }}
              onCancel={home}
            />
          </Route>
          <Route path="/nasta">
            <NextPerson onReady={begin} onOther={() => navigate("/innan")} />
          </Route>
          <Route path="/lamna-over">
            {round ? <HandOverScreen round={round} onCancel={home} /> : <Redirect to="/" replace />}
          </Route>
          <Route path="/inte-nu">
            <NotAsked enrolment={enrolment} reason={reason} onSaved={saved} onCancel={home} />
          </Route>
          <Route path="/uppfoljning">
            <FollowUp enrolment={enrolment} onSaved={saved} onCancel={home} />
          </Route>
          <Route path="/lamna-in">
            <HandInPage />
          </Route>
          <Route path="/antal">
            <CoveragePage />
          </Route>
          <Route path="/blankett">
            <PaperForm instrument={enrolment.instrument} />
          </Route>
          <Route path="/papper">
            {/* A new paper each time: nothing of the one before is left. */}
            <PaperEntry
              key={papers}
              enrolment={enrolment}
              notice={papers > 0 ? texts.paper.counted : ""}
              onCounted={() => {
                refresh();
                setPapers((count) => count + 1);
              }}
              onLeave={home}
            />
          </Route>
          <Route path="/stod">
            <SupportCard />
          </Route>
          <Route path="/lapp">
            <Leaflet />
          </Route>
          <Route path="/enheten">
            <DevicePage />
          </Route>
          <Route path="/las">
            <LocksPage />
          </Route>
          <Route path="/tom">
            <VaultScreen title={texts.device.wipe}>
              <EmptyDevice
                vault={session.vault()}
                onEmptied={() => void session.start()}
                onCancel={() => navigate("/enheten")}
              />
            </VaultScreen>
          </Route>
          <Route path="/startfil">
            <AddStartfil onCancel={home} />
          </Route>
          <Route>
            <Screen heading={texts.errors.pageMissing}>
              <p>
                <Link href="/">{texts.shell.menu}</Link>
              </p>
            </Screen>
          </Route>
        </Switch>
      </Route>
    </Switch>
  );
}
