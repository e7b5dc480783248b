import type { ReactNode } from "react";

/** A frame that a wide table scrolls in. The keyboard reaches the frame, or a narrow screen could not be read with it. */
export function TableFrame({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable (WCAG 2.1.1, axe scrollable-region-focusable).
    <section className="admin-table-frame" aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
