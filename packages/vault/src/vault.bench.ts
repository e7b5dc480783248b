/**
 * The vault against its floors, in one run of one browser: unlocking against one bare Argon2id, counting one form
 * durably against one strict put and two flushes.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Times } from "./testing/bench-page/main.ts";

interface Row {
  readonly id: string;
  readonly ratio: number;
  readonly against: string;
}

declare const measure: (rounds: { readonly unlocks: number; readonly submits: number }) => Promise<{
  readonly unlock: Times;
  readonly submit: Times;
}>;

const root = process.cwd();
const here = join(root, "packages/vault/src/testing/bench-page");
const outDir = join(root, "node_modules/.cache/vault-bench-page");
const ROUNDS = { unlocks: 9, submits: 150 };

export async function bench(): Promise<readonly Row[]> {
  const { unlock, submit } = await measured();
  const put = "one strict put and two flushes";
  return [
    { id: "vault.unlock", ratio: ratioOf(unlock), against: "time ÷ one bare crypto_pwhash, limit 1.15" },
    { id: "vault.submit", ratio: ratioOf(submit), against: `time ÷ ${put}, limit 1.5` },
  ];
}

async function measured(): Promise<Awaited<ReturnType<typeof measure>>> {
  // Taken at run time: a bench is built into one file, and these tools are not to be built into it.
  const fromRoot = createRequire(join(root, "package.json"));
  const { build } = (await import(pathToFileURL(fromRoot.resolve("vite")).href)) as typeof import("vite");
  const { chromium } = fromRoot("playwright-core") as typeof import("playwright-core");
  const tools = pathToFileURL(join(root, "scripts/chromium.mjs")).href;
  const { findChromium, launchArguments } = (await import(tools)) as {
    readonly findChromium: () => Promise<string | undefined>;
    readonly launchArguments: readonly string[];
  };
  await build({
    root: here,
    configFile: false,
    logLevel: "error",
    build: { outDir, emptyOutDir: true, target: "es2022" },
  });
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    response.setHeader("Content-Type", extname(path) === ".js" ? "text/javascript" : "text/html");
    try {
      response.end(readFileSync(join(outDir, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: [...launchArguments],
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate((rounds) => measure(rounds), ROUNDS);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Medians, to two places. */
function ratioOf({ ours, floor }: Times): number {
  return Math.round((100 * median(ours)) / median(floor)) / 100;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
