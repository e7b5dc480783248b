import { type ReactNode, useEffect, useRef } from "react";

/** The heading of something that a person has just asked for. It gets the focus each time `turn` grows. */
export function ResultHeading({ turn, children }: { readonly turn: number; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
