import { useTexts } from "../form-context.ts";
import { CalmBox } from "./CalmBox.tsx";

interface SkipBoxProps {
  readonly onSkip: () => void;
  readonly onBack: () => void;
}

/** P-skip: nothing was chosen. The person may pass the question by, and need not say why. */
export function SkipBox({ onSkip, onBack }: SkipBoxProps) {
  const { skip } = useTexts();
  return (
    <CalmBox heading={skip.heading}>
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onSkip}>
          {skip.yes}
        </button>
        <button className="qf-button" type="button" onClick={onBack}>
          {skip.no}
        </button>
      </div>
    </CalmBox>
  );
}
