import { useTexts } from "../form-context.ts";

interface ActionsProps {
  /** The words on the main button; *Fortsätt* when nothing else is given. */
  readonly label?: string;
  readonly onNext: () => void;
  /** Left out on the first screen. */
  readonly onBack: (() => void) | undefined;
}

/** The buttons of a screen: onwards first, then back. */
export function Actions({ label, onNext, onBack }: ActionsProps) {
  const { navigation } = useTexts();
  return (
    <div className="qf-actions">
      <button className="qf-button qf-button--main" type="button" onClick={onNext}>
        {label ?? navigation.next}
      </button>
      {onBack && (
        <button className="qf-button" type="button" onClick={onBack}>
          {navigation.back}
        </button>
      )}
    </div>
  );
}
