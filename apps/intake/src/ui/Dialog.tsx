import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  readonly heading: string;
  /** What Esc does. */
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A question that has to be answered before going on. Focus is on its heading first. */
export function Dialog({ heading, onCancel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const h2 = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    // jsdom has no showModal.
    if (dialog.current?.showModal) dialog.current.showModal();
    else dialog.current?.setAttribute("open", "");
    h2.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="in-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={id} ref={h2} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </dialog>
  );
}
