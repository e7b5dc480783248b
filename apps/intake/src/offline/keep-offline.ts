import { listScripts, trustedScript } from "@vifragar/vault";
import type { Session } from "../session/session.ts";
import type { AppState } from "../session/state.ts";

/** True when nobody is in the middle of anything: then a new version may take over. */
export const mayTakeOver = (state: AppState): boolean =>
  (state.kind === "locked" && state.finish === undefined && state.startfil === undefined) ||
  (state.kind === "first-start" && state.startfil === undefined);

/**
 * Keeps the app for use without network, and lets a new version in only where it disturbs nobody.
 *
 * Call it before anything of the vault is used: the worker's address is listed here.
 */
export function keepOffline(session: Session): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const address = `${import.meta.env.BASE_URL}sw.js`;
  listScripts(address);
  // Registering may be refused in a private window. The app then works while there is network.
  void register(session, address).catch(() => undefined);
}

async function register(session: Session, address: string): Promise<void> {
  const { serviceWorker } = navigator;
  const hadOne = serviceWorker.controller !== null;
  const registration = await serviceWorker.register(trustedScript(address));
  const offer = () => {
    if (mayTakeOver(session.state())) registration.waiting?.postMessage("take-over");
  };
  session.subscribe(offer);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
  // The first one takes over a page that is already of its own build.
  if (!hadOne) return;
  serviceWorker.addEventListener("controllerchange", () => {
    if (mayTakeOver(session.state())) location.reload();
  });
}
