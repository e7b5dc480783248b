import { useEffect } from "react";
import { useLatest } from "../use-latest.ts";

/**
 * Wipes when the page goes away: browsers keep whole pages to show them again at Back, ticked boxes
 * included, even when told `no-store`. Wiping at `pagehide` comes before that; `pageshow` is a second net.
 */
export function usePageWipe(onGone: () => void): void {
  const gone = useLatest(onGone);

  useEffect(() => {
    const onHide = () => gone();
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) gone();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
    };
  }, [gone]);
}
