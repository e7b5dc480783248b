/** Protects in a worker, so that the page answers meanwhile. Ending it wipes everything that was opened there. */
import { ProtectionError } from "@vifragar/core";
import type { OnProgress, Protected, Protector } from "./protector.ts";
import { ReleaseError } from "./release-error.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** As much of a Worker as is used here. */
interface Port {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** @param start - Starts the worker; called for each piece of work. */
export function workerProtector(start: () => Port): Protector {
  let port: Port | undefined;
  return {
    protect: (work, onProgress) => {
      port?.terminate();
      const worker = start();
      port = worker;
      return protectIn(worker, { kind: "protect", work }, onProgress);
    },
    end: () => {
      port?.terminate();
      port = undefined;
    },
  };
}

function protectIn(worker: Port, message: ToWorker, onProgress?: OnProgress): Promise<Protected> {
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new ReleaseError("worker-ended"));
    worker.onmessage = ({ data }) => {
      const fault = faultIn(data);
      if (fault !== undefined) reject(fault);
      if (data.kind === "progress") onProgress?.(data.share);
      if (data.kind === "refused") resolve(data);
      if (data.kind === "protected")
        resolve({ kind: "protected", preview: data.preview, release: releaseIn(worker) });
    };
    worker.postMessage(message);
  });
}

function faultIn(data: FromWorker): Error | undefined {
  if (data.kind === "unprotectable") return new ProtectionError(data.code);
  return data.kind === "failed" ? new ReleaseError("worker-ended", { cause: data.code }) : undefined;
}

type Release = Extract<Protected, { kind: "protected" }>["release"];

/** The worker has what was protected; the key that signs it is the vault's and comes nowhere near the worker. */
const releaseIn =
  (worker: Port): Release =>
  ({ inputs, signer, sign, day }) =>
    new Promise((resolve, reject) => {
      worker.onerror = () => reject(new ReleaseError("worker-ended"));
      worker.onmessage = async ({ data }) => {
        if (data.kind === "failed") reject(new ReleaseError("worker-ended", { cause: data.code }));
        if (data.kind === "released") resolve(data.release);
        if (data.kind !== "to-sign") return;
        try {
          const signature = await sign(data.domain, data.message);
          worker.postMessage({ kind: "signature", id: data.id, signature });
        } catch (cause) {
          reject(cause);
        }
      };
      worker.postMessage({ kind: "release", inputs, signer, day });
    });
