import { type FormEvent, useRef, useState } from "react";
import type { Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { RecoveryKeyStep } from "./RecoveryKeyStep.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";
import { takeValue, useTask } from "./use-task.ts";

const { colleagues: t } = texts;

interface RevokeColleagueProps {
  readonly vault: Vault;
  /** For the new printed key. */
  readonly name: string;
  /** With what to tell when it is done; empty when it was called off. */
  readonly onDone: (message?: string) => void;
}

/** Shuts everyone else out, then shows the new printed key. */
export function RevokeColleague({ vault, name, onDone }: RevokeColleagueProps) {
  const own = useRef<HTMLInputElement>(null);
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const { isBusy, problem, run } = useTask(texts.unlock.wrongPassphrase);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      const current = { kind: "passphrase", passphrase: own.current?.value ?? "" } as const;
      const revoked = await vault.revoke({ current });
      takeValue(own.current);
      setRecoveryKey(revoked.recoveryKey);
    });
  };
  if (recoveryKey !== undefined) {
    return (
      <section className="vv-screen">
        <RecoveryKeyStep recoveryKey={recoveryKey} name={name} onDone={() => onDone(t.revokeDone)} />
      </section>
    );
  }
  return (
    <section className="vv-screen">
      <Heading>{t.revokeHeading}</Heading>
      <p className="vv-lead">{t.revokeLead}</p>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
        <SecretField label={t.own} error={problem} fieldRef={own} kind="current" />
        <div className="vv-actions" aria-busy={isBusy}>
          <button type="submit" className="vv-button vv-button--primary">
            {t.revoke}
          </button>
          <button type="button" className="vv-button" onClick={() => onDone()}>
            {t.cancel}
          </button>
        </div>
      </form>
    </section>
  );
}
