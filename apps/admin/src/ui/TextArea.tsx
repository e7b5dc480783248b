import type { UseFormRegisterReturn } from "react-hook-form";

/** A labelled field of several lines, with its hint and its error tied to it. */
export function TextArea({
  id,
  label,
  hint,
  error,
  field,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly field: UseFormRegisterReturn;
}) {
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="admin-field__hint">
        {hint}
      </p>
      {error && (
        <p id={`${id}-error`} className="admin-field__error">
          {error}
        </p>
      )}
      <textarea
        id={id}
        className="admin-input admin-input--full"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={error ? true : undefined}
        {...field}
      />
    </div>
  );
}
