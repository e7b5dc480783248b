import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";

interface PracticeGiveProps {
  readonly onGive: () => void;
  readonly onCancel: () => void;
}

/** S5 in practice: what is said when the tablet changes hands. */
export function PracticeGive({ onGive, onCancel }: PracticeGiveProps) {
  const { handOver: t, practice } = texts;
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.body(t.withCode)}</p>
      <p>{practice.give}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={onGive}>
          {t.do}
        </button>
        <button type="button" className="in-button" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </Screen>
  );
}
