import { useEffect, useState } from "react";
import { useLatest } from "../use-latest.ts";
import { BETWEEN_PRESSES_MS, countAfter, isExit, noPresses, type ShiftCount } from "./shift-counter.ts";

/** How far the shortcut has come, for the dots and the spoken status. `off` when the time ran out. */
export type ShiftProgress = 0 | 1 | 2 | "off";

/** Listens for Shift three times on the whole page, and calls `onExit` at the third. */
export function useShiftExit(onExit: () => void): ShiftProgress {
  const [progress, setProgress] = useState<ShiftProgress>(0);
  const exit = useLatest(onExit);

  useEffect(() => {
    let count: ShiftCount = noPresses;
    let expiry: ReturnType<typeof setTimeout> | undefined;

    const expire = () => {
      count = noPresses;
      setProgress("off");
    };
    const onKey = (event: KeyboardEvent) => {
      const before = count.presses;
      count = countAfter(count, {
        type: event.type === "keydown" ? "down" : "up",
        isShift: event.key === "Shift",
        repeated: event.repeat,
        typing: isTextField(focusedElement(document)),
        atMs: performance.now(),
      });
      if (count.presses === before) return;
      clearTimeout(expiry);
      if (isExit(count)) {
        count = noPresses;
        setProgress(0);
        exit();
        return;
      }
      if (count.presses > 0) expiry = setTimeout(expire, BETWEEN_PRESSES_MS);
      setProgress(count.presses === 0 ? "off" : count.presses === 1 ? 1 : 2);
    };

    // In the capture phase: a host page may stop its own key events, but not before we have seen them.
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("keyup", onKey, true);
    return () => {
      clearTimeout(expiry);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("keyup", onKey, true);
    };
  }, [exit]);

  return progress;
}

/** The element with focus, looked for through shadow roots: a host's field may be inside one. */
export function focusedElement(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot ? (focusedElement(active.shadowRoot) ?? active) : active;
}

// These take no text, so Shift in them is only Shift.
const WITHOUT_TEXT = [
  "checkbox",
  "radio",
  "button",
  "submit",
  "reset",
  "image",
  "file",
  "range",
  "color",
  "hidden",
];

function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(element.type);
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  );
}
