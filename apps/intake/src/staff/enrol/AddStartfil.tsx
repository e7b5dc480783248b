import type { OpenedStartfil } from "@vifragar/core";
import { useState } from "react";
import { type StartfilStanding, standingOf } from "../../enrolment/earlier-startfil.ts";
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

/**
 * One more startfil, in an unlocked app. One that belongs under the other lock is told so.
 *
 * A newer startfil of an insats that the device has is taken at once when the earlier one's key vouches for it.
 */
export function AddStartfil({ lead, onCancel }: AddStartfilProps) {
  const { session } = useSurroundings();
  const { place, enrolments } = useUnlocked();
  const [toCompare, setToCompare] = useState<ToCompare>();
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState<string>();
  const { startfil: t } = texts;
  const taking = (doing: Promise<void>, onDone?: () => void) =>
    doing.then(onDone, (cause: unknown) => setProblem(problemText(cause)));

  const look = (opened: OpenedStartfil) => {
    setProblem(undefined);
    setDone("");
    const { prov } = opened.startfil;
    // Of the other lock's startfiler nothing is known here.
    if (prov !== place.prov) {
      return setToCompare({ opened, notice: prov ? t.otherPlaceProv : t.otherPlaceReal });
    }
    const standing = standingOf(opened, enrolments);
    if (standing === "same") return setDone(t.alreadyTaken);
    if (standing === "vouched") {
      return void taking(session.replaceStartfil(opened), () =>
        setDone(t.replaced(opened.startfil.insats.name)),
      );
    }
    setToCompare({ opened, notice: noticeOf(standing) });
  };

  if (toCompare !== undefined) {
    const { opened, notice } = toCompare;
    return (
      <>
        <Problem text={problem} />
        <CompareStartfil
          opened={opened}
          notice={notice}
          onSame={() => void taking(session.takeStartfil(opened))}
          onNotSame={() => {
            setToCompare(undefined);
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
      <StartfilPicker onOpened={look} />
      <p role="status" className="in-status-line">
        {done}
      </p>
      {onCancel && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={onCancel}>
            {done === "" ? t.cancel : t.toStart}
          </button>
        </div>
      )}
    </Screen>
  );
}

interface ToCompare {
  readonly opened: OpenedStartfil;
  readonly notice: string | undefined;
}

/** Why words are compared that were compared before. */
function noticeOf(
  standing: Extract<StartfilStanding, "new" | "other-key" | "other-forbund">,
): string | undefined {
  const { startfil: t } = texts;
  if (standing === "new") return undefined;
  return standing === "other-key" ? t.otherKey : t.otherForbund;
}
