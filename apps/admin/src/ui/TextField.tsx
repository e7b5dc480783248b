import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";

/** A labelled field of one line, with its hint and its error tied to it. */
export function TextField({
  id,
  label,
  hint,
  error,
  width = "full",
  type = "text",
  inputMode,
  field,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly width?: "full" | "short";
  readonly type?: "text" | "date";
  readonly inputMode?: "text" | "numeric";
  readonly field: UseFormRegisterReturn;
}) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="admin-field__hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="admin-field__error">
          {error}
        </p>
      )}
      <input
        id={id}
        className={`admin-input admin-input--${width}`}
        type={type}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
        {...field}
      />
    </div>
  );
}
