import type { Enrolment } from "@vifragar/enrolment";
import { type MadeAnmalan, makeAnmalan } from "@vifragar/enrolment";
import { useEffect, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { Words } from "./Words.tsx";

interface SendAnmalanProps {
  readonly enrolment: Pick<Enrolment, "startfil" | "digest">;
  readonly onDone: () => void;
}

/** The device's anmälan as a file to carry to the förbund, and the words to read out. */
export function SendAnmalan({ enrolment, onDone }: SendAnmalanProps) {
  const { session, platform } = useSurroundings();
  const [made, setMade] = useState<MadeAnmalan>();
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { anmalan: t } = texts;
  useEffect(() => {
    let isHere = true;
    makeAnmalan(session.vault(), enrolment).then(
      (value) => isHere && setMade(value),
      (cause: unknown) => isHere && setProblem(problemText(cause)),
    );
    return () => {
      isHere = false;
    };
  }, [session, enrolment]);
  const save = () => {
    if (made === undefined) return;
    platform.saveFiles([made.file]);
    setIsSaved(true);
  };
  return (
    <Screen heading={t.heading}>
      <p>{t.body}</p>
      <Problem text={problem} />
      {made && (
        <>
          <h2 className="in-subheading">{t.wordsLabel}</h2>
          <Words words={made.words} label={t.wordsLabel} />
        </>
      )}
      <p role="status" className="in-status-line">
        {isSaved && made ? `${t.saved} ${made.file.name}` : ""}
      </p>
      <div className="in-actions">
        <button
          type="button"
          className={isSaved ? "in-button" : "in-button in-button--primary"}
          onClick={save}
        >
          {isSaved ? t.again : t.save}
        </button>
        <button
          type="button"
          className={isSaved ? "in-button in-button--primary" : "in-button"}
          onClick={onDone}
        >
          {t.done}
        </button>
      </div>
      <p className="in-quiet">{t.later}</p>
    </Screen>
  );
}
