import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { texts } from "../texts/sv.ts";

interface ScreenProps {
  readonly heading: string;
  /** The heading is there for those who listen, but not shown: the screen says it in another way. */
  readonly headingHidden?: boolean;
  /** Staff have something to put right: said first in the tab's title. */
  readonly hasErrors?: boolean;
  readonly children: ReactNode;
}

/**
 * One screen for staff: sets the tab's title, then moves focus to the heading.
 *
 * The title changes first, so that a screen reader that reads both says the right one.
 */
export function Screen({ heading, headingHidden = false, hasErrors = false, children }: ScreenProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useTitle(hasErrors ? `${texts.errors.prefix} ${heading}` : heading);
  useFocusOn(h1, heading);
  return (
    <main className="in-main" id="innehall">
      <h1 ref={h1} tabIndex={-1} className={headingHidden ? "in-visually-hidden" : "in-heading"}>
        {heading}
      </h1>
      {children}
    </main>
  );
}

/** The tab's title: what the screen is, then the app's neutral name. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === texts.app ? title : `${title} – ${texts.app}`;
  }, [title]);
}

/** Focus on an element each time its screen becomes another one. */
function useFocusOn(element: RefObject<HTMLElement | null>, screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is what makes it another screen.
  useEffect(() => {
    element.current?.focus({ preventScroll: true });
    window.scrollTo?.({ top: 0 });
  }, [screen, element]);
}
