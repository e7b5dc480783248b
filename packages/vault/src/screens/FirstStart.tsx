import { makePassphrase, normalizePassphrase } from "@vifragar/sealing";
import { type FormEvent, useRef, useState } from "react";
import type { Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { NewWords } from "./NewWords.tsx";
import { PasskeyStep } from "./PasskeyStep.tsx";
import { RecoveryKeyStep } from "./RecoveryKeyStep.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";
import { useTask } from "./use-task.ts";

interface FirstStartProps {
  readonly vault: Vault;
  /** What the vault is called on the printed key, such as the förbund or the tablet. */
  readonly name: string;
  readonly onDone: () => void;
  /** Offers a passkey at the end, where the browser has them. */
  readonly offersPasskey?: boolean;
}

type Step =
  | { readonly kind: "show" | "type" }
  | { readonly kind: "recovery"; readonly recoveryKey: string }
  | { readonly kind: "passkey" };

const { firstStart: t } = texts;

/** Makes the vault: five drawn words, typed back; the printed key; then, if wanted, a passkey. */
export function FirstStart({ vault, name, onDone, offersPasskey = false }: FirstStartProps) {
  // The words live beside React, not in its state, and are forgotten when the last step that needs them is over.
  const words = useRef("");
  if (words.current === "") words.current = makePassphrase();
  const [step, setStep] = useState<Step>({ kind: "show" });
  const [, redraw] = useState(0);
  const done = (): void => {
    words.current = "-";
    onDone();
  };
  switch (step.kind) {
    case "show":
      return (
        <section className="vv-screen">
          <Heading>{t.heading}</Heading>
          <p className="vv-lead">{t.lead}</p>
          <NewWords words={words.current} label={t.words} />
          <p>{t.advice}</p>
          <div className="vv-actions">
            <button
              type="button"
              className="vv-button vv-button--primary"
              onClick={() => setStep({ kind: "type" })}
            >
              {t.written}
            </button>
            <button
              type="button"
              className="vv-button"
              onClick={() => {
                words.current = makePassphrase();
                redraw((count) => count + 1);
              }}
            >
              {t.other}
            </button>
          </div>
        </section>
      );
    case "type":
      return (
        <section className="vv-screen">
          <TypeBack
            isSame={(typed) => normalizePassphrase(typed) === words.current}
            onBack={() => setStep({ kind: "show" })}
            onSame={async () => {
              const { recoveryKey } = await vault.create({ passphrase: words.current });
              setStep({ kind: "recovery", recoveryKey });
            }}
          />
        </section>
      );
    case "recovery":
      return (
        <section className="vv-screen">
          <RecoveryKeyStep
            recoveryKey={step.recoveryKey}
            name={name}
            onDone={() => {
              if (offersPasskey && canMakePasskey()) setStep({ kind: "passkey" });
              else done();
            }}
          />
        </section>
      );
    case "passkey":
      return (
        <section className="vv-screen">
          <PasskeyStep
            vault={vault}
            current={() => ({ kind: "passphrase", passphrase: words.current })}
            onDone={done}
          />
        </section>
      );
    default:
      return step satisfies never;
  }
}

const canMakePasskey = (): boolean => typeof PublicKeyCredential !== "undefined";

function TypeBack(props: {
  readonly isSame: (typed: string) => boolean;
  readonly onSame: () => Promise<void>;
  readonly onBack: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const { isBusy, problem, run, setProblem } = useTask();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (props.isSame(field.current?.value ?? "")) void run(props.onSame);
    else {
      setProblem(t.different);
      field.current?.focus();
    }
  };
  return (
    <>
      <Heading>{t.typeHeading}</Heading>
      <p className="vv-lead">{t.typeLead}</p>
      <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
        <SecretField label={t.typeLabel} error={problem} fieldRef={field} kind="new" />
        <div className="vv-actions">
          <button type="submit" className="vv-button vv-button--primary">
            {t.create}
          </button>
          <button type="button" className="vv-button" onClick={props.onBack}>
            {t.back}
          </button>
        </div>
        <p className="vv-status" role="status">
          {isBusy ? t.creating : ""}
        </p>
      </form>
    </>
  );
}
