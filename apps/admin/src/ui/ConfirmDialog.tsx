import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * One last question before something that cannot be undone. Focus is on the way back, and Esc takes it.
 */
export function ConfirmDialog({
  title,
  confirmText,
  onConfirm,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly confirmText: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    cancel.current?.focus();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    <dialog ref={dialog} className="admin-dialog" aria-labelledby={id} onCancel={onCancel}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={onConfirm}>
          {confirmText}
        </button>
        <button ref={cancel} type="button" className="admin-button admin-button--quiet" onClick={onCancel}>
          Avbryt
        </button>
      </div>
    </dialog>
  );
}
