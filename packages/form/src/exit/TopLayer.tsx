import { type ReactNode, useLayoutEffect, useRef } from "react";

/**
 * Covers everything, a host page's highest banner included: a popover lies in the browser's top layer,
 * which no z-index reaches. Unlike a dialog it does not close on Esc.
 */
export function TopLayer({
  className,
  children,
}: {
  readonly className: string;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const cover = element.current;
    if (!cover) return;
    // Browsers before 2024 have no popovers; there the cover is a fixed layer and no more.
    cover.showPopover?.();
    cover.querySelector<HTMLElement>("[data-qf-heading]")?.focus();
  }, []);

  return (
    <div className={`qf-cover ${className}`} popover="manual" ref={element}>
      {children}
    </div>
  );
}
