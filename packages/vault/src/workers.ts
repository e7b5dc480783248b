/** The two workers of a vault, as the page starts and ends them. Ending one takes its keys and its memory with it. */
import type { Engine } from "./engine/engine.ts";
import type { Place } from "./place.ts";
import { connect, type Remote } from "./remote.ts";
import type { Started, Surroundings } from "./surroundings.ts";

export interface Workers {
  /** The vault worker's calls, started if it is not there. Without a key it can do little. */
  readonly engine: () => Remote<Engine>;
  /** Both workers, known to each other and ready. */
  readonly withKeyring: () => Promise<Remote<Engine>>;
  /** The vault key was in there: its memory goes now. */
  readonly endKeyring: () => void;
  /** Ends both. Calls that wait fail with `LOCKED`. */
  readonly end: () => void;
  /** Overwrites the keys if the worker can still do it at once, and ends both in any case. */
  readonly wipe: () => Promise<void>;
}

/** How long a worker may take to overwrite its keys before it is ended, in milliseconds. */
const WIPE_MS = 200;

/** @param onBroken - Called when a worker fails as a whole. */
export function makeWorkers(options: {
  readonly place: Place;
  readonly surroundings: Surroundings;
  readonly onBroken: () => void;
}): Workers {
  const { place, surroundings, onBroken } = options;
  let running: { readonly api: Remote<Engine>; readonly end: () => void } | undefined;
  let keyring: Started | undefined;

  function start(): NonNullable<typeof running> {
    const started = surroundings.startEngine(place, onBroken);
    const { api, close } = connect<Engine>(started.port);
    const end = (): void => {
      started.end();
      close();
    };
    return { api, end };
  }

  function engine(): Remote<Engine> {
    running ??= start();
    return running.api;
  }

  function endKeyring(): void {
    keyring?.end();
    keyring = undefined;
  }

  function end(): void {
    running?.end();
    running = undefined;
    endKeyring();
  }

  return {
    engine,
    withKeyring: async () => {
      const api = engine();
      if (keyring === undefined) {
        keyring = surroundings.startKeyring(onBroken);
        await api.attach({ port: keyring.port });
      }
      await api.prepare();
      return api;
    },
    endKeyring,
    end,
    wipe: async () => {
      if (running !== undefined) {
        const late = new Promise<void>((resolve) => void surroundings.clock.after(WIPE_MS, resolve));
        await Promise.race([running.api.lock(), late]).catch(() => undefined);
      }
      end();
    },
  };
}
