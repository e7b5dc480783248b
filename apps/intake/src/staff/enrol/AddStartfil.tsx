import type { OpenedStartfil } from "@vifragar/core";
import { useState } from "react";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { CompareStartfil } from "./CompareStartfil.tsx";
import { StartfilPicker } from "./StartfilPicker.tsx";

interface AddStartfilProps {
  /** Said above the picker, where there is no insats at all yet. */
  readonly lead?: string;
  readonly onCancel?: () => void;
}

/** One more startfil, in an unlocked app. One that belongs under the other lock is told so. */
export function AddStartfil({ lead, onCancel }: AddStartfilProps) {
  const { session } = useSurroundings();
  const { place } = useUnlocked();
  const [opened, setOpened] = useState<OpenedStartfil>();
  const [problem, setProblem] = useState<string>();
  const { startfil: t } = texts;
  if (opened !== undefined) {
    const { prov } = opened.startfil;
    const notice = prov ? t.otherPlaceProv : t.otherPlaceReal;
    return (
      <>
        <Problem text={problem} />
        <CompareStartfil
          opened={opened}
          notice={prov === place.prov ? undefined : notice}
          onSame={() =>
            void session.takeStartfil(opened).catch((cause: unknown) => setProblem(problemText(cause)))
          }
          onNotSame={() => {
            setOpened(undefined);
            setProblem(t.discarded);
          }}
        />
      </>
    );
  }
  return (
    <Screen heading={t.heading}>
      {lead && <p className="in-lead">{lead}</p>}
      <Problem text={problem} />
      <StartfilPicker onOpened={setOpened} />
      {onCancel && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={onCancel}>
            {t.cancel}
          </button>
        </div>
      )}
    </Screen>
  );
}
