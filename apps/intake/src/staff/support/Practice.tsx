import type { Instrument } from "@vifragar/core";
import { type ContributionStore, SevenQuestions } from "@vifragar/form";
import { useState } from "react";
import { supportCard } from "../../texts/support-card.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useBesideAnswers } from "../round/use-beside-answers.tsx";

// Practice counts nothing because there is nowhere to count: no vault, no key, no file.
const nowhere: ContributionStore = { submit: async () => {} };

interface PracticeProps {
  readonly instrument: Instrument | undefined;
  readonly onLeave: () => void;
}

/** Öva: the whole form in either role, visibly different, with advice on the hard moments. */
export function Practice({ instrument, onLeave }: PracticeProps) {
  const [mode, setMode] = useState<"together" | "hand-over">();
  const [isDone, setIsDone] = useState(false);
  const { practice: t } = texts;
  if (instrument !== undefined && mode !== undefined) {
    return (
      <div className="in-practice">
        <PracticeForm
          instrument={instrument}
          mode={mode}
          onDone={() => {
            setMode(undefined);
            setIsDone(true);
          }}
        />
      </div>
    );
  }
  return (
    <div className="in-practice">
      <header className="in-practice__mark">{t.mark}</header>
      <Screen heading={isDone ? t.done : t.heading}>
        <p className="in-lead">{t.body}</p>
        <section className="in-panel">
          <h2 className="in-subheading">{t.hints}</h2>
          <ul>
            {supportCard.slice(0, 2).flatMap(({ lines }) => lines.map((line) => <li key={line}>{line}</li>))}
          </ul>
        </section>
        <div className="in-actions">
          <button type="button" className="in-button in-button--primary" onClick={() => setMode("together")}>
            {t.together}
          </button>
          <button type="button" className="in-button" onClick={() => setMode("hand-over")}>
            {t.handOver}
          </button>
          <button type="button" className="in-button" onClick={onLeave}>
            {t.leave}
          </button>
        </div>
      </Screen>
    </div>
  );
}

interface PracticeFormProps {
  readonly instrument: Instrument;
  readonly mode: "together" | "hand-over";
  readonly onDone: () => void;
}

function PracticeForm({ instrument, mode, onDone }: PracticeFormProps) {
  const besideAnswers = useBesideAnswers(instrument);
  return (
    <SevenQuestions
      instrument={instrument}
      mode={mode}
      store={nowhere}
      practice
      prior="no"
      besideAnswers={besideAnswers}
      onFinished={onDone}
    />
  );
}
