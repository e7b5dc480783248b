import { WIPE_MINUTES } from "@vifragar/core";
import { languagesOf } from "@vifragar/form";
import { useState } from "react";
import type { Round } from "../../session/session.ts";
import { texts } from "../../texts/sv.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { useInForce, useSettings, useUnlocked } from "../staff-context.ts";
import { AloneDialog } from "./AloneDialog.tsx";
import { NoYoungInstrument } from "./NoYoungInstrument.tsx";
import { ALONE, enrolmentForAge, RoundChoices, roundOf } from "./rounds.ts";

interface BeforeRoundProps {
  /** Rejects when the device has no room for an omgång. */
  readonly onReady: (round: Round) => Promise<void>;
  /** Not now: leads to *Inte tillfrågad* with the reason chosen. */
  readonly onWait: () => void;
  readonly onCancel: () => void;
}

/** S4: the checklist, and how the participant wants to answer. */
export function BeforeRound({ onReady, onWait, onCancel }: BeforeRoundProps) {
  const { insats, habit } = useUnlocked();
  const enrolments = useInForce();
  const [notAlone, setNotAlone] = useState<Round>();
  const [problem, setProblem] = useState<string>();
  const [isTooYoung, setIsTooYoung] = useState(false);
  const { times } = useSettings();
  const { before: t } = texts;
  const begin = async (round: Round) => {
    setNotAlone(undefined);
    try {
      await onReady(round);
    } catch (cause) {
      setProblem(problemText(cause));
    }
  };
  const any = enrolments.find(({ startfil }) => startfil.insats.id === insats);
  const languages = any ? languagesOf(any.instrument) : [];
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    {
      schema: RoundChoices,
      defaults: {
        checks: [],
        language: habit?.language ?? "",
        mode: habit?.mode ?? "",
        age: "",
        prior: "",
        longPauses: [],
      },
      controls: { age: "adults", prior: "no", language: languages[0]?.tag ?? "", mode: "hand-over" },
    },
    (choices) => {
      const enrolment = enrolmentForAge(enrolments, insats, choices.age);
      if (enrolment === undefined) return setIsTooYoung(true);
      const round = roundOf(choices, enrolment);
      if (!choices.checks.includes(ALONE)) return setNotAlone(round);
      return begin(round);
    },
  );
  if (isTooYoung) return <NoYoungInstrument onDone={onCancel} />;
  return (
    <Screen heading={t.heading} hasErrors={problems.length > 0}>
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <Problem text={problem} />
        <ChoiceField
          type="checkbox"
          legend={t.checksLegend}
          hint={t.checksHint}
          choices={t.checks.map((label, at) => ({ value: String(at), label }))}
          field={register("checks")}
        />
        <ChoiceField
          type="radio"
          legend={t.age}
          choices={[
            { value: "adults", label: t.ages.adults },
            { value: "13-17", label: t.ages["13-17"] },
          ]}
          field={register("age")}
          error={errorOf("age")}
        />
        <ChoiceField
          type="radio"
          legend={t.prior}
          hint={t.priorHint}
          choices={[
            { value: "no", label: t.priors.no },
            { value: "here", label: t.priors.here },
            { value: "elsewhere", label: t.priors.elsewhere },
          ]}
          field={register("prior")}
          error={errorOf("prior")}
        />
        <ChoiceField
          type="radio"
          legend={t.language}
          choices={languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
          field={register("language")}
          error={errorOf("language")}
        />
        <ChoiceField
          type="radio"
          legend={t.mode}
          hint={t.modeHint}
          choices={[
            { value: "hand-over", label: t.modes["hand-over"] },
            { value: "together", label: t.modes.together },
          ]}
          field={register("mode")}
          error={errorOf("mode")}
        />
        {times.wipeMinutes < WIPE_MINUTES.max && (
          <ChoiceField
            type="checkbox"
            legend={t.pauses}
            choices={[{ value: "long", label: t.longPauses(WIPE_MINUTES.max, times.wipeMinutes) }]}
            field={register("longPauses")}
          />
        )}
        <FormActions send={t.next} onCancel={onCancel} />
      </form>
      {notAlone && <AloneDialog onWait={onWait} onGoOn={() => void begin(notAlone)} />}
    </Screen>
  );
}
