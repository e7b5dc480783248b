/** Whether tables are shown as diagrams: one choice for all of them, remembered on this computer. */
import { useSyncExternalStore } from "react";

export type View = "table" | "chart";

const KEY = "vi-fragar-vy";

let chosen: View = remembered();
const listeners = new Set<() => void>();

/** The choice, and what changes it. */
export function useView(): { readonly view: View; readonly setView: (view: View) => void } {
  const view = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return {
    view,
    setView: (next) => {
      chosen = next;
      remember(next);
      for (const listener of listeners) listener();
    },
  };
}

// A browser may refuse to keep anything; then the choice lasts while the page is open.
function remembered(): View {
  try {
    return localStorage.getItem(KEY) === "chart" ? "chart" : "table";
  } catch {
    return "table";
  }
}

function remember(view: View): void {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    return;
  }
}
