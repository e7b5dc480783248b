/** Taking in sealed files against the bare cost of opening the same files and checking their signatures. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeSnapshot, decryptWith, MOST_SEALED_BYTES, openerOf } from "@vifragar/sealing";
import { collectFiles } from "./collect.ts";
import { openCollector } from "./collector-folder.ts";
import { readForbundKey } from "./forbund-key.ts";
import { run } from "./run.ts";
import { manyFiles, silent } from "./testing/many-files.ts";
import { bytesOf } from "./whole-file.ts";

const FILES = 2_000;

/** `transport.import`: how many times the bare cost an import takes. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "vifragar-bench-"));
  const at = (name: string) => join(folder, name);
  try {
    await run(["keygen", "--prov", "--name", "F", "--out", at("key.json")], silent);
    const made = await manyFiles(at, FILES * 1.5);
    const files = made.filter((file) => !file.includes("anmalan-")).slice(0, FILES);
    const key = await readForbundKey(at("key.json"));
    const collector = await openCollector(at("dir"), key);
    const open = openerOf(key.identity);
    const bare = async () => {
      for (const file of files)
        decodeSnapshot(await decryptWith(open, await bytesOf(file, MOST_SEALED_BYTES)));
    };
    await bare();
    // Before and after, so that a machine that grows busier is not blamed on either.
    const before = await msOf(bare);
    const importMs = await msOf(() => collectFiles(collector, files, silent));
    const bareMs = (before + (await msOf(bare))) / 2;
    const against = `open and verify the same ${files.length} files, limit 1.5`;
    return [{ id: "transport.import", ratio: round(importMs / bareMs), against }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const round = (ratio: number): number => Math.round(ratio * 100) / 100;
