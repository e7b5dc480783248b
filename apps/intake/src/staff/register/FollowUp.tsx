import { FollowUpKind } from "@vifragar/core";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { CountForm, type RegisterProps } from "./CountForm.tsx";

const { followUp: t } = texts;

const done = z.array(z.enum(FollowUpKind.options)).check(z.minLength(1, t.pick));

/** S8: what was done afterwards, tied to no person and no answer. */
export function FollowUp(props: RegisterProps) {
  return (
    <CountForm
      {...props}
      heading={t.heading}
      lead={t.hint}
      type="checkbox"
      legend={t.legend}
      choices={FollowUpKind.options.map((value) => ({ value, label: t.kinds[value] }))}
      chosen={[]}
      what={done}
      occasionOf={(what, sex) => ({ kind: "follow-up", done: what, sex })}
    />
  );
}
