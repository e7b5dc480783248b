import { texts } from "../texts/sv.ts";

/** Instead of a form that failed: nothing for the participant to do, and only unlocking leads on. */
export function BrokenForm({ onUnlock }: { readonly onUnlock: () => void }) {
  const { broken: t } = texts;
  return (
    <main className="in-main">
      <h1 className="in-heading">{texts.app}</h1>
      <p className="in-lead">{t.participant}</p>
      <div className="in-actions">
        <button type="button" className="in-button" onClick={onUnlock}>
          {t.unlock}
        </button>
      </div>
    </main>
  );
}
