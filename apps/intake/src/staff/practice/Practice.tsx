import type { AnswerValues, Instrument } from "@vifragar/core";
import { type ContributionStore, type Finish, SevenQuestions } from "@vifragar/form";
import { useMemo, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { useBesideAnswers } from "../round/use-beside-answers.tsx";
import { useFormSettings } from "../round/use-form-settings.ts";
import { besideQuestion } from "./AdviceBeside.tsx";
import { PracticeBack } from "./PracticeBack.tsx";
import { PracticeBefore } from "./PracticeBefore.tsx";
import { PracticeGive } from "./PracticeGive.tsx";
import { PracticeStart } from "./PracticeStart.tsx";

export type PracticeMode = "together" | "hand-over";

/** Where somebody who practises has come. The answers live here and nowhere else, until the page is left. */
type Stage =
  | { readonly kind: "start" }
  | { readonly kind: "before"; readonly mode: PracticeMode }
  | { readonly kind: "give" }
  | { readonly kind: "form"; readonly mode: PracticeMode; readonly shown?: AnswerValues }
  | { readonly kind: "back"; readonly finish: Finish; readonly shown?: AnswerValues };

interface PracticeProps {
  readonly instrument: Instrument | undefined;
  readonly onLeave: () => void;
}

/**
 * Öva: a whole omgång in both roles, visibly different, with advice on the hard moments.
 *
 * It counts nothing because there is nowhere to count: no vault, no key and no file are in reach of it.
 */
export function Practice({ instrument, onLeave }: PracticeProps) {
  const [stage, setStage] = useState<Stage>({ kind: "start" });
  const isForm = instrument !== undefined && stage.kind === "form";
  return (
    <div className="in-practice">
      {/* The form brings the words itself, below the bar that must always stand at the top. */}
      {!isForm && <header className="in-practice__mark">{texts.practice.mark}</header>}
      {instrument !== undefined && <PracticeStage {...{ instrument, onLeave, stage, setStage }} />}
    </div>
  );
}

function PracticeStage({
  instrument,
  stage,
  setStage,
  onLeave,
}: PracticeProps & {
  readonly instrument: Instrument;
  readonly stage: Stage;
  readonly setStage: (stage: Stage) => void;
}) {
  const toStart = () => setStage({ kind: "start" });
  switch (stage.kind) {
    case "start":
      return <PracticeStart onChoose={(mode) => setStage({ kind: "before", mode })} onLeave={onLeave} />;
    case "before":
      return (
        <PracticeBefore
          onReady={() =>
            setStage(stage.mode === "together" ? { kind: "form", mode: "together" } : { kind: "give" })
          }
          onCancel={toStart}
        />
      );
    case "give":
      return <PracticeGive onGive={() => setStage({ kind: "form", mode: "hand-over" })} onCancel={toStart} />;
    case "form":
      return (
        <PracticeForm
          // One form is one omgång: what was shown is gone through in a new one.
          key={stage.shown === undefined ? "answer" : "show"}
          instrument={instrument}
          mode={stage.mode}
          shown={stage.shown}
          onDone={(finish, shown) => setStage({ kind: "back", finish, ...(shown && { shown }) })}
        />
      );
    case "back":
      return (
        <PracticeBack
          ending={stage.finish.ending}
          onShow={
            stage.shown &&
            (() => setStage({ kind: "form", mode: "together", ...(stage.shown && { shown: stage.shown }) }))
          }
          onAgain={toStart}
          onLeave={onLeave}
        />
      );
    default:
      return stage satisfies never;
  }
}

function PracticeForm({
  instrument,
  mode,
  shown,
  onDone,
}: {
  readonly instrument: Instrument;
  readonly mode: PracticeMode;
  readonly shown: AnswerValues | undefined;
  readonly onDone: (finish: Finish, shown: AnswerValues | undefined) => void;
}) {
  const besideAnswers = useBesideAnswers(instrument);
  const { supportLines, clocks } = useFormSettings();
  const { store, toShow } = useMemo(memoryOfOne, []);
  return (
    <SevenQuestions
      instrument={instrument}
      mode={mode}
      store={store}
      practice
      prior="no"
      shown={shown}
      supportLines={supportLines}
      clocks={clocks}
      besideAnswers={besideAnswers}
      // Who holds the tablet alone reads no advice to staff.
      besideQuestion={mode === "together" ? besideQuestion : undefined}
      onFinished={(finish) => onDone(finish, toShow())}
    />
  );
}

/** Forgets everything but answers that are to be shown right afterwards, in the same page. */
function memoryOfOne(): {
  readonly store: ContributionStore;
  readonly toShow: () => AnswerValues | undefined;
} {
  let shown: AnswerValues | undefined;
  return {
    store: {
      submit: async (submission) => {
        if (submission.kind === "show") shown = submission.answers;
      },
    },
    toShow: () => shown,
  };
}
