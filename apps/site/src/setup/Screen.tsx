import { type ReactNode, useEffect, useRef } from "react";

/** One screen for staff: moves focus to its heading. */
export function Screen({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const h1 = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is what makes it another screen.
  useEffect(() => h1.current?.focus(), [heading]);
  return (
    <section className="vv-screen">
      <h1 ref={h1} tabIndex={-1} className="vv-heading">
        {heading}
      </h1>
      {children}
    </section>
  );
}

/** Six words to read out over the telephone. */
export function Words({ words, label }: { readonly words: readonly string[]; readonly label: string }) {
  return (
    <ol className="vv-words" aria-label={label}>
      {words.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and the list never changes.
        <li key={at} className="vv-words__word">
          {word}
        </li>
      ))}
    </ol>
  );
}

/** Tells at once that something went wrong; nothing when there is no text. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p className="vv-problem" role="alert">
      {text}
    </p>
  );
}
