/** Reading and writing files so that nothing is ever half-written. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { RefusedError } from "./command.ts";

/**
 * Writes a file whole or not at all: beside its place first, then moved there.
 *
 * @param mode - Who may read it; secrets get 0o600.
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    await writeFile(beside, content, { mode, flag: "wx" });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw refusal(error, path, "skrivas");
  }
}

/** As `writeWhole`, but refuses to write over a file that is there. @throws RefusedError */
export async function writeNew(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  if (existsSync(path)) throw new RefusedError(`${path} finns redan och skrivs inte över`);
  await writeWhole(path, content, mode);
}

/** The bytes of a file no larger than a limit. @throws RefusedError */
export async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw new RefusedError(`${path} är för stor för att vara rätt fil`);
    return await readFile(path);
  } catch (error) {
    throw refusal(error, path, "läsas");
  }
}

/** The text of a file no larger than a limit. @throws RefusedError */
export async function textOf(path: string, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await bytesOf(path, maxBytes));
}

/** What `JSON.parse` makes of a file, still to be checked. @throws RefusedError */
export async function jsonIn(path: string, maxBytes: number): Promise<unknown> {
  const text = await textOf(path, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RefusedError(`${path} är inte en JSON-fil`, { cause });
  }
}

/** The files among the names given, with those in folders, in a stable order. @throws RefusedError */
export async function filesAmong(names: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(names.map(filesUnder));
  return found.flat();
}

async function filesUnder(name: string): Promise<readonly string[]> {
  try {
    if (!(await stat(name)).isDirectory()) return [name];
    const entries = await readdir(name, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    throw refusal(error, name, "läsas");
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "finns inte",
  EACCES: "är skyddad av systemet",
  EPERM: "är skyddad av systemet",
  EISDIR: "är en mapp",
  ENOTDIR: "ligger inte i en mapp",
  ENOSPC: "får inte plats på disken",
};

function refusal(error: unknown, path: string, verb: string): RefusedError {
  if (error instanceof RefusedError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new RefusedError(`${path} ${reasons[code] ?? `kunde inte ${verb}`}`, { cause: error });
}
