import { emptyAnswers, meaningsOf, Prior, parseResponse, SEX_FIELD, Sex, textIn } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import { useEffect, useRef, useState } from "react";
import { SWEDISH } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { formLine } from "../shell/FormBanner.tsx";
import { useSurroundings } from "../staff-context.ts";
import { type PaperOption, PaperStep } from "./PaperStep.tsx";
import { chosenIn, meaningOf, type Paper, stepsIn, withNothing, withToggled } from "./paper-steps.ts";

interface PaperEntryProps {
  readonly enrolment: Enrolment;
  /** What became of the paper before this one. */
  readonly notice: string;
  /** After a paper has been counted. */
  readonly onCounted: () => void;
  readonly onLeave: () => void;
}

/**
 * A filled-in paper form, typed in by number keys: counted as an omgång by the same rules as on the screen.
 *
 * What is typed lies in memory until it is counted, and is never stored.
 */
export function PaperEntry({ enrolment, notice, onCounted, onLeave }: PaperEntryProps) {
  const { session } = useSurroundings();
  const { instrument } = enrolment;
  const fresh: Paper = { prior: "", answers: emptyAnswers(instrument), sex: "" };
  const [paper, setPaper] = useState(fresh);
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<string>();
  const isCounting = useRef(false);
  const { paper: t, before, followUp } = texts;
  const last = stepsIn(instrument) - 1;
  const question = instrument.questions[at - 1];
  const labelOf = (option: string) =>
    textIn(
      Object.entries(instrument.optionLabels).find(([code]) => code === option)?.[1] ?? {},
      SWEDISH,
      instrument,
    );

  const options: readonly PaperOption[] =
    at === 0
      ? Prior.options.map((value) => ({
          value,
          label: before.priors[value],
          isChosen: paper.prior === value,
          choose: () => setPaper((now) => ({ ...now, prior: value })),
        }))
      : question !== undefined
        ? question.options.map((value) => ({
            value,
            label: labelOf(value),
            isChosen: chosenIn(paper, question).includes(value),
            choose: () => setPaper((now) => withToggled(now, question, value)),
          }))
        : at === last - 1
          ? Sex.options.map((value) => ({
              value,
              label: followUp.sexes[value],
              isChosen: paper.sex === value,
              choose: () => setPaper((now) => ({ ...now, sex: value })),
            }))
          : [];

  const count = async () => {
    // A second Enter while the first is being counted would count twice.
    if (isCounting.current || paper.prior === "") return;
    const response = parseResponse({ ...paper.answers, [SEX_FIELD]: paper.sex }, instrument);
    if (!response.ok) return setProblem(t.unreadable);
    isCounting.current = true;
    try {
      await session.count({ kind: "answered", prior: paper.prior, response: response.value }, enrolment);
    } catch (cause) {
      isCounting.current = false;
      return setProblem(problemText(cause));
    }
    // Never made ready again: this paper is counted, and the next one is mounted anew.
    onCounted();
  };
  const next = () => {
    if (at === 0 && paper.prior === "") return setProblem(before.priorPick);
    if (at === last - 1 && paper.sex === "") return setProblem(followUp.sexPick);
    setProblem(undefined);
    if (at === last) void count();
    else setAt(at + 1);
  };
  const back = () => {
    setProblem(undefined);
    setAt(Math.max(0, at - 1));
  };

  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    const meaning = meaningOf(event.key);
    if (meaning === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    // Enter on a button is that button's.
    const onControl = event.target instanceof HTMLElement && event.target.closest("button, a") !== null;
    if (onControl && meaning.kind === "next") return;
    event.preventDefault();
    if (meaning.kind === "choose") options[meaning.at]?.choose();
    else if (meaning.kind === "next") next();
    else if (meaning.kind === "back") back();
    else if (question !== undefined) setPaper((now) => withNothing(now, question));
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press.current(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  const heading = at === last ? t.review : at === 0 ? before.prior : question ? t.question(at) : followUp.sex;
  const chosenText = (code: (typeof instrument.questions)[number]) =>
    chosenIn(paper, code).map(labelOf).join(", ") || t.skipped;
  return (
    <Screen heading={heading}>
      <p className="in-quiet">{formLine(instrument)}</p>
      <p role="status" className="in-status-line">
        {at === 0 ? notice : ""}
      </p>
      <Problem text={problem} />
      {at === last ? (
        <dl className="in-facts">
          <dt>{before.prior}</dt>
          <dd>{paper.prior !== "" && before.priors[paper.prior]}</dd>
          {instrument.questions.map((one, index) => (
            <div key={one.code}>
              <dt>
                {index + 1}. {textIn(one.legend, SWEDISH, instrument)}
              </dt>
              <dd>{chosenText(one)}</dd>
            </div>
          ))}
          <dt>{followUp.sex}</dt>
          <dd>{paper.sex !== "" && followUp.sexes[paper.sex]}</dd>
        </dl>
      ) : (
        <PaperStep
          key={at}
          name={`papper-${at}`}
          legend={question ? textIn(question.legend, SWEDISH, instrument) : heading}
          legendHidden={!question}
          type={question && meaningsOf(question.type).choice === "many" ? "checkbox" : "radio"}
          options={options}
        />
      )}
      <p className="in-quiet">{at === last ? t.keysReview : question ? t.keys : t.keysMust}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={next}>
          {at === last ? t.count : t.next}
        </button>
        {at > 0 && (
          <button type="button" className="in-button" onClick={back}>
            {t.back}
          </button>
        )}
        <button type="button" className="in-button in-button--quiet" onClick={onLeave}>
          {t.leave}
        </button>
      </div>
    </Screen>
  );
}
