import { listScripts, trustedScript } from "@vifragar/vault";
import workerUrl from "./release.worker.ts?worker&url";

// Listed when the program starts, before the policy that admits scripts is in use.
listScripts(workerUrl);

/** Starts the worker that protects. */
export const startReleaseWorker = (): Worker => new Worker(trustedScript(workerUrl), { type: "module" });
