import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { navigate } from "wouter/use-hash-location";
import { BrokenForm } from "./participant/BrokenForm.tsx";
import { ParticipantApp } from "./participant/ParticipantApp.tsx";
import type { Platform } from "./platform.ts";
import type { Session } from "./session/session.ts";
import { BrokenApp } from "./staff/BrokenApp.tsx";
import { StaffApp } from "./staff/StaffApp.tsx";
import { SurroundingsContext } from "./staff/staff-context.ts";

/**
 * Shows the session on a page, and follows it.
 *
 * Staff and participant have a React root each: at hand-over the staff app is unmounted, so that
 * nothing of it is left in the page that the participant holds (ux.md S5). A root that fails is
 * replaced by a calm page that leads on.
 *
 * @returns What takes it down again.
 */
export function mount(
  place: HTMLElement,
  { session, platform }: { readonly session: Session; readonly platform: Platform },
): () => void {
  let root: Root | undefined;
  let shown: "staff" | "participant" | undefined;

  const replace = (screen: ReactNode, onUncaughtError?: () => void) => {
    root?.unmount();
    root = createRoot(place, onUncaughtError && { onUncaughtError });
    root.render(screen);
  };

  const showStaff = () =>
    replace(
      <SurroundingsContext value={{ session, platform }}>
        <StaffApp />
      </SurroundingsContext>,
      // React is still at work when it tells of an error.
      () => queueMicrotask(() => replace(<BrokenApp onRetry={showStaff} />)),
    );

  const showParticipant = (state: Parameters<typeof ParticipantApp>[0]["handedOver"]) => {
    // The address must not say where staff were, and Back must not lead there.
    navigate("/", { replace: true });
    const giveBack = async () => {
      await session.hidden();
      await session.handedBack({ ending: "not-sent", papersWanted: false });
    };
    replace(<ParticipantApp session={session} platform={platform} handedOver={state} />, () =>
      queueMicrotask(() => replace(<BrokenForm onUnlock={() => void giveBack()} />)),
    );
  };

  const show = () => {
    const state = session.state();
    const next = state.kind === "handed-over" ? "participant" : "staff";
    if (next === shown) return;
    shown = next;
    if (state.kind === "handed-over") showParticipant(state);
    else showStaff();
  };

  const stop = session.subscribe(show);
  show();
  return () => {
    stop();
    root?.unmount();
  };
}
