/** react-hook-form with our own way of reading fields: a parser that gives a value or an issue per field. */
import { useState } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  useForm,
} from "react-hook-form";
import type { FieldIssue } from "./ErrorSummary.tsx";

type Read<Fields, Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: Partial<Record<keyof Fields, string>> };

/**
 * A form whose fields are read when somebody saves, and not before (ux.md 2.7).
 *
 * @param parse - Gives the Swedish text of what is wrong, for each field.
 * @returns `save` for the form's `onSubmit`, `errorOf` for each field, and what the error summary needs.
 *   Ids of controls are the names of the fields.
 */
export function useIssuesForm<Fields extends FieldValues, Value extends FieldValues>({
  initial,
  parse,
  onSave,
}: {
  readonly initial: Fields;
  readonly parse: (fields: Fields) => Read<Fields, Value>;
  readonly onSave: (value: Value) => Promise<void> | void;
}) {
  const [attempt, setAttempt] = useState(0);
  const resolver: Resolver<Fields, unknown, Value> = (fields) => {
    const read = parse(fields);
    if (read.ok) return { values: read.value, errors: {} };
    const errors = Object.entries<string | undefined>(read.issues).flatMap(([name, message]) =>
      message === undefined ? [] : [[name, { type: "issue", message }]],
    );
    return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<Fields> };
  };
  const form = useForm<Fields, unknown, Value>({
    defaultValues: initial as DefaultValues<Fields>,
    resolver,
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const textOf = (name: string): string | undefined => {
    const message = errors[name]?.message;
    return typeof message === "string" ? message : undefined;
  };
  const names = Object.keys(initial);

  return {
    register: form.register,
    reset: form.reset,
    attempt,
    issues: names.flatMap((id): readonly FieldIssue[] => {
      const text = textOf(id);
      return text === undefined ? [] : [{ id, text }];
    }),
    errorOf: (name: Path<Fields>) => textOf(name),
    /** All that a field of this name needs: `<TextField {...form.field("name")} label="Namn" />`. */
    field: (name: Path<Fields>) => ({ id: name, error: textOf(name), field: form.register(name) }),
    save: form.handleSubmit(
      (value) => onSave(value),
      () => setAttempt((before) => before + 1),
    ),
  };
}
