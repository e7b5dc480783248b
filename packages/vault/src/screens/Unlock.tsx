import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Secret, UnlockReport, Vault, VaultStatus } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { Heading } from "./Heading.tsx";
import { SecretField } from "./SecretField.tsx";
import { texts } from "./texts.ts";
import { type Task, useTask } from "./use-task.ts";

interface UnlockProps {
  readonly vault: Vault;
  readonly onUnlocked: (report: UnlockReport) => void;
  /** The heading, "Lås upp" unless told otherwise (S6 says there how the hand-over went). */
  readonly heading?: string;
  /** Under the heading. */
  readonly children?: ReactNode;
}

type Locked = Extract<VaultStatus, { kind: "locked" }>;

const { unlock: t } = texts;

/**
 * S1 and S6: opens the vault with whatever it has. The hand-back code comes first while it works, then the
 * passkey, then the words; the printed key is behind a fold.
 */
export function Unlock({ vault, onUnlocked, heading = t.heading, children }: UnlockProps) {
  const [status, setStatus] = useState<Locked>();
  const task = useTask();
  const open = async (secret: Secret): Promise<void> => {
    try {
      onUnlocked(await vault.unlock(secret));
    } catch (error) {
      // A code that is spent takes its field away.
      await vault.status().then((now) => now.kind === "locked" && setStatus(now));
      throw error;
    }
  };
  useEffect(() => {
    let isGone = false;
    // What hinders reading the status hinders unlocking too, and is told there.
    void vault.status().then(
      (now) => !isGone && now.kind === "locked" && setStatus(now),
      () => undefined,
    );
    // Starting takes a moment: it is over by the time the words are typed. Failing tells itself at unlock.
    void vault.prepare().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [vault]);
  return (
    <section className="vv-screen">
      <Heading>{heading}</Heading>
      {children}
      {status?.erasable === false && <p className="vv-note">{t.notErasable}</p>}
      {status?.handBackCode === true && (
        <SecretForm
          label={t.code}
          hint={t.codeHint}
          kind="digits"
          wrong={t.wrongCode}
          open={(code) => open({ kind: "hand-back-code", code })}
        />
      )}
      {status?.slots.includes("passkey") === true && (
        <PasskeyButton task={task} open={() => open({ kind: "passkey" })} />
      )}
      <SecretForm
        label={t.passphrase}
        kind="current"
        wrong={t.wrongPassphrase}
        open={(passphrase) => open({ kind: "passphrase", passphrase })}
      />
      <details className="vv-details">
        <summary className="vv-details__summary">{t.recoveryToggle}</summary>
        <p>{t.forgotten}</p>
        <SecretForm
          label={t.recovery}
          kind="recovery"
          wrong={t.wrongRecovery}
          open={(key) => open({ kind: "recovery", key })}
        />
      </details>
    </section>
  );
}

function PasskeyButton({ task, open }: { readonly task: Task; readonly open: () => Promise<void> }) {
  return (
    <div className="vv-passkey">
      <button type="button" className="vv-button vv-button--primary" onClick={() => void task.run(open)}>
        {t.passkey}
      </button>
      {task.problem !== undefined && (
        <p className="vv-field__error" role="alert">
          {task.problem}
        </p>
      )}
      <p className="vv-or">{t.or}</p>
    </div>
  );
}

// Two buttons on one screen never share a name: one who only hears them could not tell them apart.
const buttonText = { current: t.unlock, recovery: t.unlockWithRecovery, digits: t.unlockWithCode } as const;

function SecretForm(props: {
  readonly label: string;
  readonly hint?: string;
  readonly kind: "current" | "recovery" | "digits";
  readonly wrong: string;
  readonly open: (secret: string) => Promise<void>;
}) {
  const field = useRef<HTMLInputElement>(null);
  const { isBusy, problem, run, setProblem } = useTask(props.wrong);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const secret = field.current?.value ?? "";
    if (secret.trim() === "") {
      setProblem(t.missing);
      field.current?.focus();
      return;
    }
    void run(async () => {
      try {
        await props.open(secret);
        empty(field);
      } catch (error) {
        // Five words with one letter wrong are there to be mended; digits are typed again.
        if (props.kind === "digits" || !(error instanceof VaultError)) empty(field);
        field.current?.focus();
        throw error;
      }
    });
  };
  return (
    <form className="vv-form" noValidate autoComplete="off" onSubmit={send}>
      <SecretField
        label={props.label}
        {...(props.hint !== undefined && { hint: props.hint })}
        error={problem}
        fieldRef={field}
        kind={props.kind}
      />
      <div className="vv-actions">
        <button type="submit" className="vv-button vv-button--primary">
          {buttonText[props.kind]}
        </button>
      </div>
      <p className="vv-status" role="status">
        {isBusy ? t.working : ""}
      </p>
    </form>
  );
}

function empty(field: RefObject<HTMLInputElement | null>): void {
  if (field.current !== null) field.current.value = "";
}
