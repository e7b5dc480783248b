import type { Question } from "@vifragar/core";
import { adviceFor } from "../../texts/support-card.ts";
import { texts } from "../../texts/sv.ts";

/** Beside a question in practice: what the support card says of it, where it says anything. */
export function besideQuestion({ measure }: Question) {
  const advice = adviceFor(measure);
  if (advice === undefined) return null;
  return (
    <aside className="in-panel in-advice" aria-label={texts.practice.advice}>
      <h2 className="in-subheading">{texts.practice.advice}</h2>
      <ul>
        {advice.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </aside>
  );
}
