/**
 * UX-05: the browser's cache of whole pages, which `no-store` does not turn off. A page with an answer ticked is left for
 * another and shown again at Back.
 *
 * Playwright turns that cache off and loses a page that comes out of it. So the browser here is one of its own, and the
 * page itself says what it sees when it is shown again.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { findWholeChromium, launchArguments } from "../scripts/chromium.mjs";
import { formIn } from "./form-page/form.ts";
import { type ServedPage, servePage } from "./harness/served-page.ts";

/** What a page saw when it was shown. */
interface Seen {
  /** True when it came whole from the cache, and was not loaded anew; otherwise why it did not. */
  readonly persisted: boolean;
  readonly reasons: unknown;
  /** What the page's own field holds: kept by the cache. */
  readonly field: string;
  readonly title: string;
  readonly text: string;
  readonly ticked: number;
}

const BACK = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Vidare</title>
<link rel="icon" href="data:,"><script type="module" src="/back.js"></script></html>`;

const executablePath = findWholeChromium();
let site: ServedPage;
let browser: Browser;
let seen: (told: Seen) => void = () => undefined;
const told = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    response.end();
    if (body !== "") seen(JSON.parse(body));
  });
});

beforeAll(async () => {
  site = await servePage({
    folder: fileURLToPath(new URL("./form-page", import.meta.url)),
    files: {
      "/vidare.html": BACK,
      "/back.js": "addEventListener('load', () => setTimeout(() => history.back(), 50))",
    },
  });
  browser = await chromium.launch({
    args: [...launchArguments, "--enable-features=BackForwardCache"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
    ...(executablePath && { executablePath }),
  });
  await new Promise<void>((resolve) => told.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await browser.close();
  told.close();
  site.close();
});

/** Tells of each time that a page is shown. Runs in the page. */
function tellWhenShown(port: number): void {
  addEventListener("pageshow", ({ persisted }) => {
    const root = document.querySelector("sju-fragor")?.shadowRoot ?? document;
    const [navigation] = performance.getEntriesByType("navigation");
    const told = {
      persisted,
      reasons: navigation && Reflect.get(navigation, "notRestoredReasons"),
      field: document.querySelector<HTMLInputElement>("body > input")?.value ?? "",
      title: document.title,
      text: root.querySelector(".qf")?.textContent ?? "",
      ticked: root.querySelectorAll(".qf-form :checked").length,
    };
    navigator.sendBeacon(`http://127.0.0.1:${port}/`, JSON.stringify(told));
  });
}

/** Leaves the page for another, on another origin or the same, which goes Back at once; gives what the first saw then. */
async function leftAndBack(page: Page): Promise<Seen> {
  const answer = new Promise<Seen>((resolve) => {
    seen = (found) => found.title !== "Vidare" && resolve(found);
  });
  await page.evaluate((address) => {
    const field = document.body.appendChild(document.createElement("input"));
    field.value = "kvar";
    location.href = address;
  }, `${site.url}vidare.html`);
  return answer;
}

describe.skipIf(executablePath === undefined)("a page that the browser keeps whole", () => {
  const SHOWN = {
    "in the frame's own page": "Dina svar är borta från skärmen.",
    "handed over": "Hur brukar du sova?",
  };

  it.for(Object.entries(SHOWN))("shows nothing of the answers at Back, %s", async ([where, shown]) => {
    const context = await browser.newContext({ locale: "sv-SE", bypassCSP: true });
    const page = await context.newPage();
    await page.addInitScript(tellWhenShown, (told.address() as AddressInfo).port);
    await page.goto(where === "handed over" ? `${site.url}?mode=hand-over` : `${inject("origin")}/f/?ovning`);
    const form = await formIn(page);
    await form.choose("sv");
    await form.press("Fortsätt");
    await form.choose("no");
    for (const name of ["Fortsätt", "Fortsätt", "Börja med fråga 1"]) await form.press(name);
    await form.tick(2);

    const { persisted, reasons, field, title, text, ticked } = await leftAndBack(page);

    // Otherwise nothing is shown by this test: the page was loaded anew.
    expect({ persisted, reasons, field }).toEqual({ persisted: true, reasons: null, field: "kvar" });
    expect(text).toContain(shown);
    expect(text).not.toMatch(/skrämt|händer nu/);
    expect(title).not.toMatch(/Fråga/);
    expect(ticked).toBe(0);
    await context.close();
  });
});
