import { texts } from "../texts/sv.ts";

interface FormActionsProps {
  /** What the main button says. */
  readonly send: string;
  readonly onCancel: () => void;
}

/** The two ways out of a form: send it, or leave it. */
export function FormActions({ send, onCancel }: FormActionsProps) {
  return (
    <div className="in-actions">
      <button type="submit" className="in-button in-button--primary">
        {send}
      </button>
      <button type="button" className="in-button" onClick={onCancel}>
        {texts.before.cancel}
      </button>
    </div>
  );
}
