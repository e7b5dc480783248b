import { type MouseEvent, useEffect, useRef } from "react";
import { texts } from "../texts/sv.ts";

/** Something to put right, and the control where it is done. */
export interface FieldProblem {
  readonly message: string;
  /** Id of the first control of the field. */
  readonly control: string;
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[];
  /** Changes with every attempt, so that focus comes here each time. */
  readonly attempt: number;
}

/** What is to be put right, above the form; each line leads to its control. */
export function ErrorSummary({ problems, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt with the same faults is told again.
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <section ref={box} tabIndex={-1} className="in-summary" aria-labelledby="fel-rubrik">
      <h2 id="fel-rubrik">{texts.errors.heading}</h2>
      <ul>
        {problems.map(({ message, control }) => (
          <li key={control}>
            <a href={`#${control}`} onClick={(event) => goTo(control, event)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The address is the router's, so the link moves by itself: the legend into view, then focus on the control. */
function goTo(control: string, event: MouseEvent): void {
  event.preventDefault();
  const element = document.getElementById(control);
  const group = element?.closest("fieldset")?.querySelector("legend") ?? element;
  group?.scrollIntoView?.({ block: "start" });
  element?.focus({ preventScroll: true });
}
