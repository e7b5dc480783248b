import { type AnswerValues, type Instrument, meaningsOf, OptionId, type Question } from "@vifragar/core";
import { useCallback } from "react";
import { texts } from "../../texts/sv.ts";
import { Routine } from "../support/Routine.tsx";

const NOW = OptionId.parse("now");

/** True when something that was answered goes on today, in a question with that time frame. */
export function tellsOfNow(answers: AnswerValues, instrument: Instrument): boolean {
  return instrument.questions.some(
    (question) => asksAboutSafety(question) && chosen(answers, question).includes(NOW),
  );
}

// Own use of violence that goes on now is not a matter of the person's own safety, so question 7 is left out.
const asksAboutSafety = ({ type, measure }: Question): boolean =>
  measure !== "use" && meaningsOf(type).yes.includes(NOW);

function chosen(answers: AnswerValues, { code }: Question): readonly string[] {
  const value = answers[code] ?? [];
  return typeof value === "string" ? [value] : value;
}

/** What stands beside the open answers for staff (ux.md S7): no scores and no colours. */
export function useBesideAnswers(instrument: Instrument) {
  return useCallback(
    (answers: AnswerValues) => <Beside withSafety={tellsOfNow(answers, instrument)} />,
    [instrument],
  );
}

function Beside({ withSafety }: { readonly withSafety: boolean }) {
  const { beside: t } = texts;
  return (
    <div className="in-beside">
      <section className="in-panel">
        <h2>{t.heading}</h2>
        <p>{t.body}</p>
      </section>
      {withSafety && (
        <section className="in-panel">
          <h2>{t.safetyHeading}</h2>
          <ul>
            {t.safety.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Routine />
          <p className="in-quiet">{t.safetyNote}</p>
        </section>
      )}
    </div>
  );
}
