import { readFileSync, rmSync } from "node:fs";
import { build } from "./build.mjs";
import { runChecks } from "./check.mjs";
import { runTool } from "./child.mjs";
import { provideChromium } from "./chromium.mjs";
import { cached } from "./paths.mjs";

/**
 * `npm test`: the checks, the build, and every test. With arguments, only the tests that vitest finds with
 * them (`npm test -- packages/core`).
 *
 * The last line that is written is `Tests: N passed, N failed, N skipped`; a check counts as a test.
 *
 * @param {readonly string[]} args
 */
export const test = (args) => testWith(args, { full: false });

/**
 * `npm run test:full`: the same with whole sizes instead of reduced ones (VF_FULL, docs/testing.md).
 *
 * @param {readonly string[]} args
 */
export const testFull = (args) => testWith(args, { full: true });

/**
 * @param {readonly string[]} args
 * @param {{ full: boolean }} size
 */
async function testWith(args, { full }) {
  const checks = args.length === 0 ? await runChecks() : [];
  const built = await build();
  const chromium = await provideChromium();
  if (!chromium) console.error("Ingen webbläsare hittades (CHROMIUM_PATH) / No browser was found");

  const tests = await runVitest(built ? args : [...args, "--project=!e2e"], {
    VF_FULL: full ? "1" : "0",
    ...(chromium && { CHROMIUM_PATH: chromium }),
  });

  const all = [...checks, built];
  const passed = tests.passed + all.filter((ok) => ok).length;
  const failed = tests.failed + all.filter((ok) => !ok).length;
  console.log(`Tests: ${passed} passed, ${failed} failed, ${tests.skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
async function runVitest(args, env) {
  const file = cached("counts.json");
  rmSync(file, { force: true });
  const { code } = await runTool("vitest", ["run", ...args], { env: { ...env, VF_COUNTS_FILE: file } });
  const counts = readCounts(file);
  // Whatever made vitest fail must not be told as a success, also when it could not count it.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {string} file */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
