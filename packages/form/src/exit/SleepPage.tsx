import { useTexts } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";

/** A harmless question that does nothing, for eyes that should not see the real ones. */
export function SleepPage({ inert }: { readonly inert: boolean }) {
  const { cover } = useTexts();
  return (
    <div className="qf-sleep" aria-hidden={inert} inert={inert}>
      <p className="qf-sleep__name">{cover.heading}</p>
      <fieldset className="qf-group">
        <legend>
          {inert ? <p className="qf-heading">{cover.question}</p> : <Heading>{cover.question}</Heading>}
        </legend>
        <div className="qf-options">
          {cover.options.map((option) => (
            <div className="qf-choice" key={option}>
              <label className="qf-choice__label">
                <input className="qf-choice__input" type="radio" name="sleep" autoComplete="off" />
                {option}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
