import type { AnswerValues } from "@vifragar/core";
import { type ReactNode, useState } from "react";
import type { Step } from "../flow/steps.ts";
import { useFormSetting } from "../form-context.ts";
import { Actions } from "../parts/Actions.tsx";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { AnswerList } from "../parts/AnswerList.tsx";
import { CalmBox } from "../parts/CalmBox.tsx";
import { Choice } from "../parts/Choice.tsx";
import { ClosedAnswers } from "../parts/ClosedAnswers.tsx";
import { Heading } from "../parts/Heading.tsx";

interface ReviewScreenProps {
  readonly answers: AnswerValues;
  /** After a pause the answers are not shown again. */
  readonly answersClosed: boolean;
  readonly asksToPick: boolean;
  readonly besideAnswers: ((answers: AnswerValues) => ReactNode) | undefined;
  readonly onChange: (to: Extract<Step, { kind: "question" | "sex" }>) => void;
  readonly onSend: (show: boolean) => void;
  readonly onNothingChosen: () => void;
  readonly onDismiss: () => void;
  readonly onBack: (() => void) | undefined;
}

/** P12: the last look. In hand-over mode the person decides whether staff see the answers; neither is suggested. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { answers, answersClosed, asksToPick, besideAnswers, onChange, onSend, onNothingChosen, onDismiss } =
    props;
  const { mode, language } = useFormSetting();
  const { review } = language.texts;
  const [show, setShow] = useState<boolean>();

  const asksToShow = mode === "hand-over";
  const heading = {
    "hand-over": review.heading,
    together: review.headingTogether,
    embed: review.headingEmbed,
  }[mode];
  const hint = { "hand-over": undefined, together: review.hintTogether, embed: review.hintEmbed }[mode];
  const list = answersClosed ? null : <AnswerList answers={answers} onChange={onChange} />;

  const next = () => {
    if (asksToShow && show === undefined) onNothingChosen();
    else onSend(show ?? false);
  };

  return (
    <AnswerForm onNext={next}>
      {asksToShow ? (
        <ShowChoice
          heading={heading}
          show={show}
          onShow={(value) => {
            setShow(value);
            onDismiss();
          }}
        />
      ) : (
        <>
          <Heading>{heading}</Heading>
          <p className="qf-hint">{hint}</p>
        </>
      )}
      {mode === "together" ? list : list && <ClosedAnswers>{list}</ClosedAnswers>}
      {mode === "together" && !answersClosed && besideAnswers?.(answers)}
      {asksToPick && <CalmBox heading={review.pick} />}
      <Actions
        label={mode === "together" ? review.sendTogether : review.send}
        onNext={next}
        onBack={props.onBack}
      />
    </AnswerForm>
  );
}

interface ShowChoiceProps {
  readonly heading: string;
  readonly show: boolean | undefined;
  readonly onShow: (show: boolean) => void;
}

function ShowChoice({ heading, show, onShow }: ShowChoiceProps) {
  const { ids, language } = useFormSetting();
  const { review } = language.texts;
  const options = [
    { value: false, label: review.no, hint: review.noHint },
    { value: true, label: review.yes, hint: review.yesHint },
  ];
  return (
    <fieldset className="qf-group">
      <legend>
        <Heading>{heading}</Heading>
      </legend>
      <div className="qf-options">
        {options.map(({ value, label, hint }) => (
          <Choice
            key={String(value)}
            kind="radio"
            id={`${ids}-show-${value}`}
            name={`${ids}-show`}
            value={String(value)}
            checked={show === value}
            onChange={() => onShow(value)}
            hint={hint}
          >
            {label}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
