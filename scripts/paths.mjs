import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where scripts keep what they can make again. Removed together with node_modules. */
export const cache = join(root, "node_modules", ".cache", "vifragar");

/**
 * A file below the cache folder, whose own folder exists afterwards.
 *
 * @param {...string} names
 */
export function cached(...names) {
  const file = join(cache, ...names);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
