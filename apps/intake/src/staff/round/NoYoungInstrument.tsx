import { Link } from "wouter";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";

/** Under 18 means another form. Where the förbund has none, the adult questions do not open. */
export function NoYoungInstrument({ onDone }: { readonly onDone: () => void }) {
  const { before: t } = texts;
  return (
    <Screen heading={t.noYoung}>
      <p>{t.noYoungBody}</p>
      <p>
        <Link href="/stod">{texts.start.support}</Link>
      </p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={onDone}>
          {texts.shell.menu}
        </button>
      </div>
    </Screen>
  );
}
