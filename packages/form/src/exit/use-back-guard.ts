import { useEffect } from "react";
import { useLatest } from "../use-latest.ts";

/**
 * Makes the browser's Back mean the form's own *Tillbaka*.
 *
 * One entry is laid on top of the page's own and laid there again each time it is used, so the history
 * does not grow with the questions, and nothing of where the person is stands in it.
 */
export function useBackGuard(active: boolean, onBack: () => void): void {
  const back = useLatest(onBack);

  useEffect(() => {
    if (!active) return;
    history.pushState(null, "");
    const onPop = () => {
      history.pushState(null, "");
      back();
    };
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, [active, back]);
}
