import { createRoot, type Root } from "react-dom/client";
import { ParticipantApp } from "./participant/ParticipantApp.tsx";
import type { Platform } from "./platform.ts";
import type { Session } from "./session/session.ts";
import { StaffApp } from "./staff/StaffApp.tsx";
import { SurroundingsContext } from "./staff/staff-context.ts";

/**
 * Shows the session on a page, and follows it.
 *
 * Staff and participant have a React root each: at hand-over the staff app is unmounted, so that
 * nothing of it is left in the page that the participant holds (ux.md S5).
 *
 * @returns What takes it down again.
 */
export function mount(
  place: HTMLElement,
  { session, platform }: { session: Session; platform: Platform },
): () => void {
  let root: Root | undefined;
  let shown: "staff" | "participant" | undefined;
  const show = () => {
    const state = session.state();
    const next = state.kind === "handed-over" ? "participant" : "staff";
    if (next === shown) return;
    shown = next;
    root?.unmount();
    root = createRoot(place);
    root.render(
      state.kind === "handed-over" ? (
        <ParticipantApp key={state.handOver.id} session={session} platform={platform} handedOver={state} />
      ) : (
        <SurroundingsContext value={{ session, platform }}>
          <StaffApp />
        </SurroundingsContext>
      ),
    );
  };
  const stop = session.subscribe(show);
  show();
  return () => {
    stop();
    root?.unmount();
  };
}
