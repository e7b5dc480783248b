/** Other programs, run as children of a script. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./paths.mjs";

/**
 * @typedef {object} Ended
 * @property {number} code Exit code; 1 when the program was killed or could not be started.
 * @property {string} output What it wrote to both streams, when it was run quietly.
 */

/**
 * Runs a program to its end and never throws.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string>, cwd?: string }} [options] `quiet` keeps the
 *   output instead of showing it.
 * @returns {Promise<Ended>}
 */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    const keep = (/** @type {unknown} */ chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

const programs = {
  biome: "@biomejs/biome/bin/biome",
  knip: "knip/bin/knip.js",
  playwright: "playwright-core/cli.js",
  tsc: "typescript/bin/tsc",
  vite: "vite/bin/vite.js",
  vitest: "vitest/vitest.mjs",
};

/**
 * Runs an installed tool with this very Node, so that neither a shell nor the PATH matters (Windows).
 *
 * @param {keyof typeof programs} tool
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(tool, args, options) {
  return run(process.execPath, [join(root, "node_modules", programs[tool]), ...args], options);
}

/**
 * Runs `npx`, which comes with every Node. On Windows it is a script that only a shell can start.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpx(args, options) {
  return process.platform === "win32"
    ? run("cmd.exe", ["/d", "/s", "/c", "npx", ...args], options)
    : run("npx", args, options);
}
