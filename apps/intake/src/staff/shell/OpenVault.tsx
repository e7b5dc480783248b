import type { Secret, UnlockReport, Vault } from "@vifragar/vault";
import { useState } from "react";
import type { LockedStatus } from "../../session/state.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";

interface OpenVaultProps {
  readonly vault: Vault;
  readonly status: LockedStatus;
  readonly onUnlocked: (report: UnlockReport, secret: Secret["kind"]) => void;
}

export function OpenVault({ vault, status, onUnlocked }: OpenVaultProps) {
  const [problem, setProblem] = useState<string>();
  const unlock = (data: FormData) => {
    const text = String(data.get("secret"));
    const secret: Secret =
      status.handBackCode && /^\d{6}$/.test(text)
        ? { kind: "hand-back-code", code: text }
        : { kind: "passphrase", passphrase: text };
    vault.unlock(secret).then(
      (report) => onUnlocked(report, secret.kind),
      (cause: unknown) => setProblem(problemText(cause)),
    );
  };
  return (
    <form action={unlock}>
      <Problem text={problem} />
      <label>
        Lösenfras <input name="secret" type="password" autoComplete="off" className="in-input" />
      </label>
      <button type="submit" className="in-button in-button--primary">
        Lås upp
      </button>
    </form>
  );
}
