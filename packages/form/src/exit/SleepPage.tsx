import { useFormSetting } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";

/** A harmless question that does nothing, for eyes that should not see the real ones. */
export function SleepPage({ inert }: { readonly inert: boolean }) {
  const { ids, language } = useFormSetting();
  const { cover } = language.texts;
  return (
    <div className="qf-sleep" aria-hidden={inert} inert={inert}>
      <p className="qf-sleep__name">{cover.heading}</p>
      <fieldset className="qf-group">
        <legend>
          {inert ? <p className="qf-heading">{cover.question}</p> : <Heading>{cover.question}</Heading>}
        </legend>
        <div className="qf-options">
          {cover.options.map((option, at) => (
            <div className="qf-choice" key={option}>
              <input
                className="qf-choice__input"
                type="radio"
                id={`${ids}-sleep-${at}`}
                name={`${ids}-sleep`}
                autoComplete="off"
              />
              <label className="qf-choice__label" htmlFor={`${ids}-sleep-${at}`}>
                {option}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
