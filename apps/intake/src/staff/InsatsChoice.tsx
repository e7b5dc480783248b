import { InsatsId, periodName } from "@vifragar/core";
import { currentPeriod, insatserOf } from "@vifragar/enrolment";
import * as z from "zod/mini";
import { texts } from "../texts/sv.ts";
import { ChoiceField } from "../ui/ChoiceField.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Screen } from "../ui/Screen.tsx";
import { useStaffForm } from "../ui/use-staff-form.ts";
import { FormBanner, formLine } from "./shell/FormBanner.tsx";
import { useSurroundings, useUnlocked } from "./staff-context.ts";

const { insats: t } = texts;

const InsatsForm = z.object({ insats: z.string().check(z.minLength(1, t.pick)) });

/** S2: which insats this is about, until the app is locked. */
export function InsatsChoice() {
  const { session, platform } = useSurroundings();
  const insatser = insatserOf(useUnlocked().enrolments, platform.today());
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    {
      schema: InsatsForm,
      defaults: { insats: "" },
      controls: { insats: insatser[0]?.startfil.insats.id ?? "" },
    },
    ({ insats }) => session.chooseInsats(InsatsId.parse(insats)),
  );
  return (
    <Screen heading={t.heading} hasErrors={problems.length > 0}>
      <FormBanner instruments={insatser.map(({ instrument }) => instrument)} />
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <ChoiceField
          type="radio"
          legend={t.heading}
          legendHidden
          choices={insatser.map((enrolment) => ({
            value: enrolment.startfil.insats.id,
            label: `${enrolment.startfil.insats.name}, ${enrolment.startfil.forbund.name}`,
            hint: t.line(
              periodName(currentPeriod(enrolment, platform.today())),
              formLine(enrolment.instrument),
            ),
          }))}
          field={register("insats")}
          error={errorOf("insats")}
        />
        <div className="in-actions">
          <button type="submit" className="in-button in-button--primary">
            {t.next}
          </button>
        </div>
      </form>
    </Screen>
  );
}
