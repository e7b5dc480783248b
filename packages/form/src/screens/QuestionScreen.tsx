import { meaningsOf, OptionId, type Question, textIn } from "@vifragar/core";
import { Fragment, useRef, useState } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import { choiceAfter } from "../answers/choice.ts";
import { useFormSetting } from "../form-context.ts";
import { Listen } from "../listen/Listen.tsx";
import { Actions } from "../parts/Actions.tsx";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Heading } from "../parts/Heading.tsx";
import { Picture } from "../parts/Picture.tsx";
import { SkipBox } from "../parts/SkipBox.tsx";
import { WhoIsClose } from "../parts/WhoIsClose.tsx";
import type { AnswerFields } from "../use-omgang.ts";

interface QuestionScreenProps {
  readonly question: Question;
  readonly form: UseFormReturn<AnswerFields>;
  readonly asksToSkip: boolean;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
  readonly onNothingChosen: () => void;
  readonly onDismiss: () => void;
}

/** P4–P10: one question. Several answers may be true at once, unless the question has room for one. */
export function QuestionScreen(props: QuestionScreenProps) {
  const { question, form, asksToSkip, onNext, onBack, onNothingChosen, onDismiss } = props;
  const { ids, instrument, language, media } = useFormSetting();
  const { question: texts } = language.texts;
  const { field } = useController({ name: question.code, control: form.control });
  const [cleared, setCleared] = useState(false);
  const options = useRef<HTMLDivElement>(null);

  const several = meaningsOf(question.type).choice === "many";
  const chosen = listOf(field.value).map((option) => OptionId.parse(option));
  const legend = textIn(question.legend, language.tag, instrument);
  const hint = question.hint && textIn(question.hint, language.tag, instrument);
  const described = [hint && `${ids}-hint`, several && `${ids}-multi`].filter(Boolean).join(" ");

  // No fallback to another language: a voice that the person does not understand is worse than none.
  const recording = question.audio?.[language.tag];

  const choose = (option: OptionId) => {
    onDismiss();
    if (!several) {
      field.onChange(option);
      return;
    }
    const choice = choiceAfter(question, chosen, option);
    field.onChange(choice.chosen);
    setCleared(choice.cleared);
  };
  const next = () => {
    if (chosen.length === 0) onNothingChosen();
    else onNext();
  };
  const backToOptions = () => {
    onDismiss();
    options.current?.querySelector("input")?.focus();
  };

  return (
    <AnswerForm onNext={next}>
      {media !== undefined && recording !== undefined && <Listen address={media + recording} />}
      {media !== undefined && question.image && (
        <Picture key={question.image} address={media + question.image} />
      )}
      <fieldset className="qf-group" aria-describedby={described || undefined}>
        <legend>
          <Heading>{legend}</Heading>
        </legend>
        {hint && (
          <p className="qf-hint" id={`${ids}-hint`}>
            {hint}
          </p>
        )}
        {several && (
          <p className="qf-hint qf-hint--multi" id={`${ids}-multi`}>
            {texts.multi}
          </p>
        )}
        <div className="qf-options" ref={options}>
          {question.options.map((option) => (
            <Fragment key={option}>
              {several && option === meaningsOf(question.type).no && <p className="qf-or">{texts.or}</p>}
              <Choice
                kind={several ? "checkbox" : "radio"}
                id={`${ids}-${question.code}-${option}`}
                name={`${ids}-${question.code}`}
                value={option}
                checked={chosen.includes(option)}
                onChange={() => choose(option)}
              >
                {textIn(instrument.optionLabels[option] ?? {}, language.tag, instrument)}
              </Choice>
            </Fragment>
          ))}
        </div>
      </fieldset>
      <p className="qf-only-heard" role="status">
        {cleared && texts.cleared}
      </p>
      {legend.includes(texts.whoPhrase) && <WhoIsClose />}
      {asksToSkip ? (
        <SkipBox onSkip={onNext} onBack={backToOptions} />
      ) : (
        <Actions onNext={next} onBack={onBack} />
      )}
    </AnswerForm>
  );
}

function listOf(value: string | string[] | undefined): readonly string[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}
