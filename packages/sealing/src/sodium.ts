/**
 * The one place that loads libsodium.
 *
 * Everything else in this package takes `sodium` from here, and every program awaits
 * `ready` once before it calls anything that hashes, signs or seals. libsodium is
 * WebAssembly: a page whose content security policy lacks `'wasm-unsafe-eval'` never
 * gets it, and libsodium itself then says nothing at all.
 */
import sodium from "libsodium-wrappers";

export { sodium };

/** How long libsodium may take to start, in milliseconds. It usually needs less than 50. */
export const READY_TIMEOUT_MS = 10_000;

/** Thrown by `ready` when libsodium cannot start, most often because the page's policy forbids WebAssembly. */
export class SodiumError extends Error {
  override readonly name = "SodiumError";
  readonly code = "WASM_BLOCKED";

  constructor(options?: ErrorOptions) {
    super("libsodium did not start: webassembly is blocked or broken here", options);
  }
}

/**
 * Waits for a start that may never settle.
 *
 * @throws SodiumError `WASM_BLOCKED` when `starting` fails, or has not settled after `timeoutMs` milliseconds.
 */
export function startedWithin(starting: Promise<void>, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SodiumError()), timeoutMs);
    starting.then(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (cause: unknown) => {
        clearTimeout(timer);
        reject(new SodiumError({ cause }));
      },
    );
  });
}

/**
 * Settles when libsodium can be used: in Node, on a page and in a worker alike.
 *
 * @throws SodiumError `WASM_BLOCKED`.
 */
export const ready: Promise<void> = startedWithin(sodium.ready, READY_TIMEOUT_MS);

// A page that has not come to its first `await ready` yet must not end in an unhandled rejection.
ready.catch(() => undefined);
