/** Taking in sealed files against the bare cost of opening the same files and checking their signatures. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeSnapshot, decryptWith, MOST_SEALED_BYTES, openerOf } from "@vifragar/sealing";
import { collectFiles } from "./collect.ts";
import { openCollector } from "./collector-folder.ts";
import { readForbundKey } from "./forbund-key.ts";
import { run } from "./run.ts";
import { bytesOf, filesAmong } from "./whole-file.ts";

const DEVICES = 80;
const silent = { out: () => undefined, err: () => undefined, progress: undefined, today: 20_636 };

/** `transport.import`: how many times the bare cost an import takes. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "vifragar-bench-"));
  const at = (name: string) => join(folder, name);
  const keys = ["--key", at("key.json")];
  try {
    await run(["keygen", "--prov", "--name", "F", "--out", at("key.json")], silent);
    await run(["startfil", ...keys, "--dir", at("dir"), "--insats", "A", "--out", at("a.startfil")], silent);
    const simulated = ["--startfil", at("a.startfil"), "--period", "2026-H1", "--out", at("files")];
    await run(
      ["simulate", ...simulated, "--devices", String(DEVICES), "--forms", String(DEVICES * 12)],
      silent,
    );
    const key = await readForbundKey(at("key.json"));
    const collector = await openCollector(at("dir"), key);
    const files = (await filesAmong([at("files")])).filter((file) => !file.includes("anmalan-"));
    const open = openerOf(key.identity);
    const bare = async () => {
      for (const file of files)
        decodeSnapshot(await decryptWith(open, await bytesOf(file, MOST_SEALED_BYTES)));
    };
    await bare();
    const bareMs = await msOf(bare);
    const importMs = await msOf(() => collectFiles(collector, files, silent));
    const against = `öppna och kontrollera samma ${files.length} filer; gräns 1,5`;
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
