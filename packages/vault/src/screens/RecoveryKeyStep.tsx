import { type FormEvent, useEffect, useRef, useState } from "react";
import { Heading } from "./Heading.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";

interface RecoveryKeyStepProps {
  readonly recoveryKey: string;
  /** What the key opens, as people call it: printed on the paper. */
  readonly name: string;
  readonly onDone: () => void;
}

const { recovery: t } = texts;

/** Shows the printed key this once, prints it, and goes on when its end has been read back from the paper. */
export function RecoveryKeyStep({ recoveryKey, name, onDone }: RecoveryKeyStepProps) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  usePaperTitle();
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    const typed = (field.current?.value ?? "").trim().toUpperCase();
    if (typed === recoveryKey.slice(-4)) onDone();
    else {
      setProblem(t.different);
      field.current?.focus();
    }
  };
  return (
    <>
      <Heading>{t.heading}</Heading>
      <p className="vv-lead">{t.lead}</p>
      <p>{t.advice}</p>
      <p className="vv-key" translate="no">
        <span className="vv-key__label">{t.label}</span>
        <code className="vv-key__text">{recoveryKey}</code>
      </p>
      <button type="button" className="vv-button" onClick={() => window.print()}>
        {t.print}
      </button>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={confirm}>
        <SecretField
          label={t.confirmLabel}
          hint={t.confirmHint}
          error={problem}
          fieldRef={field}
          kind="recovery"
        />
        <div className="vv-actions">
          <button type="submit" className="vv-button vv-button--primary">
            {t.done}
          </button>
        </div>
      </form>
      <div className="vv-paper" aria-hidden="true">
        <h2>{t.paperTitle}</h2>
        <p>
          {t.paperFor}: {name}
        </p>
        <p>
          {t.paperDate}: {new Intl.DateTimeFormat("sv-SE").format(new Date())}
        </p>
        <p className="vv-paper__key">{recoveryKey}</p>
        <p>{t.paperHow}</p>
      </div>
    </>
  );
}

/** The printed page has its own title, and the app gets its title back afterwards. */
function usePaperTitle(): void {
  useEffect(() => {
    const before = document.title;
    const title = (): void => {
      document.title = t.paperTitle;
    };
    const restore = (): void => {
      document.title = before;
    };
    window.addEventListener("beforeprint", title);
    window.addEventListener("afterprint", restore);
    return () => {
      window.removeEventListener("beforeprint", title);
      window.removeEventListener("afterprint", restore);
    };
  }, []);
}
