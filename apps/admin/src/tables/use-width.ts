import { type RefObject, useLayoutEffect, useState } from "react";

/** Before anything is measured, and where nothing can be: the width that reports are printed with. */
const WIDTH = 640;
/** Wider than this, bars are too long to compare. */
const MOST = 704;

/** The width of an element in CSS pixels, followed as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(WIDTH);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = () => {
      const { clientWidth } = current;
      if (clientWidth > 0) setWidth(Math.min(clientWidth, MOST));
    };
    measure();
    // What scrolls in a page that is printed is not measured again: the print scales the drawing to its paper.
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [element]);
  return width;
}
