import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useFormSetting } from "../form-context.ts";

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
  const { mode } = useFormSetting();
  const element = useRef<HTMLElement>(null);
  // While it covers, it is the page's main part, unless the page is not ours.
  const Part = mode === "embed" ? "div" : "main";

  useLayoutEffect(() => {
    const cover = element.current;
    if (!cover) return;
    // Browsers before 2024 have no popovers; there the cover is a fixed layer and no more.
    cover.showPopover?.();
    cover.querySelector<HTMLElement>("[data-qf-heading]")?.focus();
  }, []);

  return (
    <Part
      className={`qf-cover ${className}`}
      popover="manual"
      ref={(part: HTMLElement | null) => {
        element.current = part;
      }}
    >
      {children}
    </Part>
  );
}
