import type { Ending } from "@vifragar/form";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";

interface PracticeBackProps {
  readonly ending: Ending;
  /** Present when the answers were to be shown. */
  readonly onShow: (() => void) | undefined;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

/** S6 in practice: what staff would read now, and that nothing was saved. */
export function PracticeBack({ ending, onShow, onAgain, onLeave }: PracticeBackProps) {
  const { practice: t, results } = texts;
  return (
    <Screen heading={t.done}>
      <p className="in-lead">{t.wouldSay(results.texts[ending])}</p>
      <p>{results.hints[ending]}</p>
      <div className="in-actions">
        {onShow && (
          <button type="button" className="in-button in-button--primary" onClick={onShow}>
            {results.show}
          </button>
        )}
        <button
          type="button"
          className={onShow ? "in-button" : "in-button in-button--primary"}
          onClick={onAgain}
        >
          {t.again}
        </button>
        <button type="button" className="in-button" onClick={onLeave}>
          {t.leave}
        </button>
      </div>
    </Screen>
  );
}
