import { useEffect, useId, useRef } from "react";
import { texts } from "./texts.ts";

const { lockWarning: t } = texts;

/** S10: half a minute before the app locks itself. Any key or touch goes on; `startAutoLock` hears it too. */
export function LockWarning({ onStay }: { readonly onStay: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal?.();
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="vv-dialog"
      aria-labelledby={`${id}-heading`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
      onKeyDown={onStay}
      onPointerDown={onStay}
    >
      <h2 id={`${id}-heading`} className="vv-dialog__heading">
        {t.heading}
      </h2>
      <p id={`${id}-body`}>{t.body}</p>
      <button ref={button} type="button" className="vv-button vv-button--primary" onClick={onStay}>
        {t.stay}
      </button>
    </dialog>
  );
}
