/**
 * The one door to everything that npm runs: `node scripts/run.mjs <command>`.
 *
 * Plain Node on purpose: on a fresh clone nothing is installed yet. Each command is loaded only after
 * the dependencies are in place, so the modules behind it may use them.
 */
import { installIfNeeded } from "./install.mjs";

/** @type {Record<string, () => Promise<(args: string[]) => Promise<number>>>} */
const commands = {
  start: async () => (await import("./start.mjs")).start,
  test: async () => (await import("./test.mjs")).test,
  "test:full": async () => (await import("./test.mjs")).testFull,
  check: async () => (await import("./check.mjs")).check,
  demo: async () => (await import("./demo.mjs")).demo,
  release: async () => (await import("./release.mjs")).release,
  screens: async () => (await import("./screens.mjs")).screens,
  api: async () => (await import("./api.mjs")).api,
  bench: async () => (await import("./bench.mjs")).bench,
};

const [name = "", ...args] = process.argv.slice(2);
const load = commands[name];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (!load) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join("|")}`);
  process.exitCode = 2;
} else if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 eller nyare behövs / Node 20.19 or newer is needed (this is ${process.version})`);
  fail();
} else if (await installIfNeeded()) {
  process.exitCode = await (await load())(args);
} else {
  fail();
}

/** Readers of logs look for the last line of a test run, also when no test could be run. */
function fail() {
  if (name.startsWith("test")) console.log("Tests: 0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
