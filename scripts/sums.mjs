import { createHash } from "node:crypto";

/** Where the list lies, in the root of what is served. */
export const SUMS_FILE = "sha256sums.txt";

/**
 * What a release consists of, one line a file, in the form that `sha256sum --check` reads.
 *
 * The SHA-256 of this very list is the fingerprint of the release: the apps show it, and it is the same for
 * everyone who builds the same sources (docs/for-it/integritet.md).
 *
 * @param {ReadonlyMap<string, Buffer>} files Content by address, starting with a slash.
 */
export function sumsOf(files) {
  return [...files]
    .map(([address, content]) => `${createHash("sha256").update(content).digest("hex")}  .${address}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join("");
}
