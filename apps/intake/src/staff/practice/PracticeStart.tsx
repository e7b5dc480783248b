import { supportCard } from "../../texts/support-card.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import type { PracticeMode } from "./Practice.tsx";

interface PracticeStartProps {
  readonly onChoose: (mode: PracticeMode) => void;
  readonly onLeave: () => void;
}

/** What practice is, advice before the hard moments, and the two ways of asking. */
export function PracticeStart({ onChoose, onLeave }: PracticeStartProps) {
  const { practice: t } = texts;
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.body}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={() => onChoose("together")}>
          {t.together}
        </button>
        <button type="button" className="in-button" onClick={() => onChoose("hand-over")}>
          {t.handOver}
        </button>
        <button type="button" className="in-button" onClick={onLeave}>
          {t.leave}
        </button>
      </div>
      <section className="in-panel">
        <h2 className="in-subheading">{t.hints}</h2>
        <ul>
          {supportCard.slice(0, 2).flatMap(({ lines }) => lines.map((line) => <li key={line}>{line}</li>))}
        </ul>
      </section>
    </Screen>
  );
}
