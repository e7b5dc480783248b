/** Whether collecting grows in step with the number of files: a national period is about 6 000. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectFiles } from "./collect.ts";
import { openCollector } from "./collector-folder.ts";
import { readForbundKey } from "./forbund-key.ts";
import { run } from "./run.ts";
import { manyFiles, silent } from "./testing/many-files.ts";

const FEW = 1_500;
const MANY = 6_000;

/** `transport.collect`: the cost of a file among many against its cost among few; and the seconds for all. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "vifragar-bench-"));
  const at = (name: string) => join(folder, name);
  try {
    await run(["keygen", "--prov", "--name", "F", "--out", at("key.json")], silent);
    const files = await manyFiles(at, MANY);
    const msFor = async (name: string, count: number) => {
      // A folder of its own for each, so that nothing is there already.
      await run(
        ["startfil", "--key", at("key.json"), "--dir", at(name), "--insats", "A", "--out", at("x")],
        silent,
      );
      const collector = await openCollector(at(name), await readForbundKey(at("key.json")));
      const known = { ...collector, registry: (await openCollector(at("dir"), collector.key)).registry };
      const start = performance.now();
      const { files: results } = await collectFiles(known, files.slice(0, count), silent);
      const ms = performance.now() - start;
      if (results.some(({ result }) => result === "refused")) throw new RangeError("a file was refused");
      return ms;
    };
    await msFor("warm", 300);
    const few = await msFor("few", FEW);
    const many = await msFor("many", MANY);
    const ratio = Math.round((many / MANY / (few / FEW)) * 100) / 100;
    return [
      {
        id: "transport.collect",
        ratio,
        against: `a file among ${MANY} ÷ a file among ${FEW}; 1 is linear`,
      },
      { id: "transport.collect-all", ms: Math.round(many), against: `${MANY} files, a national period` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
