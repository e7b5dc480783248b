/// <reference path="../../worker-url.d.ts" />
/** Measures the vault and its floors by turns, and lays the times out for the bench. */
import { browserSurroundings } from "../../browser-surroundings.ts";
import { openVault } from "../../open-vault.ts";
import { listScripts, trustedScript } from "../../trusted-script.ts";
import floorWorkerUrl from "./floor.worker.ts?worker&url";

listScripts(floorWorkerUrl);

const passphrase = "björk ansvar lykta segel grus";
const period = { year: new Date().getFullYear(), kind: "year", index: 1 } as const;
const key = { insats: "11".repeat(16), plan: "22".repeat(32), period };
const one = { ...key, forms: 1, counts: Array.from({ length: 400 }, () => 0) };

/** The times of one pair, in milliseconds. */
export interface Times {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

function startFloor(): { readonly ask: (what: string) => Promise<number>; readonly end: () => void } {
  const worker = new Worker(trustedScript(floorWorkerUrl), { type: "module" });
  const ask = (what: string): Promise<number> =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
      worker.postMessage(what);
    });
  return { ask, end: () => worker.terminate() };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(rounds: { readonly unlocks: number; readonly submits: number }): Promise<{
  readonly unlock: Times;
  readonly submit: Times;
}> {
  // Not a desktop: the default work, as the floor does it.
  const surroundings = { ...browserSurroundings, desktop: false };
  const vault = openVault({ place: { use: "practice", prov: true }, surroundings });
  await vault.create({ passphrase });
  const unlock = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds.unlocks; round += 1) {
    await vault.lock();
    await vault.prepare();
    unlock.ours.push(await took(() => vault.unlock({ kind: "passphrase", passphrase })));
    const floor = startFloor();
    await floor.ask("prepare");
    unlock.floor.push(await floor.ask("argon2id"));
    floor.end();
    // The file is let go of when the worker is gone.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const submit = { ours: [] as number[], floor: [] as number[] };
  const floor = startFloor();
  await floor.ask("prepare");
  for (let round = 0; round < rounds.submits; round += 1) {
    submit.ours.push(await took(() => vault.contribute(one)));
    submit.floor.push(await floor.ask("write"));
  }
  floor.end();
  await vault.wipe();
  return { unlock, submit };
}

Object.assign(globalThis, { measure });
