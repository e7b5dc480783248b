import { NotAskedReason, Sex } from "@vifragar/core";
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

const { notAsked: t, followUp } = texts;

const NotAskedForm = z.object({
  reason: z.enum(NotAskedReason.options, t.pick),
  sex: z.enum(Sex.options, followUp.sexPick),
});

interface NotAskedProps {
  readonly enrolment: Enrolment;
  readonly reason: NotAskedReason | undefined;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** S9: somebody did not get the questions, and why. Never who. */
export function NotAsked({ enrolment, reason, onSaved, onCancel }: NotAskedProps) {
  const { session } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    {
      schema: NotAskedForm,
      defaults: { reason: reason ?? "", sex: "" },
      controls: { reason: NotAskedReason.options[0] ?? "", sex: "woman" },
    },
    async (read) => {
      try {
        await session.count({ kind: "not-asked", ...read }, enrolment);
        onSaved();
      } catch (cause) {
        setProblem(problemText(cause));
      }
    },
  );
  return (
    <Screen heading={t.heading} hasErrors={problems.length > 0}>
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <Problem text={problem} />
        <ChoiceField
          type="radio"
          legend={t.legend}
          choices={NotAskedReason.options.map((value) => ({
            value,
            label: t.reasons[value],
            ...(value === "already-asked" && { hint: t.alreadyHint }),
          }))}
          field={register("reason")}
          error={errorOf("reason")}
        />
        <ChoiceField
          type="radio"
          legend={followUp.sex}
          choices={Sex.options.map((value) => ({ value, label: followUp.sexes[value] }))}
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
