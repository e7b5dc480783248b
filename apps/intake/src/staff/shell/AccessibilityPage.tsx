import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";

/** The tillgänglighetsredogörelse, to be read without unlocking (ux.md 5.6, UX-92). */
export function AccessibilityPage({ onBack }: { readonly onBack: () => void }) {
  const { accessibility: t } = texts;
  return (
    <Screen heading={t.heading}>
      {t.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2 className="in-subheading">{t.flawsHeading}</h2>
      <ul>
        {t.flaws.map((flaw) => (
          <li key={flaw}>{flaw}</li>
        ))}
      </ul>
      <div className="in-actions">
        <button type="button" className="in-button" onClick={onBack}>
          {t.back}
        </button>
      </div>
    </Screen>
  );
}
