import { texts } from "../../texts/sv.ts";
import { Dialog } from "../../ui/Dialog.tsx";

interface AloneDialogProps {
  readonly onWait: () => void;
  readonly onGoOn: () => void;
}

/** The only firm stop in the app: nobody else may hear or see. Esc is to wait. */
export function AloneDialog({ onWait, onGoOn }: AloneDialogProps) {
  const { alone: t } = texts.before;
  return (
    <Dialog heading={t.heading} onCancel={onWait}>
      <p>{t.body}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={onWait}>
          {t.wait}
        </button>
        <button type="button" className="in-button" onClick={onGoOn}>
          {t.goOn}
        </button>
      </div>
    </Dialog>
  );
}
