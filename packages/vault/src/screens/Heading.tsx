import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a screen. Focus goes to it when the screen comes, so that it is the first thing read out. */
export function Heading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} className="vv-heading" tabIndex={-1}>
      {children}
    </h1>
  );
}
