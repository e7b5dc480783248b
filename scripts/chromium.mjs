/**
 * The browser that tests run in: the one at hand, or one fetched without a question.
 *
 * Order: CHROMIUM_PATH, the system's own, Playwright's cache, what was fetched before; then from the
 * package registry, with apt-get (Debian, root), or by Playwright.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { run, runTool } from "./child.mjs";
import { fetchApart } from "./fetch.mjs";
import { cached } from "./paths.mjs";

/** Arguments for every start: a test browser talks to nobody but our own server. */
export const launchArguments = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  // No picture here needs it, and without it a machine that has none calculates one seventh less.
  "--disable-gpu",
];

// A headless Chromium in an npm package, for machines without a browser and without root.
const FETCHED = "@sparticuz/chromium@147.0.0";

/**
 * Looks for a browser without fetching one.
 *
 * @returns {Promise<string | undefined>} The path of the program.
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return installedPlaces().find(answers) ?? (await playwrightsOwn()) ?? [fetchedStarter()].find(answers);
}

/** An installed browser with windows: the headless shell has no cache of whole pages. Nothing when there is none. */
export const findWholeChromium = () =>
  installedPlaces().find((program) => !program.includes("headless-shell") && answers(program));

/**
 * Finds a browser or fetches one.
 *
 * @returns {Promise<string | undefined>} The path of the program; nothing when every way failed.
 */
export async function provideChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log("Hämtar en webbläsare för testerna / Fetching a browser for the tests");
  return (await fromRegistry()) ?? (await fromDebian()) ?? (await fromPlaywright());
}

function installedPlaces() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map(
      (name) => process.env[name] ?? "",
    );
    return folders.flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]);
  }
  // The shell first: without the browser's own windows it takes less than half the processor time.
  const names = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
  ];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Whether the program is there and starts. A stub that only tells how to install a browser does not.
 *
 * @param {string} program
 */
function answers(program) {
  if (!existsSync(program)) return false;
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === "win32") return true;
  try {
    const output = execFileSync(program, ["--version"], {
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return /\d+\.\d+/.test(String(output));
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright-core");
  return [chromium.executablePath()].find(answers);
}

async function fromRegistry() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { folder, ok } = await fetchApart("chromium", [FETCHED]);
  if (!ok) return undefined;
  const packed = join(folder, "node_modules", "@sparticuz", "chromium", "bin");
  unpack(join(packed, "chromium.br"), join(folder, "chromium"));
  unpack(join(packed, "al2023.tar.br"), join(folder, "al2023.tar"));
  await run("tar", ["-xf", join(folder, "al2023.tar"), "-C", folder], { quiet: true });
  for (const left of ["node_modules", "al2023.tar"])
    rmSync(join(folder, left), { recursive: true, force: true });
  // A starter script, so that one path is all that anybody has to know.
  const libraries = `LD_LIBRARY_PATH="${join(folder, "lib")}:$LD_LIBRARY_PATH"`;
  writeFileSync(fetchedStarter(), `#!/bin/sh\n${libraries} exec "${join(folder, "chromium")}" "$@"\n`);
  chmodSync(join(folder, "chromium"), 0o755);
  chmodSync(fetchedStarter(), 0o755);
  return [fetchedStarter()].find(answers);
}

const fetchedStarter = () => cached("chromium", "start.sh");

/**
 * @param {string} packed
 * @param {string} file
 */
function unpack(packed, file) {
  writeFileSync(file, brotliDecompressSync(readFileSync(packed)));
}

async function fromDebian() {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined;
  await run("apt-get", ["update"], { quiet: true });
  for (const name of ["chromium-headless-shell", "chromium"]) {
    await run("apt-get", ["install", "-y", "--no-install-recommends", name], { quiet: true });
    if (answers(`/usr/bin/${name}`)) return `/usr/bin/${name}`;
  }
  return undefined;
}

async function fromPlaywright() {
  await runTool("playwright", ["install", "chromium"], { quiet: true });
  return playwrightsOwn();
}
