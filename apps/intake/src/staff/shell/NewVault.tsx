import { makePassphrase, ready } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { useEffect, useState } from "react";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";

export function NewVault({ vault, onCreated }: { readonly vault: Vault; readonly onCreated: () => void }) {
  const [words, setWords] = useState("");
  const [recovery, setRecovery] = useState<string>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void ready.then(() => setWords(makePassphrase()));
  }, []);
  const create = () => {
    vault.create({ passphrase: words }).then(
      ({ recoveryKey }) => setRecovery(recoveryKey),
      (cause: unknown) => setProblem(problemText(cause)),
    );
  };
  if (recovery)
    return (
      <Screen heading="Reservnyckel">
        <p>{recovery}</p>
        <button type="button" className="in-button" onClick={onCreated}>
          Fortsätt
        </button>
      </Screen>
    );
  return (
    <Screen heading="Skapa lås">
      <Problem text={problem} />
      <p data-testid="words">{words}</p>
      <button type="button" className="in-button" onClick={create}>
        Fortsätt
      </button>
    </Screen>
  );
}
