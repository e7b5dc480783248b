import { useLayoutEffect } from "react";
import { Router } from "wouter";
import { navigate, useHashLocation } from "wouter/use-hash-location";
import type { Unlocked } from "../session/state.ts";
import { texts } from "../texts/sv.ts";
import { AddStartfil } from "./enrol/AddStartfil.tsx";
import { SendAnmalan } from "./enrol/SendAnmalan.tsx";
import { PendingContext, usePendingView } from "./hand-in/use-pending.ts";
import { InsatsChoice } from "./InsatsChoice.tsx";
import { Pages } from "./Pages.tsx";
import { ResultScreen } from "./round/ResultScreen.tsx";
import { ShowAnswers } from "./round/ShowAnswers.tsx";
import { HandBackCode } from "./shell/HandBackCode.tsx";
import { Header } from "./shell/Header.tsx";
import { IdleLock } from "./shell/IdleLock.tsx";
import { UnlockedProvider, useSurroundings, useUnlocked } from "./staff-context.ts";

/** The open app: first what staff must be told or choose, then its pages. */
export function UnlockedApp({ state }: { readonly state: Unlocked }) {
  const pending = usePendingView();
  // An address from before the lock leads nowhere.
  useLayoutEffect(() => navigate("/", { replace: true }), []);
  return (
    <UnlockedProvider value={state}>
      <PendingContext value={pending}>
        <Router hook={useHashLocation}>
          <button type="button" className="in-skip" onClick={skipToContent}>
            {texts.shell.skip}
          </button>
          <Inside />
          <IdleLock />
        </Router>
      </PendingContext>
    </UnlockedProvider>
  );
}

function Inside() {
  const { session } = useSurroundings();
  const { results, toShow, startfil, enrolments, insats, handBackCode } = useUnlocked();
  const [result] = results;
  const [shown] = toShow;
  // Before the results: these answers wait for two people, and are gone in half an hour.
  if (shown !== undefined) return <ShowAnswers key={shown.handOver} shown={shown} />;
  if (result !== undefined) return withHeader(<ResultScreen key={results.length} result={result} />);
  if (startfil !== undefined) {
    return withHeader(<SendAnmalan enrolment={startfil} onDone={session.dropStartfil} />);
  }
  if (enrolments.length === 0) return withHeader(<AddStartfil lead={texts.insats.empty} />);
  if (handBackCode === "ask") return withHeader(<HandBackCode />);
  if (insats === undefined) return withHeader(<InsatsChoice />);
  return <Pages />;
}

const withHeader = (screen: React.ReactNode) => (
  <>
    <Header />
    {screen}
  </>
);

/** A button, since the address is the router's and a link would change it. */
function skipToContent(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}
