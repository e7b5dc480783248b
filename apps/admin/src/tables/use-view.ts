/** Whether tables are shown as diagrams: one choice for all of them while the page is open. */
import { useSyncExternalStore } from "react";

export type View = "table" | "chart";

let chosen: View = "table";
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
      for (const listener of listeners) listener();
    },
  };
}
