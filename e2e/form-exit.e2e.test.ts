/**
 * Leaving, with real keys and clicks: what GOV.UK tests of its exit component, and what it does not: Back, host
 * banners, fields of the host, and both Shift keys at once.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished } from "vitest";
import { sampleInstrument } from "../packages/form/src/testing/layout-sample.ts";
import { formIn } from "./form-page/form.ts";
import { type ServedPage, servePage } from "./harness/served-page.ts";
import { test } from "./harness/test.ts";

const WEATHER = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Vädret</title>
<link rel="icon" href="data:,"><main><h1>Vädret</h1></main></html>`;

let site: ServedPage;

beforeAll(async () => {
  site = await servePage({
    folder: fileURLToPath(new URL("./form-page", import.meta.url)),
    files: { "/instrument.json": JSON.stringify(sampleInstrument), "/weather.html": WEATHER },
    built: { folder: fileURLToPath(new URL("../apps/site/dist/f", import.meta.url)), mount: "/f/" },
  });
});

afterAll(() => site.close());

/** To the first question, with an answer that nobody else should see. */
async function answering(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const form = await formIn(page);
  for (const name of ["Fortsätt", "Fortsätt", "Börja med fråga 1"]) await form.press(name);
  await page.getByLabel("Ja, det händer nu").check();
}

const element = (query = "") => `${site.url}element.html?prior${query}&exit-url=${site.url}weather.html`;
const QUESTION = /skrämt|händer nu/;
const stays = (page: Page) => page.getByLabel("Ja, det händer nu").waitFor();

describe("leaving the page", () => {
  test("takes one click or one key, and Back leads past the form", async ({ page }) => {
    // A page without a guard of its own on Back: that one would lay its entry in the history in its own time.
    const before = `${site.url}weather.html?before`;
    await page.goto(before);
    await answering(page, element());
    const length = await page.evaluate(() => history.length);
    await page.getByRole("link", { name: "Lämna sidan" }).last().click();
    await page.waitForURL(`${site.url}weather.html`);
    expect(await page.evaluate(() => history.length)).toBe(length);
    await page.goBack();
    expect(page.url()).toBe(before);

    // The link that only the keyboard finds, first in the form.
    await answering(page, element());
    await page.getByRole("link", { name: "Lämna sidan" }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site.url}weather.html`);
  });

  test("can be done with Shift three times, not with capitals, and not from a field of the host", async ({
    page,
  }) => {
    await page.clock.install();
    await answering(page, element());
    const shift = async (times: number, gapMs: number) => {
      for (let press = 0; press < times; press += 1) {
        await page.keyboard.press("Shift");
        await page.clock.fastForward(gapMs);
      }
    };
    const said = () => page.locator(".qf-top [role=status]").textContent();

    await page.keyboard.press("Shift");
    expect(await said()).toBe("Tryck Skift två gånger till för att dölja.");
    await page.keyboard.press("Shift");
    expect(await said()).toBe("Tryck Skift en gång till för att dölja.");
    await page.clock.fastForward(6_000);
    expect(await said()).toBe("Genvägen avbröts.");
    await shift(3, 6_000);
    await stays(page);
    for (const letter of "ABCD") await page.keyboard.press(`Shift+${letter}`);
    await stays(page);
    await page.locator("#search").focus();
    await shift(4, 100);
    await stays(page);

    await page.getByLabel("Ja, det händer nu").focus();
    await shift(2, 4_000);
    await page.keyboard.press("Shift");
    await page.waitForURL(`${site.url}weather.html`);
  });

  test("counts left and right Shift that overlap", async ({ page }) => {
    await answering(page, element());

    await page.keyboard.down("ShiftLeft");
    await page.keyboard.down("ShiftRight");
    await page.keyboard.up("ShiftLeft");
    await page.keyboard.up("ShiftRight");
    await page.keyboard.press("ShiftLeft");

    await page.waitForURL(`${site.url}weather.html`);
  });

  test("wipes first, tells then, and says so in a line that is filled after it is there", async ({
    page,
  }) => {
    // Not an address: the page stays under the cover, as in a frame that may not leave.
    await answering(page, `${site.url}element.html?prior&exit-url=http://`);
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const root = document.querySelector("sju-fragor")?.shadowRoot as ShadowRoot;
      document.addEventListener("fov-exit", () => seen.push(`told: ${root.textContent}`));
      new MutationObserver(() => {
        const alert = root.querySelector("[role=alert]");
        if (alert) seen.push(`alert: ${alert.textContent}`);
      }).observe(root, { childList: true, subtree: true, characterData: true });
    });

    const took = await page.evaluate(() => {
      const root = document.querySelector("sju-fragor")?.shadowRoot;
      root?.querySelector<HTMLElement>(".qf-exit__button")?.click();
      const left = root?.textContent ?? "";
      // Still within the turn of the click.
      return { left, title: document.title };
    });

    expect(took.left).not.toMatch(QUESTION);
    expect(took.title).toBe("Laddar.");
    await page.getByText("Laddar.").waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([
      "told: ",
      "alert: ",
      "alert: Laddar.",
    ]);
  });
});

describe("in a rough page that does not scroll", () => {
  test("the form is whole, and its way out lies on top and over the banner's cover", async ({ page }) => {
    await answering(page, element("&rough"));
    const problems = await page.evaluate(() => {
      const root = document.querySelector("sju-fragor")?.shadowRoot as ShadowRoot;
      const button = root.querySelector(".qf-exit__button") as HTMLElement;
      const { x, y, width, height } = button.getBoundingClientRect();
      return {
        isOnTop: root.elementFromPoint(x + width / 2, y + height / 2) === button,
        height,
        font: getComputedStyle(root.querySelector("h1") as Element).fontWeight,
        isWide: document.documentElement.scrollWidth > innerWidth,
      };
    });
    expect(problems).toEqual({ isOnTop: true, height: expect.any(Number), font: "650", isWide: false });
    expect(problems.height).toBeGreaterThanOrEqual(44);

    await page.evaluate(() => document.querySelector("sju-fragor")?.setAttribute("exit-url", "http://"));
    await page.getByRole("link", { name: "Lämna sidan" }).last().click();

    const covered = await page.evaluate(() => {
      const root = document.querySelector("sju-fragor")?.shadowRoot as ShadowRoot;
      const cover = root.querySelector(".qf-cover");
      // Where the banner was.
      return cover?.contains(root.elementFromPoint(innerWidth / 2, innerHeight - 20));
    });
    expect(covered).toBe(true);
  });
});

describe("in a frame", () => {
  test("that may not leave, leaving covers", async ({ page, provoked }) => {
    provoked.push(/Unsafe attempt to initiate navigation|SecurityError|frame/i);
    await page.goto("/embed/");
    await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      if (!frame) return;
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
      frame.src = `${frame.src}&anew`;
    });
    const form = page.frameLocator("iframe");
    await form.getByRole("heading", { level: 1 }).waitFor();

    await form.getByRole("link", { name: "Lämna sidan" }).last().click();

    await form.getByText("Laddar.").waitFor();
    expect(await form.locator("body").textContent()).not.toMatch(/Välj språk/);
    expect(new URL(page.url()).pathname).toBe("/embed/");
  });
});

describe("without script", () => {
  test("the frame says that nothing is asked, and can be left", async ({ page }) => {
    const context = await page
      .context()
      .browser()
      ?.newContext({ javaScriptEnabled: false, baseURL: inject("origin") });
    onTestFinished(async () => void (await context?.close()));
    const bare = await context?.newPage();
    await bare?.goto("/f/");
    expect(await bare?.locator("body").textContent()).toContain("Du behöver inte göra något.");
    expect(await bare?.getByRole("link", { name: "Lämna sidan" }).getAttribute("href")).toBe(
      "https://www.smhi.se/",
    );
    await page.goto("/");
  });
});
