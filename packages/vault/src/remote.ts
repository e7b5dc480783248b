/**
 * Calling between page and workers: one message for a call, one for what came of it.
 *
 * Only codes of errors cross the border, never a message or a stack, so that nothing of what is stored
 * can ride along. Calls to one side are done one after another: two writes never interleave.
 */
import { VaultError, type VaultErrorCode } from "./vault-error.ts";

/** What a page, a worker and a channel have in common. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: VaultErrorCode };

/** An interface whose methods take one argument at most, as seen from the other side. */
export type Methods<Api> = { readonly [Key in keyof Api]: (argument: never) => unknown };

/** The other side of `serve`. */
export type Remote<Api extends Methods<Api>> = {
  readonly [Key in keyof Api]: (...argument: Parameters<Api[Key]>) => Promise<Awaited<ReturnType<Api[Key]>>>;
};

/** Answers the calls that come in on a port. */
export function serve<Api extends Methods<Api>>(
  port: Port,
  api: Api,
  codeOf: (error: unknown) => VaultErrorCode,
): void {
  let last: Promise<void> = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<Call>) => {
    last = last.then(async () => port.postMessage(await answerTo(data, api, codeOf)));
  };
}

async function answerTo<Api extends Methods<Api>>(
  call: Call,
  api: Api,
  codeOf: (error: unknown) => VaultErrorCode,
): Promise<Answer> {
  try {
    if (!Object.hasOwn(api, call.method)) throw new VaultError("CALL");
    const method = api[call.method as keyof Api] as unknown as (argument: unknown) => unknown;
    return { id: call.id, ok: true, value: await method(call.argument) };
  } catch (error) {
    return { id: call.id, ok: false, code: codeOf(error) };
  }
}

/** Calls what serves the other end of a port. `close` makes every call that waits fail with `LOCKED`. */
export function connect<Api extends Methods<Api>>(
  port: Port,
): { readonly api: Remote<Api>; readonly close: (code?: VaultErrorCode) => void } {
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: VaultError) => void }
  >();
  let nextId = 0;
  let closedWith: VaultErrorCode | undefined;
  port.onmessage = ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new VaultError(data.code));
  };
  const send = (method: string, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closedWith !== undefined) {
        reject(new VaultError(closedWith));
        return;
      }
      nextId += 1;
      waiting.set(nextId, { resolve, reject });
      port.postMessage({ id: nextId, method, argument } satisfies Call, transferOf(argument));
    });
  const api = new Proxy({} as Remote<Api>, {
    // A proxy with a `then` would be taken for a promise.
    get: (_, method) =>
      method === "then" ? undefined : (argument: unknown) => send(String(method), argument),
  });
  const close = (code: VaultErrorCode = "LOCKED"): void => {
    closedWith ??= code;
    for (const call of waiting.values()) call.reject(new VaultError(closedWith));
    waiting.clear();
  };
  return { api, close };
}

const isTransferable = (value: unknown): value is Transferable =>
  typeof MessagePort !== "undefined" && value instanceof MessagePort;

/** Ports are moved; a secret is moved too, so that no copy stays behind. */
function transferOf(argument: unknown): Transferable[] {
  if (typeof argument !== "object" || argument === null) return [];
  const moved: Transferable[] = [];
  for (const [name, value] of Object.entries(argument)) {
    if (isTransferable(value)) moved.push(value);
    if (name === "secretBytes" && value instanceof Uint8Array) moved.push(value.buffer as ArrayBuffer);
  }
  return moved;
}
