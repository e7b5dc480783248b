import { Digest, defaultRule, ForbundId, SignerKey, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { ended, today } from "../testing/forbund.ts";
import type { ProtectorWork } from "./protector.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";
import { workerProtector } from "./worker-protector.ts";

/** A worker that answers as it is told to. */
function scripted(answer: (message: ToWorker, say: (message: FromWorker) => void) => void) {
  const port = {
    heard: [] as ToWorker["kind"][],
    isEnded: false,
    onmessage: null as ((event: MessageEvent<FromWorker>) => void) | null,
    onerror: null as ((event: ErrorEvent) => void) | null,
    postMessage(message: ToWorker) {
      port.heard.push(message.kind);
      answer(message, (data) => port.onmessage?.({ data } as MessageEvent<FromWorker>));
    },
    terminate() {
      port.isEnded = true;
    },
  };
  return port;
}

const work: ProtectorWork = {
  collector: { id: ForbundId.parse("a".repeat(32)), name: "F", prov: false },
  instrument: workingWording,
  period: ended,
  today,
  byHand: false,
  insatser: [],
  rule: defaultRule,
  earlier: [],
  merged: [],
  correction: undefined,
};

const digest = Digest.parse("1".repeat(64));
const by = (sign: () => Promise<Uint8Array>) => ({
  inputs: digest,
  signer: SignerKey.parse("2".repeat(64)),
  sign,
  day: today,
});
const preview = { shown: 3, hidden: 2 };

describe("workerProtector", () => {
  it("lets the vault sign, and never hands the worker a key", async () => {
    const port = scripted((message, say) => {
      if (message.kind === "protect") say({ kind: "protected", preview });
      if (message.kind === "release")
        say({ kind: "to-sign", id: 7, domain: "d\0", message: Uint8Array.of(1) });
      if (message.kind === "signature") {
        expect(message).toEqual({ kind: "signature", id: 7, signature: Uint8Array.of(9) });
        say({ kind: "released", release: { digest, edition: 1, file: "{}", insatsFiles: {} } });
      }
    });
    const outcome = await workerProtector(() => port).protect(work);

    const release = outcome.kind === "protected" && (await outcome.release(by(async () => Uint8Array.of(9))));

    expect(release).toEqual({ digest, edition: 1, file: "{}", insatsFiles: {} });
    expect(port.heard).toEqual(["protect", "release", "signature"]);
  });

  it("tells how far it has come", async () => {
    const port = scripted((_, say) => {
      say({ kind: "progress", share: 0.25 });
      say({ kind: "protected", preview });
    });
    const shares: number[] = [];

    await workerProtector(() => port).protect(work, (share) => shares.push(share));

    expect(shares).toEqual([0.25]);
  });

  it("tells when the period cannot be protected", async () => {
    const port = scripted((_, say) => say({ kind: "refused", reason: "too-few", cells: [] }));

    expect(await workerProtector(() => port).protect(work)).toMatchObject({ reason: "too-few" });
  });

  it("tells what does not belong together", async () => {
    const port = scripted((_, say) => say({ kind: "unprotectable", code: "rule-mismatch" }));

    await expect(workerProtector(() => port).protect(work)).rejects.toMatchObject({ code: "rule-mismatch" });
  });

  it("tells when the worker fails, and when it ends by itself", async () => {
    const failing = scripted((_, say) => say({ kind: "failed", code: "RangeError" }));
    const ending = scripted(() => ending.onerror?.({} as ErrorEvent));

    await expect(workerProtector(() => failing).protect(work)).rejects.toMatchObject({
      code: "worker-ended",
    });
    await expect(workerProtector(() => ending).protect(work)).rejects.toMatchObject({ code: "worker-ended" });
  });

  it("passes on what the vault says when it does not sign", async () => {
    const port = scripted((message, say) => {
      if (message.kind === "protect") say({ kind: "protected", preview });
      else say({ kind: "to-sign", id: 1, domain: "d\0", message: Uint8Array.of(1) });
    });
    const outcome = await workerProtector(() => port).protect(work);

    const release =
      outcome.kind === "protected" && outcome.release(by(() => Promise.reject(new Error("locked"))));

    await expect(release).rejects.toThrow("locked");
  });

  it("ends the worker, and all that was opened in it, when it is told to and before new work", async () => {
    const ports = [0, 1].map(() => scripted((_, say) => say({ kind: "protected", preview })));
    let started = 0;
    const protector = workerProtector(() => {
      const port = ports[started] ?? scripted(() => undefined);
      started += 1;
      return port;
    });

    await protector.protect(work);
    await protector.protect(work);
    expect(ports.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    protector.end();
    expect(ports.map(({ isEnded }) => isEnded)).toEqual([true, true]);
  });
});
