import type { Secret, Vault } from "../vault.ts";
import { Heading } from "./Heading.tsx";
import { texts } from "./texts.ts";
import { useTask } from "./use-task.ts";

interface PasskeyStepProps {
  readonly vault: Vault;
  /** What opens the vault now: it is asked for only when the button is pressed. */
  readonly current: () => Secret;
  readonly onDone: () => void;
}

const { passkey: t } = texts;

/** Offers a passkey beside the words, never instead of them. */
export function PasskeyStep({ vault, current, onDone }: PasskeyStepProps) {
  const { isBusy, problem, run } = useTask();
  const add = (): Promise<void> =>
    run(async () => {
      await vault.addPasskey({ current: current(), label: t.label });
      onDone();
    });
  return (
    <>
      <Heading>{t.heading}</Heading>
      <p className="vv-lead">{t.lead}</p>
      {problem !== undefined && (
        <p className="vv-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="vv-actions" aria-busy={isBusy}>
        <button type="button" className="vv-button vv-button--primary" onClick={() => void add()}>
          {t.add}
        </button>
        <button type="button" className="vv-button" onClick={onDone}>
          {t.skip}
        </button>
      </div>
    </>
  );
}
