import { useTexts } from "../form-context.ts";

interface ActionsProps {
  /** The words on the main button; *Fortsätt* when nothing else is given. */
  readonly next?: string;
  /** Left out on the first screen. */
  readonly onBack: (() => void) | undefined;
}

/** The buttons of a screen: onwards first, then back. Onwards submits the form that it stands in. */
export function Actions({ next, onBack }: ActionsProps) {
  const { navigation } = useTexts();
  return (
    <div className="qf-actions">
      <button className="qf-button qf-button--main" type="submit">
        {next ?? navigation.next}
      </button>
      {onBack && (
        <button className="qf-button" type="button" onClick={onBack}>
          {navigation.back}
        </button>
      )}
    </div>
  );
}
