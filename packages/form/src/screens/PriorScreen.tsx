import { Prior } from "@vifragar/core";
import { useState } from "react";
import { useFormSetting } from "../form-context.ts";
import { Actions } from "../parts/Actions.tsx";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { CalmBox } from "../parts/CalmBox.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Heading } from "../parts/Heading.tsx";

interface PriorScreenProps {
  readonly onNext: (prior: Prior) => void;
  readonly onBack: () => void;
}

/** Whether the person has had the questions before, when staff have not said: nobody is counted twice. */
export function PriorScreen({ onNext, onBack }: PriorScreenProps) {
  const { ids, language } = useFormSetting();
  const { prior: texts } = language.texts;
  const [chosen, setChosen] = useState<Prior>();
  const [asked, setAsked] = useState(false);

  const next = () => {
    if (chosen === undefined) setAsked(true);
    else onNext(chosen);
  };

  return (
    <AnswerForm onNext={next}>
      <fieldset className="qf-group" aria-describedby={`${ids}-prior-hint`}>
        <legend>
          <Heading>{texts.heading}</Heading>
        </legend>
        <p className="qf-hint" id={`${ids}-prior-hint`}>
          {texts.hint}
        </p>
        <div className="qf-options">
          {Prior.options.map((prior) => (
            <Choice
              key={prior}
              kind="radio"
              id={`${ids}-prior-${prior}`}
              name={`${ids}-prior`}
              value={prior}
              checked={chosen === prior}
              onChange={() => {
                setChosen(prior);
                setAsked(false);
              }}
            >
              {texts[prior]}
            </Choice>
          ))}
        </div>
      </fieldset>
      {asked && <CalmBox heading={texts.pick} />}
      <Actions onNext={next} onBack={onBack} />
    </AnswerForm>
  );
}
