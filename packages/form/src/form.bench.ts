/**
 * How much a page has to do before the first question can be answered, with the processor slowed down six times: our
 * element and frame against a plain page with React, react-hook-form and zod, against SurveyJS and against Formbricks,
 * in one run.
 *
 * Our form has screens before its first question; they are gone through, and count.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { benchPages } from "./testing/bench-pages.ts";

interface Row {
  readonly id: string;
  readonly ratio?: number;
  readonly kb?: number;
  readonly against: string;
}

const root = process.cwd();
const wording = join(root, "packages/core/src/instruments/arbetsformulering-2026-1.json");
const cache = join(root, "node_modules/.cache/vifragar/bench-form");
const ROUNDS = 7;
const SLOWER = 6;

const ELEMENT = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Värd</title>
<script type="module" src="/f/sju-fragor.js"></script><sju-fragor lang="sv" prior="no" practice></sju-fragor></html>`;

// Fetched by the bench alone: nobody else needs them.
const OTHERS = [
  "react@19.3.1",
  "react-dom@19.3.1",
  "react-hook-form@7.92.0",
  "@hookform/resolvers@7.0.7",
  "zod@4.6.7",
  "survey-core@2.5.43",
  "survey-react-ui@2.5.43",
  "@formbricks/surveys@1.99.0",
];

export async function bench(): Promise<readonly Row[]> {
  // Taken at run time: a bench is built into one file, and these tools are not to be built into it.
  const fromRoot = createRequire(join(root, "package.json"));
  const load = (path: string) => import(pathToFileURL(path).href);
  const { build } = (await load(fromRoot.resolve("vite"))) as typeof import("vite");
  const { chromium } = fromRoot("playwright-core") as typeof import("playwright-core");
  const { buildIfChanged } = (await load(join(root, "scripts/build.mjs"))) as {
    readonly buildIfChanged: (folder: string) => Promise<boolean>;
  };
  const { findChromium, launchArguments } = (await load(join(root, "scripts/chromium.mjs"))) as {
    readonly findChromium: () => Promise<string | undefined>;
    readonly launchArguments: readonly string[];
  };
  if (!(await buildIfChanged("apps/site"))) throw new Error("the site was not built");

  const folder = folderOfOthers();
  const pageOf = async (name: string) => {
    const outDir = join(cache, name);
    const input = join(folder, `${name}.html`);
    await build({
      root: folder,
      base: `/${name}/`,
      configFile: false,
      logLevel: "error",
      define: { "process.env.NODE_ENV": '"production"', WORDING: readFileSync(wording, "utf8") },
      oxc: { jsx: { runtime: "automatic" } },
      build: { outDir, emptyOutDir: true, target: "es2022", rolldownOptions: { input } },
    });
    return `/${name}/${name}.html`;
  };
  const pages = [
    { id: "plain", path: await pageOf("plain") },
    { id: "element", path: "/element.html" },
    { id: "frame", path: "/f/?ovning" },
    { id: "survey", path: await pageOf("survey") },
    { id: "formbricks", path: await pageOf("formbricks") },
  ];

  const server = served();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: [...launchArguments],
    ...(executablePath !== undefined && { executablePath }),
  });
  const times = new Map<string, number[]>(pages.map(({ id }) => [id, []]));
  const bytes = new Map<string, number>();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { id, path } of pages) {
        const cost = await costOf(browser, origin + path);
        times.get(id)?.push(cost.seconds);
        bytes.set(id, cost.bytes);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const plain = median(times.get("plain") ?? []);
  return pages.flatMap(({ id }): readonly Row[] => [
    {
      id: `form.${id}.cpu`,
      ratio: Math.round((100 * median(times.get(id) ?? [])) / plain) / 100,
      against: "main thread until question 1 ÷ a plain page with React, react-hook-form and zod; ours 1.15",
    },
    {
      id: `form.${id}.size`,
      kb: Math.round((bytes.get(id) ?? 0) / 100) / 10,
      against: "gzip, before question 1",
    },
  ]);
}

/** The built site, the pages made here, each file as it is. */
function served(): ReturnType<typeof createServer> {
  return createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const types: Record<string, string> = {
      ".js": "text/javascript",
      ".css": "text/css",
      ".html": "text/html",
    };
    response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
    if (name === "/element.html") return response.end(ELEMENT);
    const file = [join(root, "apps/site/dist", name), join(cache, name)].find(
      (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
    );
    return file ? response.end(readFileSync(file)) : response.writeHead(404).end();
  });
}

async function costOf(browser: Browser, url: string): Promise<{ seconds: number; bytes: number }> {
  const context = await browser.newContext({ locale: "sv-SE", viewport: { width: 768, height: 1024 } });
  const page = await context.newPage();
  let bytes = 0;
  const arrived: Promise<void>[] = [];
  page.on("response", (response) => {
    arrived.push(
      response.body().then(
        (body) => {
          bytes += gzipSync(body, { level: 9 }).length;
        },
        () => undefined,
      ),
    );
  });
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url);
  await page.evaluate(answered);
  const { metrics } = await session.send("Performance.getMetrics");
  await Promise.all(arrived);
  await context.close();
  return { seconds: metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN, bytes };
}

/** Goes on until a box of a question is ticked. Runs in the page: uses nothing of this file. */
async function answered(): Promise<void> {
  for (let frames = 0; frames < 2_000; frames += 1) {
    const place = document.querySelector("sju-fragor")?.shadowRoot ?? document;
    const box = place.querySelector<HTMLInputElement>("input[type=checkbox]");
    box?.click();
    if (box?.checked) return;
    const radios = [...place.querySelectorAll<HTMLInputElement>(".qf-form input[type=radio]")];
    // First the choice and then onwards, as a person does.
    if (radios.length > 0 && !radios.some(({ checked }) => checked)) radios[0]?.click();
    else place.querySelector<HTMLElement>(".qf-button--main")?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error("no question came");
}

/** The pages of others with all that they import. */
function folderOfOthers(): string {
  const folder = join(cache, "others");
  mkdirSync(folder, { recursive: true });
  const isThere = (version: string) =>
    existsSync(join(folder, "node_modules", version.slice(0, version.lastIndexOf("@"))));
  if (!OTHERS.every(isThere)) {
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    execFileSync(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...OTHERS], {
      cwd: folder,
      stdio: "ignore",
      shell: process.platform === "win32",
    });
  }
  for (const [name, text] of Object.entries(benchPages)) writeFileSync(join(folder, name), text);
  return folder;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
