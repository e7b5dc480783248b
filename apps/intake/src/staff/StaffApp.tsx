import { useEffect, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { texts } from "../texts/sv.ts";
import { failureText } from "../ui/Problem.tsx";
import { Screen } from "../ui/Screen.tsx";
import { FirstStart } from "./enrol/FirstStart.tsx";
import { Practice } from "./practice/Practice.tsx";
import { AccessibilityPage } from "./shell/AccessibilityPage.tsx";
import { LockedScreen } from "./shell/LockedScreen.tsx";
import { LostScreen } from "./shell/LostScreen.tsx";
import { useAppState, useSurroundings } from "./staff-context.ts";
import { UnlockedApp } from "./UnlockedApp.tsx";

/** The app of those who ask, in whichever state it is. Only an unlocked app has addresses. */
export function StaffApp() {
  const { session, platform } = useSurroundings();
  const state = useAppState();
  const [beside, setBeside] = useState<"practice" | "accessibility">();
  useEffect(() => {
    // What was open before is no business of whoever finds the app locked.
    if (state.kind !== "unlocked") navigate("/", { replace: true });
  }, [state.kind]);
  switch (state.kind) {
    case "starting":
    // The participant's form has a root of its own.
    case "handed-over":
      return (
        <main className="in-main">
          <h1 className="in-visually-hidden">{texts.app}</h1>
          <p role="status">{texts.shell.starting}</p>
        </main>
      );
    case "failed":
      return (
        <Screen heading={texts.app}>
          <p>{failureText(state.code)}</p>
          <div className="in-actions">
            <button
              type="button"
              className="in-button in-button--primary"
              onClick={() => void session.start()}
            >
              {texts.errors.retry}
            </button>
          </div>
        </Screen>
      );
    case "lost":
      return <LostScreen />;
    case "first-start":
      if (beside === "practice") {
        return <Practice instrument={platform.instruments[0]} onLeave={() => setBeside(undefined)} />;
      }
      return beside === "accessibility" ? (
        <AccessibilityPage onBack={() => setBeside(undefined)} />
      ) : (
        <FirstStart
          state={state}
          onPractise={() => setBeside("practice")}
          onAccessibility={() => setBeside("accessibility")}
        />
      );
    case "locked":
      return <LockedScreen state={state} />;
    case "unlocked":
      return <UnlockedApp state={state} />;
    default:
      return state satisfies never;
  }
}
