import { useState } from "react";
import { Redirect } from "wouter";
import type { Round } from "../../session/session.ts";
import { languageName } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useInForce, useSurroundings, useUnlocked } from "../staff-context.ts";
import { enrolmentForAge, roundOf } from "./rounds.ts";

interface NextPersonProps {
  /** To go through the questions together. A hand-over begins here at once. */
  readonly onReady: (round: Round) => Promise<void>;
  readonly onOther: () => void;
}

/** Quick start for the next person: everything that must be true, in one sentence to agree to. */
export function NextPerson({ onReady, onOther }: NextPersonProps) {
  const { session } = useSurroundings();
  const { insats, habit, handBackCode } = useUnlocked();
  const enrolments = useInForce();
  const [problem, setProblem] = useState<string>();
  const enrolment = enrolmentForAge(enrolments, insats, "adults");
  if (habit === undefined || enrolment === undefined) return <Redirect to="/innan" replace />;
  const { same: t, modesShort } = texts.before;
  const { handOver } = texts;
  const begin = () => {
    const round = roundOf({ ...habit, prior: "no" }, enrolment);
    const begun = round.mode === "together" ? onReady(round) : session.handOver(round);
    begun.catch((cause: unknown) => setProblem(problemText(cause)));
  };
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.confirm}</p>
      {habit.mode === "hand-over" && (
        <p>{handOver.body(handBackCode === "chosen" ? handOver.withCode : handOver.withPassphrase)}</p>
      )}
      <Problem text={problem} />
      <p className="in-quiet">
        {texts.start.againLine(languageName(habit.language, enrolment.instrument), modesShort[habit.mode])}
      </p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={begin}>
          {t.yes[habit.mode]}
        </button>
        <button type="button" className="in-button" onClick={onOther}>
          {t.no}
        </button>
      </div>
    </Screen>
  );
}
