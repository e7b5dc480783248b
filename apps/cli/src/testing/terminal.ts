/** A terminal for tests: what is said is kept, in a folder that goes away with the process. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../run.ts";

/** What a command said and how it ended. */
export interface Ran {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** 2026-07-02, the day after the first half-year. */
const TODAY = 20_636;

const everything = mkdtempSync(join(tmpdir(), "vifragar-"));
process.once("exit", () => rmSync(everything, { recursive: true, force: true }));

/** Runs commands in a folder of their own; names of files are given by `at`. */
export function terminal(today: number = TODAY) {
  const folder = mkdtempSync(join(everything, "t-"));
  const vifragar = async (...args: readonly string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const io = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      progress: undefined,
      today,
    };
    const code = await run(args, io);
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  return { vifragar, at: (...names: readonly string[]) => join(folder, ...names) };
}

type Terminal = ReturnType<typeof terminal>;

/** A förbund with one insats, and simulated devices that have handed in. */
export async function enrolled({ vifragar, at }: Terminal, prov = true): Promise<void> {
  await vifragar("keygen", "--name", "Förbundet", "--out", at("key.json"), ...(prov ? ["--prov"] : []));
  const insats = ["--key", at("key.json"), "--dir", at("dir"), "--insats", "Insats A"];
  await vifragar("startfil", ...insats, "--out", at("a.startfil"), "--participants", "2026-H1=60,40,0");
  if (!prov) return;
  const simulated = ["--startfil", at("a.startfil"), "--period", "2026-H1", "--out", at("files")];
  await vifragar("simulate", ...simulated, "--forms", "60", "--devices", "3", "--oracle", at("oracle.json"));
}
