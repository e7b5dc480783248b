import { FollowUpKind, Sex } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import { useState } from "react";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { useSurroundings } from "../staff-context.ts";

const { followUp: t } = texts;

const FollowUpForm = z.object({
  done: z.array(z.enum(FollowUpKind.options)).check(z.minLength(1, t.pick)),
  sex: z.enum(Sex.options, t.sexPick),
});

interface FollowUpProps {
  readonly enrolment: Enrolment;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** S8: what was done afterwards, tied to no person and no answer. */
export function FollowUp({ enrolment, onSaved, onCancel }: FollowUpProps) {
  const { session } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    {
      schema: FollowUpForm,
      defaults: { done: [], sex: "" },
      controls: { done: FollowUpKind.options[0] ?? "", sex: "woman" },
    },
    async (read) => {
      try {
        await session.count({ kind: "follow-up", ...read }, enrolment);
        onSaved();
      } catch (cause) {
        setProblem(problemText(cause));
      }
    },
  );
  return (
    <Screen heading={t.heading} hasErrors={problems.length > 0}>
      <p className="in-lead">{t.hint}</p>
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <Problem text={problem} />
        <ChoiceField
          type="checkbox"
          legend={t.legend}
          choices={FollowUpKind.options.map((value) => ({ value, label: t.kinds[value] }))}
          field={register("done")}
          error={errorOf("done")}
        />
        <ChoiceField
          type="radio"
          legend={t.sex}
          choices={Sex.options.map((value) => ({ value, label: t.sexes[value] }))}
          field={register("sex")}
          error={errorOf("sex")}
        />
        <div className="in-actions">
          <button type="submit" className="in-button in-button--primary">
            {t.save}
          </button>
          <button type="button" className="in-button" onClick={onCancel}>
            {t.cancel}
          </button>
        </div>
      </form>
    </Screen>
  );
}
