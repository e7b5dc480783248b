import { type ReactNode, useLayoutEffect, useRef } from "react";

/**
 * A question back to the person, in the place of the buttons. No alert, no red, nothing shaken: it is
 * all right not to answer. Its heading takes the focus.
 */
export function CalmBox({ heading, children }: { readonly heading: string; readonly children?: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <div className="qf-box">
      <h2 className="qf-box__heading" tabIndex={-1} ref={title}>
        {heading}
      </h2>
      {children}
    </div>
  );
}
