import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runTool } from "./child.mjs";
import { filesBelow, fingerprintOf } from "./fingerprint.mjs";
import { cached, root } from "./paths.mjs";

/** What the one server serves, and where. */
export const sites = [
  { folder: "apps/site", mount: "/" },
  { folder: "apps/intake", mount: "/intake/" },
  { folder: "apps/admin", mount: "/admin/" },
];

/** The program without a browser, `vifragar`. */
export const commandLine = "apps/cli";

/**
 * Builds every site and the command line that have changed since they were built last, each into its own `dist`.
 *
 * @returns {Promise<boolean>} false when one could not be built; the reason has then been shown.
 */
export async function build() {
  warnOfOldNumbers();
  const folders = [...sites.map(({ folder }) => folder), commandLine];
  const built = await Promise.all(folders.map(buildIfChanged));
  return built.every(Boolean);
}

const SUPPORT_LINES = "packages/core/src/support/support-lines.json";

/** A number that nobody has called for a year may lead to somebody else (UX-91). It is told, and nothing stops. */
function warnOfOldNumbers() {
  const { lines } = JSON.parse(readFileSync(join(root, SUPPORT_LINES), "utf8"));
  for (const name of oldNumbersIn(lines, new Date()))
    console.warn(`! ${name}: numret är inte kontrollerat på tolv månader (${SUPPORT_LINES})`);
}

/**
 * @param {readonly { name: { sv: string } | string, checkedOn: string | null }[]} lines `checkedOn` is a year
 *   and a month, `2026-06`, or nothing where nobody has called yet.
 * @param {Date} now
 * @returns {string[]} Names of the lines whose number was last checked more than twelve months ago.
 */
export function oldNumbersIn(lines, now) {
  const months = (/** @type {number} */ year, /** @type {number} */ month) => year * 12 + month;
  return lines
    .filter(({ checkedOn }) => {
      if (checkedOn === null) return false;
      const [year = 0, month = 0] = checkedOn.split("-").map(Number);
      return months(now.getFullYear(), now.getMonth() + 1) - months(year, month) > 12;
    })
    .map(({ name }) => (typeof name === "string" ? name : name.sv));
}

/**
 * Builds one app with its own vite.config.ts, unless nothing it is made from has changed.
 *
 * @param {string} folder The app's folder, relative to the root.
 */
export async function buildIfChanged(folder) {
  const name = basename(folder);
  const dist = join(root, folder, "dist");
  const stamp = cached(`built-${name}`);
  const wanted = fingerprintOf(sourcesOf(folder));
  if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;

  const startedMs = performance.now();
  // Built beside and then put in place, so that nobody meets half a build.
  const fresh = join(root, folder, "node_modules", ".cache", `dist-${process.pid}`);
  const args = ["build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
  // vitest says "test", which would give React's development build and no offline files.
  const env = { NODE_ENV: "production" };
  const { code, output } = await runTool("vite", args, { quiet: true, cwd: join(root, folder), env });
  const passed = code === 0;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${passed ? "✓" : "✗"} build ${name} (${seconds} s)`);
  if (output.trim() !== "") console.log(output);
  if (passed) {
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
    writeFileSync(stamp, wanted);
  }
  rmSync(fresh, { recursive: true, force: true });
  return passed;
}

/**
 * The app, all packages (any of them may be in it) and what decides versions. Tests change nothing.
 *
 * @param {string} folder
 */
function sourcesOf(folder) {
  return [folder, "packages", "data", "pnpm-lock.yaml", "tsconfig.base.json", "scripts/vite-app.ts"]
    .flatMap(filesBelow)
    .filter((file) => !/\.(test|test-d|bench)\.tsx?$/.test(file));
}
