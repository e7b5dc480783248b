import { type AnswerValues, SEX_FIELD, Sex, textIn } from "@vifragar/core";
import type { Step } from "../flow/steps.ts";
import { useFormSetting } from "../form-context.ts";

interface AnswerListProps {
  readonly answers: AnswerValues;
  readonly onChange: (to: Extract<Step, { kind: "question" | "sex" }>) => void;
}

/** Every question with what was answered, and a way to change it. */
export function AnswerList({ answers, onChange }: AnswerListProps) {
  const { instrument, language } = useFormSetting();
  const { question, review, sex } = language.texts;
  const sexAnswer = Sex.safeParse(answers[SEX_FIELD]);
  return (
    <dl className="qf-answers">
      {instrument.questions.map(({ code, legend }, index) => {
        const chosen = listOf(answers[code]).map((option) => {
          const label = Object.entries(instrument.optionLabels).find(([id]) => id === option)?.[1];
          return label ? textIn(label, language.tag, instrument) : "";
        });
        return (
          <div className="qf-answers__row" key={code}>
            <dt>{textIn(legend, language.tag, instrument)}</dt>
            <dd>
              {chosen.length === 0 ? (
                <p>{question.noAnswer}</p>
              ) : (
                chosen.map((answer) => <p key={answer}>{answer}</p>)
              )}
              <button
                className="qf-quiet"
                type="button"
                onClick={() => onChange({ kind: "question", index })}
              >
                {review.change} <span className="qf-only-heard">{review.changeWhich(index + 1)}</span>
              </button>
            </dd>
          </div>
        );
      })}
      <div className="qf-answers__row">
        <dt>{sex.heading}</dt>
        <dd>
          <p>{sexAnswer.success ? sex[sexAnswer.data] : question.noAnswer}</p>
          <button className="qf-quiet" type="button" onClick={() => onChange({ kind: "sex" })}>
            {review.change} <span className="qf-only-heard">{review.changeSex}</span>
          </button>
        </dd>
      </div>
    </dl>
  );
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}
