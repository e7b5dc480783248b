import { type Occasion, Sex } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import { useState } from "react";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { type Choice, ChoiceField } from "../../ui/ChoiceField.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { useSurroundings } from "../staff-context.ts";

const { followUp: t } = texts;

export interface RegisterProps {
  readonly enrolment: Enrolment;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

interface CountFormProps<What> extends RegisterProps {
  readonly heading: string;
  readonly lead?: string;
  /** The one question of its kind; `what` is the name of its field. */
  readonly type: "radio" | "checkbox";
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | string[];
  readonly what: z.ZodMiniType<What, string | string[]>;
  readonly occasionOf: (what: What, sex: Sex) => Occasion;
}

/** What staff register themselves: one question, whom it was about by sex alone, and it is counted. */
export function CountForm<What>(props: CountFormProps<What>) {
  const { heading, lead, type, legend, choices, enrolment, onSaved, onCancel } = props;
  const { session } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    {
      schema: z.object({ what: props.what, sex: z.enum(Sex.options, t.sexPick) }),
      defaults: { what: props.chosen, sex: "" },
      controls: { what: choices[0]?.value ?? "", sex: "woman" },
    },
    async ({ what, sex }) => {
      try {
        await session.count(props.occasionOf(what, sex), enrolment);
        onSaved();
      } catch (cause) {
        setProblem(problemText(cause));
      }
    },
  );
  return (
    <Screen heading={heading} hasErrors={problems.length > 0}>
      {lead && <p className="in-lead">{lead}</p>}
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <Problem text={problem} />
        <ChoiceField
          type={type}
          legend={legend}
          choices={choices}
          field={register("what")}
          error={errorOf("what")}
        />
        <ChoiceField
          type="radio"
          legend={t.sex}
          choices={Sex.options.map((value) => ({ value, label: t.sexes[value] }))}
          field={register("sex")}
          error={errorOf("sex")}
        />
        <FormActions send={t.save} onCancel={onCancel} />
      </form>
    </Screen>
  );
}
