import { makePassphrase } from "@vifragar/sealing";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { NewWords } from "./NewWords.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";
import { takeValue, useTask } from "./use-task.ts";

const { colleagues: t } = texts;

interface AddColleagueProps {
  readonly vault: Vault;
  /** With what to tell when it is done; empty when it was called off. */
  readonly onDone: (message?: string) => void;
}

/** Words of their own for a colleague, so that theirs can end without yours ending. */
export function AddColleague({ vault, onDone }: AddColleagueProps) {
  const words = useRef("");
  if (words.current === "") words.current = makePassphrase();
  const name = useRef<HTMLInputElement>(null);
  const own = useRef<HTMLInputElement>(null);
  const id = useId();
  const [missing, setMissing] = useState<string>();
  const { isBusy, problem, run } = useTask(texts.unlock.wrongPassphrase);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const label = (name.current?.value ?? "").trim();
    if (label === "") {
      setMissing(t.missingName);
      name.current?.focus();
      return;
    }
    setMissing(undefined);
    void run(async () => {
      const current = { kind: "passphrase", passphrase: own.current?.value ?? "" } as const;
      await vault.addPassphrase({ current, passphrase: words.current, label });
      takeValue(own.current);
      words.current = "-";
      onDone(t.added);
    });
  };
  return (
    <section className="vv-screen">
      <Heading>{t.add}</Heading>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
        <div className="vv-field">
          <label className="vv-field__label" htmlFor={id}>
            {t.name}
          </label>
          <p id={`${id}-hint`} className="vv-field__hint">
            {t.nameHint}
          </p>
          <input
            ref={name}
            id={id}
            className="vv-input"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            aria-describedby={missing === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          />
          {missing !== undefined && (
            <p id={`${id}-error`} className="vv-field__error" role="alert">
              {missing}
            </p>
          )}
        </div>
        <NewWords words={words.current} label={t.words} />
        <p>{t.wordsAdvice}</p>
        <SecretField label={t.own} error={problem} fieldRef={own} kind="current" />
        <div className="vv-actions" aria-busy={isBusy}>
          <button type="submit" className="vv-button vv-button--primary">
            {t.save}
          </button>
          <button type="button" className="vv-button" onClick={() => onDone()}>
            {t.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
