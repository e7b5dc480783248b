import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";

/** The browser has removed a part of what was stored; what is left opens nothing. */
export function LostScreen() {
  const { session } = useSurroundings();
  const { lost: t } = texts;
  return (
    <Screen heading={t.heading}>
      <p>{t.body}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={() => void session.wipe()}>
          {t.wipe}
        </button>
      </div>
    </Screen>
  );
}
