import type { ReactNode } from "react";

/** The heading of a screen. It takes the focus when the screen comes, so that it is what is read first. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <h1 className="qf-heading" tabIndex={-1} data-qf-heading>
      {children}
    </h1>
  );
}
