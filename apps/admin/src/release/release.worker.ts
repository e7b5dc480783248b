/** The protecting worker: it holds tallies and nothing else, neither keys nor storage. */
import { type HighsModule, highsSolve, ProtectionError } from "@vifragar/core";
import loadHighs from "highs";
import wasmUrl from "highs/runtime?url";
import { directProtector } from "./direct-protector.ts";
import type { Protected } from "./protector.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

const protector = directProtector(async () => {
  const highs: HighsModule = await loadHighs({ locateFile: () => wasmUrl });
  return highsSolve(highs);
});

const signatures = new Map<number, (signature: Uint8Array) => void>();
let asked = 0;
let outcome: Protected | undefined;

const tell = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  try {
    await answer(data);
  } catch (error) {
    if (error instanceof ProtectionError) tell({ kind: "unprotectable", code: error.code });
    else tell({ kind: "failed", code: error instanceof Error ? error.name : "unknown" });
  }
};

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case "protect": {
      outcome = await protector.protect(message.work, (share) => tell({ kind: "progress", share }));
      if (outcome.kind === "refused") tell(outcome);
      else tell({ kind: "protected", preview: outcome.preview });
      return;
    }
    case "release": {
      if (outcome?.kind !== "protected") throw new RangeError("nothing has been protected");
      const { inputs, signer, day } = message;
      tell({ kind: "released", release: await outcome.release({ inputs, signer, day, sign: signOutside }) });
      return;
    }
    case "signature":
      signatures.get(message.id)?.(message.signature);
      signatures.delete(message.id);
      return;
    default:
      message satisfies never;
  }
}

function signOutside(domain: string, message: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const id = asked;
    asked += 1;
    signatures.set(id, resolve);
    tell({ kind: "to-sign", id, domain, message });
  });
}
