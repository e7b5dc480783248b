import { makePassphrase, normalizePassphrase } from "@vifragar/sealing";
import { type FormEvent, useRef, useState } from "react";
import type { Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { NewWords } from "./NewWords.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";
import { takeValue, useTask } from "./use-task.ts";

const { change: t } = texts;

/** New words in place of the old ones. */
export function ChangePassphrase({ vault, onDone }: { readonly vault: Vault; readonly onDone: () => void }) {
  const words = useRef("");
  if (words.current === "") words.current = makePassphrase();
  const current = useRef<HTMLInputElement>(null);
  const repeated = useRef<HTMLInputElement>(null);
  const [mismatch, setMismatch] = useState<string>();
  const { isBusy, problem, run } = useTask(texts.unlock.wrongPassphrase);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (normalizePassphrase(repeated.current?.value ?? "") !== words.current) {
      setMismatch(t.different);
      repeated.current?.focus();
      return;
    }
    setMismatch(undefined);
    void run(async () => {
      await vault.changePassphrase({ current: current.current?.value ?? "", next: words.current });
      takeValue(current.current);
      takeValue(repeated.current);
      words.current = "-";
      onDone();
    });
  };
  return (
    <section className="vv-screen">
      <Heading>{t.heading}</Heading>
      <p className="vv-lead">{t.lead}</p>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
        <SecretField label={t.current} error={problem} fieldRef={current} kind="current" />
        <NewWords words={words.current} label={t.words} />
        <p>{t.advice}</p>
        <SecretField label={t.repeat} error={mismatch} fieldRef={repeated} kind="new" />
        <div className="vv-actions" aria-busy={isBusy}>
          <button type="submit" className="vv-button vv-button--primary">
            {t.save}
          </button>
          <button type="button" className="vv-button" onClick={onDone}>
            {texts.colleagues.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
