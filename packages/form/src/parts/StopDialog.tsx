import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useFormSetting, useTexts } from "../form-context.ts";

interface StopDialogProps {
  /** Whether anything is answered: then the person says what is to become of it. */
  readonly isAnswered: boolean;
  /** The way to hide the screen, which no dialog may cover. */
  readonly exit: ReactNode;
  readonly onStop: (keep: boolean) => void;
  readonly onBack: () => void;
}

/** *Sluta svara*: calm, without asking why. Esc means going on. */
export function StopDialog({ isAnswered, exit, onStop, onBack }: StopDialogProps) {
  const { ids } = useFormSetting();
  const { stop } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    // Closing before the element goes gives the focus back to the button that opened it.
    return () => element?.close();
  }, []);

  return (
    <dialog
      className="qf-dialog"
      ref={dialog}
      aria-labelledby={`${ids}-stop`}
      onCancel={(event) => {
        event.preventDefault();
        onBack();
      }}
      onClose={onBack}
    >
      <div className="qf-bar">{exit}</div>
      <div className="qf-dialog__body">
        <h1 className="qf-heading" id={`${ids}-stop`} tabIndex={-1} ref={heading}>
          {stop.heading}
        </h1>
        <p className="qf-text">{stop.body}</p>
        <div className="qf-actions qf-actions--stacked">
          {isAnswered ? (
            <>
              <button className="qf-button" type="button" onClick={() => onStop(false)}>
                {stop.remove}
              </button>
              <button className="qf-button" type="button" onClick={() => onStop(true)}>
                {stop.keep}
              </button>
            </>
          ) : (
            <button className="qf-button" type="button" onClick={() => onStop(false)}>
              {stop.plain}
            </button>
          )}
          <button className="qf-button qf-button--main" type="button" onClick={onBack}>
            {stop.back}
          </button>
        </div>
      </div>
    </dialog>
  );
}
