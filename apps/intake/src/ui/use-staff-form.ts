import { zodResolver } from "@hookform/resolvers/zod";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { controlId } from "./ChoiceField.tsx";
import type { FieldProblem } from "./ErrorSummary.tsx";

/** Values as they are typed and chosen, by field: a list for checkboxes, and `""` or `[]` for nothing. */
export type TypedValues = Record<string, string | string[]>;

interface StaffFormOptions<Read> {
  readonly schema: z.ZodMiniType<Read, TypedValues>;
  /** Every field has a value, or it would keep the old one when the form is made empty. */
  readonly defaults: TypedValues;
  /** The first control of each field that can be wrong, in the order of the form: where a summary leads to. */
  readonly controls: Readonly<Record<string, string>>;
}

/**
 * react-hook-form as every form for staff uses it: checked only when sent, never while writing, and
 * with a summary of what to put right.
 */
export function useStaffForm<Read>(
  { schema, defaults, controls }: StaffFormOptions<Read>,
  onSend: (read: Read) => void | Promise<void>,
) {
  const isSending = useRef(false);
  const { register, handleSubmit, formState } = useForm<TypedValues, unknown, Read>({
    resolver: zodResolver(schema),
    defaultValues: defaults,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const errorOf = (name: string) => formState.errors[name]?.message?.toString();
  const problems = Object.entries(controls).flatMap(([name, value]): readonly FieldProblem[] => {
    const message = errorOf(name);
    return message === undefined ? [] : [{ message, control: controlId(name, value) }];
  });
  const send = handleSubmit(async (read) => {
    // A second tap while the first is being counted would count twice.
    if (isSending.current) return;
    isSending.current = true;
    try {
      await onSend(read);
    } finally {
      isSending.current = false;
    }
  });
  // Counted together with the errors of the attempt, so that focus never comes before them.
  return { register, problems, attempt: formState.submitCount, send, errorOf };
}
