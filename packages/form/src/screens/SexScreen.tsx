import { SEX_FIELD, Sex } from "@vifragar/core";
import { useRef } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import { useFormSetting } from "../form-context.ts";
import { Actions } from "../parts/Actions.tsx";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Heading } from "../parts/Heading.tsx";
import { SkipBox } from "../parts/SkipBox.tsx";
import type { AnswerFields } from "../use-omgang.ts";

interface SexScreenProps {
  readonly form: UseFormReturn<AnswerFields>;
  readonly asksToSkip: boolean;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
  readonly onNothingChosen: () => void;
  readonly onDismiss: () => void;
}

/** P11: the one thing asked for the statistics, to see whether women and men are asked alike. */
export function SexScreen({ form, asksToSkip, onNext, onBack, onNothingChosen, onDismiss }: SexScreenProps) {
  const { ids, language } = useFormSetting();
  const { sex: texts } = language.texts;
  const { field } = useController({ name: SEX_FIELD, control: form.control });
  const options = useRef<HTMLDivElement>(null);

  const next = () => {
    if (field.value === "") onNothingChosen();
    else onNext();
  };
  const backToOptions = () => {
    onDismiss();
    options.current?.querySelector("input")?.focus();
  };

  return (
    <AnswerForm onNext={next}>
      <fieldset className="qf-group" aria-describedby={`${ids}-sex-hint`}>
        <legend>
          <Heading>{texts.heading}</Heading>
        </legend>
        <p className="qf-hint" id={`${ids}-sex-hint`}>
          {texts.hint}
        </p>
        <div className="qf-options" ref={options}>
          {Sex.options.map((sex) => (
            <Choice
              key={sex}
              kind="radio"
              id={`${ids}-sex-${sex}`}
              name={`${ids}-sex`}
              value={sex}
              checked={field.value === sex}
              onChange={() => {
                onDismiss();
                field.onChange(sex);
              }}
            >
              {texts[sex]}
            </Choice>
          ))}
        </div>
      </fieldset>
      {asksToSkip ? (
        <SkipBox onSkip={onNext} onBack={backToOptions} />
      ) : (
        <Actions onNext={next} onBack={onBack} />
      )}
    </AnswerForm>
  );
}
