import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: string;
  readonly lang?: string;
}

interface ChoiceFieldProps {
  /** `radio`: one of them. `checkbox`: any of them. */
  readonly type: "radio" | "checkbox";
  readonly legend: string;
  /** The screen's heading says the same, and right above. */
  readonly legendHidden?: boolean;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly field: UseFormRegisterReturn;
  readonly error?: string | undefined;
}

/** The id of a control, where an error summary leads to. */
export const controlId = (field: string, value = ""): string =>
  `falt-${field}${value === "" ? "" : `-${value}`}`;

/** A group of native radio buttons or checkboxes under one legend. */
export function ChoiceField({
  type,
  legend,
  legendHidden = false,
  hint,
  choices,
  field,
  error,
}: ChoiceFieldProps) {
  const hintId = `${controlId(field.name)}-tips`;
  const errorId = `${controlId(field.name)}-fel`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(" ");
  return (
    <fieldset
      className={error ? "in-field in-field--wrong" : "in-field"}
      {...(describedBy && { "aria-describedby": describedBy })}
    >
      <legend className={legendHidden ? "in-visually-hidden" : "in-field__legend"}>{legend}</legend>
      {hint && (
        <p id={hintId} className="in-field__hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="in-field__error">
          {error}
        </p>
      )}
      <div className="in-choices">
        {choices.map((choice) => (
          <ChoiceRow key={choice.value} type={type} choice={choice} field={field} />
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceRow({
  type,
  choice,
  field,
}: Pick<ChoiceFieldProps, "type" | "field"> & { readonly choice: Choice }) {
  const id = controlId(field.name, choice.value);
  return (
    <div className="in-choice">
      <input
        {...field}
        type={type}
        id={id}
        value={choice.value}
        autoComplete="off"
        {...(choice.hint && { "aria-describedby": `${id}-tips` })}
      />
      <label htmlFor={id} {...(choice.lang && { lang: choice.lang })}>
        {choice.label}
      </label>
      {choice.hint && (
        <p id={`${id}-tips`} className="in-choice__hint">
          {choice.hint}
        </p>
      )}
    </div>
  );
}
