import { texts } from "../texts/sv.ts";

/** Instead of a screen that failed. What is counted is in the vault, and is not touched by it. */
export function BrokenApp({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className="in-main">
      <h1 className="in-heading">{texts.app}</h1>
      <p className="in-lead">{texts.errors.generic("SCREEN")}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={onRetry}>
          {texts.errors.retry}
        </button>
      </div>
    </main>
  );
}
