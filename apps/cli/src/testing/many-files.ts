/** Thousands of files for benches, made by simulated devices. */
import { run } from "../run.ts";
import { filesAmong } from "../whole-file.ts";

/** An anmälan, two files at the end, and for most devices two on the way: at least so many on average. */
const FILES_PER_DEVICE = 4;
const DEVICES_AT_ONCE = 200;

/** 2026-07-02, and nobody listens. */
export const silent = { out: () => undefined, err: () => undefined, progress: undefined, today: 20_636 };

/** So many files for the insats of `dir`, whose key is `key.json`: anmälningar, tallies and täckningsfiler. */
export async function manyFiles(at: (name: string) => string, count: number): Promise<readonly string[]> {
  const startfil = at("a.startfil");
  await run(
    ["startfil", "--key", at("key.json"), "--dir", at("dir"), "--insats", "A", "--out", startfil],
    silent,
  );
  const out = at("files");
  for (let made = 0; made < count; made += DEVICES_AT_ONCE * FILES_PER_DEVICE) {
    const many = ["--devices", String(DEVICES_AT_ONCE), "--forms", String(DEVICES_AT_ONCE * 14)];
    const simulated = ["--startfil", startfil, "--period", "2026-H1", "--out", out, "--seed", String(made)];
    await run(["simulate", ...simulated, ...many], silent);
  }
  const files = await filesAmong([out]);
  if (files.length < count) throw new RangeError("too few files were made");
  // In an order of their own (names are random), so that few holds what many holds.
  return files.toSorted((a, b) => (a.slice(-10) < b.slice(-10) ? -1 : 1)).slice(0, count);
}
