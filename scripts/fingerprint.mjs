import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./paths.mjs";

const NOT_SOURCES = new Set(["node_modules", "dist", "__screenshots__"]);

/**
 * The files below a path, without what is installed or built, in an order that is the same everywhere.
 *
 * @param {string} path A file, a folder, or nothing at all, relative to the root.
 * @returns {string[]} Absolute paths.
 */
export function filesBelow(path) {
  const absolute = join(root, path);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [absolute];
  return readdirSync(absolute)
    .filter((name) => !NOT_SOURCES.has(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * A hash that changes when any of the files changes, comes or goes.
 *
 * @param {readonly string[]} files Absolute paths.
 */
export function fingerprintOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`\0${relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
