import { type FormEvent, useId, useRef, useState } from "react";
import type { Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { texts } from "./texts.ts";
import { useTask } from "./use-task.ts";

const { empty: t } = texts;

interface EmptyDeviceProps {
  readonly vault: Vault;
  readonly onEmptied: () => void;
  readonly onCancel: () => void;
}

/** Töm enheten: works without unlocking, and asks for a word that nobody types by mistake. */
export function EmptyDevice({ vault, onEmptied, onCancel }: EmptyDeviceProps) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [missing, setMissing] = useState<string>();
  const { isBusy, problem, run } = useTask();
  const error = missing ?? problem;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if ((field.current?.value ?? "").trim().toUpperCase() !== t.word) {
      setMissing(t.missing);
      field.current?.focus();
      return;
    }
    setMissing(undefined);
    void run(async () => {
      await vault.wipe();
      onEmptied();
    });
  };
  return (
    <section className="vv-screen">
      <Heading>{t.heading}</Heading>
      <p className="vv-lead">{t.lead}</p>
      <p>{t.keeps}</p>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
        <div className={error === undefined ? "vv-field" : "vv-field vv-field--wrong"}>
          <label className="vv-field__label" htmlFor={id}>
            {t.label}
          </label>
          <input
            ref={field}
            id={id}
            className="vv-input vv-input--short"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
          />
          {error !== undefined && (
            <p id={`${id}-error`} className="vv-field__error" role="alert">
              {error}
            </p>
          )}
        </div>
        <div className="vv-actions" aria-busy={isBusy}>
          <button type="submit" className="vv-button vv-button--primary">
            {t.empty}
          </button>
          <button type="button" className="vv-button" onClick={onCancel}>
            {t.cancel}
          </button>
        </div>
        <p className="vv-status" role="status">
          {isBusy ? t.working : ""}
        </p>
      </form>
    </section>
  );
}
