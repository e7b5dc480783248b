import { useTexts } from "../form-context.ts";

/** After a pause: earlier answers are kept but not shown, and one may start over. */
export function KeptNote({ onRestart }: { readonly onRestart: () => void }) {
  const { pause } = useTexts();
  return (
    <div className="qf-note">
      <p className="qf-text">{pause.kept}</p>
      <button className="qf-quiet" type="button" onClick={onRestart}>
        {pause.restart}
      </button>
    </div>
  );
}
