/**
 * The end-to-end test: a browser of its own per file, a page of its own per test.
 *
 * A test fails when, besides what it says itself, the page wrote an error to the console, broke the
 * content security policy, asked another origin for anything, or when axe finds something at the end.
 */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import { launchArguments } from "../../scripts/chromium.mjs";
import { accessibilityProblems } from "./accessibility.ts";
import { ownOrigins } from "./own-origins.ts";

interface Fixtures {
  readonly browser: Browser;
  /** A context with no storage from earlier tests. More pages and reloads share its storage. */
  readonly context: BrowserContext;
  /** A page of that context, 1280 × 800, in Swedish. `page.goto("/intake/")` goes to the built site. */
  readonly page: Page;
  /** What the pages of the context did wrong so far. */
  readonly problems: string[];
  /** What the test provokes on purpose: `provoked.push(/404/)`. Each pattern must be met, nothing else may be. */
  readonly provoked: RegExp[];
}

/** vitest's `test` with the fixtures below. */
export const test = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from a pattern.
    async ({}, use) => {
      const executablePath = inject("chromium");
      const browser = await chromium.launch({
        args: launchArguments,
        ...(executablePath && { executablePath }),
      });
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  problems: async ({}, use) => {
    await use([]);
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  provoked: async ({}, use) => {
    await use([]);
  },

  context: async ({ browser, problems }, use) => {
    const context = await browser.newContext({
      baseURL: inject("origin"),
      locale: "sv-SE",
      viewport: { width: 1280, height: 800 },
      // Axe would measure the contrast of a screen that is still fading in.
      reducedMotion: "reduce",
    });
    watch(context, problems);
    await use(context);
    await context.close();
  },

  page: async ({ context, problems, provoked }, use) => {
    const page = await context.newPage();
    await use(page);
    if (!page.isClosed()) problems.push(...(await accessibilityProblems(page)));
    const surprises = problems.filter((problem) => !provoked.some((pattern) => pattern.test(problem)));
    expect(surprises, "what went wrong on the page").toEqual([]);
    const missing = provoked.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
    expect(missing, "what the test provokes and the page did not do").toEqual([]);
  },
});

function watch(context: BrowserContext, problems: string[]): void {
  context.on("console", (message) => {
    // Broken policies arrive here too: the browser reports them as errors.
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    // The server has two names, and so two origins: the one holds the other in a frame.
    const own = new URL(inject("origin"));
    const isOwn = url.port === own.port && [own.hostname, "localhost"].includes(url.hostname);
    const ours = isOwn || ownOrigins.has(url.origin) || ["data:", "blob:", "about:"].includes(url.protocol);
    if (!ours) problems.push(`request to another origin: ${url.origin}`);
  });
}
