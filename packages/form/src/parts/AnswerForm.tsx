import type { KeyboardEvent, ReactNode } from "react";

interface AnswerFormProps {
  /** What the main button does, and Enter in any field. */
  readonly onNext: () => void;
  readonly children: ReactNode;
}

/**
 * A form that is never submitted. The frame we stand in may forbid that (a sandbox without
 * `allow-forms`), and then the browser does not even tell that someone tried; so Enter is read here and
 * the main button is an ordinary one.
 */
export function AnswerForm({ onNext, children }: AnswerFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onNext();
  };
  return (
    <form className="qf-form" noValidate autoComplete="off" onKeyDown={onKeyDown}>
      {children}
    </form>
  );
}
