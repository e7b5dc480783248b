/** Progress on a terminal, for what takes longer than a moment. */
import type { Io } from "./command.ts";

/** Says how far something has come, at most so often that a terminal keeps up. */
export interface Steps {
  readonly at: (done: number) => void;
  readonly end: () => void;
}

/** Progress over a known number of steps: `Läser filer 120 av 2 000`. Silent where there is no terminal. */
export function stepsOf(io: Io, what: string, total: number): Steps {
  const every = Math.max(1, Math.floor(total / 100));
  let told = 0;
  return {
    at: (done) => {
      if (done - told < every && done < total) return;
      told = done;
      io.progress?.(`${what} ${done} av ${total}`);
    },
    end: () => io.progress?.(""),
  };
}
