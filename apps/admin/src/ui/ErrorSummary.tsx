import { useEffect, useRef } from "react";

/** An error and the control that it is about. */
export interface FieldIssue {
  readonly id: string;
  readonly text: string;
}

/**
 * What there is to put right in a form, above it, with a link to each control.
 *
 * Gets the focus each time somebody tries to save (`attempt` grows), and marks the title in the tab.
 */
export function ErrorSummary({
  issues,
  attempt,
}: {
  readonly issues: readonly FieldIssue[];
  readonly attempt: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt === 0 || box.current === null) return;
    box.current.focus();
    if (!document.title.startsWith("Fel: ")) document.title = `Fel: ${document.title}`;
  }, [attempt]);
  if (issues.length === 0) return null;

  return (
    <section ref={box} className="admin-errors" tabIndex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">Det finns något att rätta till</h2>
      <ul>
        {issues.map(({ id, text }) => (
          <li key={`${id}-${text}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                // The address is the page's place: following the link would lead away from the form.
                event.preventDefault();
                const control = document.getElementById(id);
                control?.closest("fieldset, .admin-field")?.scrollIntoView({ block: "start" });
                control?.focus({ preventScroll: true });
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
