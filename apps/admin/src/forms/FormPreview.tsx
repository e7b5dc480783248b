import { type Instrument, instrumentHashOf, isComparable, textIn } from "@vifragar/core";
import { SWEDISH } from "../ui/language.ts";
import { Words } from "../ui/Words.tsx";

/** A form as it will be asked: every question with its answers, and the six words that name exactly this form. */
export function FormPreview({ instrument }: { readonly instrument: Instrument }) {
  const hash = instrumentHashOf(instrument);
  const labels = (options: readonly string[]) =>
    Object.entries(instrument.optionLabels)
      .filter(([code]) => options.includes(code))
      .toSorted(([a], [b]) => options.indexOf(a) - options.indexOf(b))
      .map(([, label]) => textIn(label, SWEDISH, instrument))
      .join(" · ");
  return (
    <>
      <dl className="admin-facts">
        <dt>Namn</dt>
        <dd>{textIn(instrument.name, SWEDISH, instrument)}</dd>
        <dt>Om formuläret</dt>
        <dd>{textIn(instrument.notice, SWEDISH, instrument)}</dd>
        <dt>Licens</dt>
        <dd>{instrument.licence}</dd>
        <dt>Språk</dt>
        <dd>{instrument.approvedLanguages.join(", ")}</dd>
      </dl>
      <details>
        <summary>Frågorna ({instrument.questions.length})</summary>
        <ol>
          {instrument.questions.map((question) => (
            <li key={question.code}>
              <strong>{textIn(question.legend, SWEDISH, instrument)}</strong>
              {question.hint && <p>{textIn(question.hint, SWEDISH, instrument)}</p>}
              <p>{labels(question.options)}</p>
              {!isComparable(question) && <p>Jämförs inte med andra formulär.</p>}
            </li>
          ))}
        </ol>
      </details>
      <p>
        De här sex orden är desamma överallt där formuläret är detsamma. Kontrolltal:{" "}
        <code>{hash.slice(0, 16)}</code>
      </p>
      <Words digest={hash} />
    </>
  );
}
