import { type Ref, useId, useState } from "react";
import { texts } from "./texts.ts";

interface SecretFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** The browser keeps the value, never React: read it from the element, then clear it. */
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly kind: "current" | "new" | "recovery" | "digits";
}

/**
 * A field for something secret, with its error under it.
 *
 * Paste and password managers are welcome; spell checkers, translators and form memory are not.
 */
export function SecretField({ label, hint, error, fieldRef, kind }: SecretFieldProps) {
  const id = useId();
  const [isShown, setIsShown] = useState(kind === "recovery");
  const canShow = kind === "current" || kind === "new";
  const described = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`];
  const describedBy = described.join(" ").trim();
  return (
    <div className={error === undefined ? "vv-field" : "vv-field vv-field--wrong"}>
      <label className="vv-field__label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="vv-field__hint">
          {hint}
        </p>
      )}
      <div className="vv-field__row">
        <input
          ref={fieldRef}
          id={id}
          className={kind === "digits" ? "vv-input vv-input--digits" : "vv-input"}
          type={isShown ? "text" : "password"}
          inputMode={kind === "digits" ? "numeric" : "text"}
          autoComplete={kind === "current" ? "current-password" : kind === "new" ? "new-password" : "off"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          translate="no"
          aria-describedby={describedBy === "" ? undefined : describedBy}
          aria-invalid={error === undefined ? undefined : true}
        />
        {canShow && (
          <button type="button" className="vv-button vv-button--quiet" onClick={() => setIsShown(!isShown)}>
            {isShown ? texts.unlock.hide : texts.unlock.show}
          </button>
        )}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="vv-field__error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
