/** One line of a paper as it is typed in. */
export interface PaperOption {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

interface PaperStepProps {
  readonly name: string;
  readonly legend: string;
  /** The screen's heading says the same, and right above. */
  readonly legendHidden?: boolean;
  readonly type: "radio" | "checkbox";
  readonly options: readonly PaperOption[];
}

/** The boxes of one question with the numbers that choose them. Native controls: the mouse and Tab work too. */
export function PaperStep({ name, legend, legendHidden = false, type, options }: PaperStepProps) {
  const told = options.flatMap(({ label, isChosen }) => (isChosen ? [label] : [])).join(", ");
  return (
    <fieldset className="in-field">
      <legend className={legendHidden ? "in-visually-hidden" : "in-field__legend"}>{legend}</legend>
      <div className="in-choices">
        {options.map(({ value, label, isChosen, choose }, index) => (
          <div className="in-choice" key={value}>
            <input
              type={type}
              id={`${name}-${value}`}
              name={name}
              checked={isChosen}
              onChange={choose}
              autoComplete="off"
            />
            <label htmlFor={`${name}-${value}`}>
              <strong>{index + 1}</strong> {label}
            </label>
          </div>
        ))}
      </div>
      {/* Focus stays on the heading while the keys choose, so what they did is said here. */}
      <p role="status" className="in-visually-hidden">
        {told}
      </p>
    </fieldset>
  );
}
