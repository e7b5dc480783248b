import type { ChangeEventHandler, ReactNode } from "react";

interface ChoiceProps {
  readonly kind: "checkbox" | "radio";
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChange: ChangeEventHandler<HTMLInputElement>;
  readonly children: ReactNode;
  readonly hint?: string;
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/** One option: a native box or button with its label, tall enough for a thumb. */
export function Choice({ kind, id, name, value, checked, onChange, children, hint, lang, dir }: ChoiceProps) {
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="qf-choice">
      <input
        className="qf-choice__input"
        type={kind}
        id={id}
        name={name}
        value={value}
        checked={checked}
        onChange={onChange}
        // Firefox keeps ticked boxes over a reload unless each one says this.
        autoComplete="off"
        aria-describedby={hintId}
      />
      <label className="qf-choice__label" htmlFor={id} lang={lang} dir={dir}>
        {children}
      </label>
      {hint !== undefined && (
        <p className="qf-choice__hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
