/** A browser with a profile folder of its own, that can be killed at any moment and started again on the same profile. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { launchArguments } from "../../scripts/chromium.mjs";

export interface RunningBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** As when the power goes: no time for anything. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A new, empty profile folder. */
export function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), "vault-profile-"));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** @param program - The browser to start. */
export async function startBrowser(program: string, profile: string, url: string): Promise<RunningBrowser> {
  const child = spawn(
    program,
    [
      ...launchArguments,
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    // A group of its own, so that its helpers die with it and nobody else does.
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const browser: Browser = await chromium.connectOverCDP(await endpointOf(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("the browser has no context");
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => undefined);
  };
  const close = async (): Promise<void> => {
    const session = await browser.newBrowserCDPSession();
    await session.send("Browser.close").catch(() => undefined);
    await ended;
  };
  return { context, page, kill, close };
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error("the browser did not start")));
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const endpoint = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
  });
}

/** Which of the words stand anywhere in the files of a folder, in UTF-8 or UTF-16, with the file's name. */
export function wordsOnDisk(folder: string, words: readonly string[]): readonly string[] {
  const needles = words.flatMap((word) => [
    { word, bytes: Buffer.from(word, "utf8") },
    { word, bytes: Buffer.from(word, "utf16le") },
  ]);
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size > 200_000_000) continue;
    const content = readFileSync(path);
    for (const { word, bytes } of needles) {
      if (content.includes(bytes)) found.add(`${word} in ${path.slice(folder.length)}`);
    }
  }
  return [...found];
}
