import { useCallback, useEffect, useRef, useState } from "react";
import { vaultErrorTexts } from "../texts-sv.ts";
import { VaultError } from "../vault-error.ts";

export interface Task {
  readonly isBusy: boolean;
  /** What went wrong the last time, in words. */
  readonly problem: string | undefined;
  /** Does one thing at a time: a second press while it runs does nothing. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly setProblem: (problem: string | undefined) => void;
}

/**
 * Something that takes a moment and may go wrong.
 *
 * @param wrongSecret - What to say when a secret does not fit, instead of the general sentence.
 */
export function useTask(wrongSecret?: string): Task {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const running = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setIsBusy(true);
      setProblem(undefined);
      try {
        await work();
      } catch (error) {
        const code = error instanceof VaultError ? error.code : "BROKEN";
        const isWrong = code === "BAD_SECRET_OR_TAMPERED_SLOT" && wrongSecret !== undefined;
        setProblem(isWrong ? wrongSecret : vaultErrorTexts[code]);
      } finally {
        running.current = false;
        if (mounted.current) setIsBusy(false);
      }
    },
    [wrongSecret],
  );
  return { isBusy, problem, run, setProblem };
}

/** Reads what a field holds and empties it. */
export function takeValue(field: HTMLInputElement | null): string {
  const value = field?.value ?? "";
  if (field !== null) field.value = "";
  return value;
}
