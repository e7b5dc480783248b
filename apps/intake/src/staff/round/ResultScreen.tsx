import { useLocation } from "wouter";
import type { Result } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";

/** Endings after which something may have been done for the person. */
const withFollowUp: readonly Result[] = ["sent", "declined", "stopped"];

/** S6: what became of the omgång, and nothing about what was answered. */
export function ResultScreen({ result }: { readonly result: Result }) {
  const { session } = useSurroundings();
  const [, navigate] = useLocation();
  const { results: t } = texts;
  const goTo = (path: string) => {
    session.resultRead();
    navigate(path);
  };
  return (
    <Screen heading={t.texts[result]}>
      <p className="in-lead">{t.hints[result]}</p>
      <div className="in-actions">
        {result === "papers" && (
          <button type="button" className="in-button in-button--primary" onClick={() => goTo("/lapp")}>
            {t.print}
          </button>
        )}
        <button
          type="button"
          className={result === "papers" ? "in-button" : "in-button in-button--primary"}
          onClick={() => goTo("/")}
        >
          {t.next}
        </button>
        {withFollowUp.includes(result) && (
          <button type="button" className="in-button" onClick={() => goTo("/uppfoljning")}>
            {t.followUp}
          </button>
        )}
      </div>
    </Screen>
  );
}
