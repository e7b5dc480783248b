import { useEffect, useState } from "react";
import type { Round } from "../../session/session.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

interface HandOverScreenProps {
  readonly round: Round;
  readonly onCancel: () => void;
}

/** S5: says what happens, and gives the tablet to the participant. */
export function HandOverScreen({ round, onCancel }: HandOverScreenProps) {
  const { session } = useSurroundings();
  const { handBackCode } = useUnlocked();
  const [problem, setProblem] = useState<string>();
  const { handOver: t } = texts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onCancel();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onCancel]);
  const handOver = () => {
    setProblem(undefined);
    session.handOver(round).catch((cause: unknown) => setProblem(problemText(cause)));
  };
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.body(handBackCode === "chosen" ? t.withCode : t.withPassphrase)}</p>
      <Problem text={problem} />
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={handOver}>
          {t.do}
        </button>
        <button type="button" className="in-button" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </Screen>
  );
}
