import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./child.mjs";
import { cached } from "./paths.mjs";

/**
 * Fetches npm packages into a folder of the cache, apart from what everybody installs. None of their scripts run.
 *
 * @param {string} name Of the folder.
 * @param {readonly string[]} packages With their versions, such as `typedoc@0.28.20`.
 * @returns {Promise<{ folder: string, ok: boolean, output: string }>} They lie in its `node_modules`.
 */
export async function fetchApart(name, packages) {
  const folder = dirname(cached(name, "package.json"));
  writeFileSync(join(folder, "package.json"), "{}");
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-save",
    "--ignore-scripts",
    "--omit=optional",
    ...packages,
  ];
  const { code, output } = await run("npm", args, { quiet: true });
  return { folder, ok: code === 0, output };
}
