import type { UseFormRegisterReturn } from "react-hook-form";

/** One of the things that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

/** A question with one answer: native radio buttons in a fieldset. */
export function RadioGroup({
  id,
  legend,
  hint,
  error,
  choices,
  field,
}: {
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly choices: readonly Choice[];
  readonly field: UseFormRegisterReturn;
}) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="admin-field" aria-describedby={describedBy || undefined}>
      <legend>{legend}</legend>
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
      <div className="admin-choices">
        {choices.map(({ value, text, hint: about }, at) => (
          <div key={value} className="admin-choice">
            {/* The error summary links to the first button of the group. */}
            <input type="radio" id={at === 0 ? id : `${id}-${value}`} value={value} {...field} />
            <label htmlFor={at === 0 ? id : `${id}-${value}`}>
              {text}
              {about !== undefined && <span className="admin-choice__hint">{about}</span>}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
