import type { FrameLocator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { accessibilityProblems } from "./harness/accessibility.ts";
import { test } from "./harness/test.ts";
import { questionHeadings, skip } from "./steps/answer.ts";
import { arrived, type Place, press } from "./steps/screen.ts";

/** From the first screen to the first question. Each screen is waited for: they share the name of a button. */
async function begin(place: Place): Promise<void> {
  await place
    .getByRole("group", { name: /Välj språk/ })
    .getByLabel("Svenska", { exact: true })
    .check();
  await press(place, "Fortsätt");
  await arrived(place, "Har du fått de här frågorna förut?");
  await place.getByLabel("Nej", { exact: true }).check();
  await press(place, "Fortsätt");
  await arrived(place, "Om frågorna");
  await press(place, "Fortsätt");
  await press(place, "Börja med fråga 1");
}

/** The form in the frame of the example page, when the page has given it its height: before, a press may miss. */
async function framed(page: Page): Promise<FrameLocator> {
  await page.goto("/embed/");
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBe(HEIGHT);
  return page.frameLocator("iframe");
}

/** What the frame asks for in a wide page: one height for all screens (apps/site/src/frame-height.ts). */
const HEIGHT = 1040;

const NEUTRAL = "https://www.smhi.se/";

/** Answers for the outside page that *Lämna sidan* goes to: no test leaves the machine. */
const standIn = (page: Page) =>
  page.context().route(`${NEUTRAL}**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<html lang="sv"><title>Vädret</title><main><h1>Vädret</h1></main></html>',
    }),
  );

describe("the form in a frame", () => {
  test("goes from the first screen to the last, and the page around it sees nothing but one height", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      window.addEventListener("message", ({ data }) => told.push(data));
    });
    const form = await framed(page);
    const heights = new Set<number | undefined>();
    const measure = async () => heights.add((await page.locator("iframe").boundingBox())?.height);

    await begin(form);
    expect(await accessibilityProblems(page)).toEqual([]);
    for (const at of questionHeadings.keys()) {
      await measure();
      await skip(form, { from: at, to: at + 1 });
    }
    await press(form, "Skicka");
    await form.getByRole("heading", { name: "Tack", exact: true }).waitFor();
    await measure();

    expect(heights.size).toBe(1);
    const told = JSON.parse(await page.evaluate(() => JSON.stringify(Reflect.get(window, "told"))));
    expect(told.length).toBeGreaterThan(0);
    for (const message of told) expect(message).toEqual({ type: "sju-fragor", version: 1, height: HEIGHT });
    expect(await page.evaluate(() => document.querySelector("iframe")?.contentDocument)).toBeNull();
  });

  test("leaves for a neutral page, whole and at once, and Back does not show the answers again", async ({
    page,
    provoked,
  }) => {
    provoked.push(/smhi/);
    await standIn(page);
    await page.goto("/");
    const form = await framed(page);
    await begin(form);
    await form.getByLabel("Ja, det händer nu").check();

    await form.getByRole("link", { name: "Lämna sidan" }).last().click();
    await page.waitForURL(NEUTRAL);
    await page.goBack();

    expect(new URL(page.url()).pathname).toBe("/");
  });

  test("is whole, and can be left, in a page that unsets everything, does not scroll and has a banner", async ({
    page,
    provoked,
  }) => {
    provoked.push(/smhi/);
    await standIn(page);
    await page.goto("/embed/");
    await page.evaluate(() => {
      const rough = new CSSStyleSheet();
      rough.replaceSync(`* { all: unset !important } head, script { display: none !important }
        body { display: block !important; overflow: hidden !important }
        .banner { position: fixed !important; inset: auto 0 0 !important; height: 30vh !important;
          z-index: 2147483647 !important; background: #fd6 !important }`);
      document.adoptedStyleSheets = [rough];
    });
    const form = page.frameLocator("iframe");
    await begin(form);
    await form.getByLabel("Ja, det händer nu").check();
    await page.evaluate(() => {
      document.body.appendChild(document.createElement("aside")).className = "banner";
    });

    const size = await page.locator("iframe").boundingBox();
    expect([size?.width, size?.height]).toEqual([1280, 1040]);
    await form.getByRole("link", { name: "Lämna sidan" }).last().click();

    await page.waitForURL(NEUTRAL);
  });

  test("tells no other page how high it is that asks in its place", async ({ page }) => {
    const form = await framed(page);
    await form.getByRole("heading", { level: 1 }).waitFor();
    const frame = page.locator("iframe");
    const before = await frame.boundingBox();

    await page.evaluate(() => window.postMessage({ type: "sju-fragor", version: 1, height: 3000 }, "*"));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

    expect(await frame.boundingBox()).toEqual(before);
  });
});

describe("the form as an element", () => {
  test("works in a page that unsets everything and covers most of it", async ({ page }) => {
    await page.goto("/embed/element/");

    await press(page, "Jag förstår");
    await begin(page);
    await skip(page);
    await press(page, "Skicka");
    await press(page, "Klart");

    await page.getByText("Värdsidan har fått veta att formuläret är klart, och inget mer.").waitFor();
  });

  test("can be left although a banner lies over the page, and takes its place in the history", async ({
    page,
    provoked,
  }) => {
    provoked.push(/smhi/);
    await standIn(page);
    await page.goto("/embed/element/");
    await press(page, "Jag förstår");
    await begin(page);
    const length = await page.evaluate(() => history.length);

    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.waitForURL(NEUTRAL);

    expect(await page.evaluate(() => history.length)).toBe(length);
  });
});

describe("the form as a component", () => {
  test("begins anew for the next person", async ({ page }) => {
    await page.goto("/embed/react/");
    await begin(page);
    await skip(page);
    await press(page, "Skicka");
    await press(page, "Klart");

    await press(page, "Börja en ny omgång");

    await page.getByRole("heading", { name: /Välj språk/ }).waitFor();
  });
});

describe("the form on its own", () => {
  test("prints nothing", async ({ page }) => {
    await page.goto("/f/?ovning");
    await begin(page);

    await page.emulateMedia({ media: "print" });

    const printed = await page.evaluate(() =>
      [document.body, document.querySelector("sju-fragor")?.shadowRoot]
        .flatMap((root) => [...(root?.querySelectorAll("*") ?? [])])
        .filter((part) => part.checkVisibility() && part.childElementCount === 0)
        .map(({ textContent }) => textContent)
        .filter((text) => text !== ""),
    );
    expect(printed).toEqual([]);
    await page.emulateMedia({ media: "screen" });
  });

  test("shows focus, choices and borders in forced colours", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto("/f/?ovning");
    await begin(page);
    const option = page.getByLabel("Ja, det händer nu");
    const card = option.locator("..");
    const before = await card.evaluate((part) => getComputedStyle(part).outlineStyle);

    await option.check();
    await page.mouse.click(2, 300);

    expect(before).toBe("none");
    expect(await card.evaluate((part) => getComputedStyle(part).outlineStyle)).toBe("solid");
    expect(await card.evaluate((part) => getComputedStyle(part).borderStyle)).toBe("solid");
  });

  test("does not move for those who asked for less movement", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/f/?ovning");

    await begin(page);

    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test("begins from the start, with nothing in it, when it is loaded again", async ({ page }) => {
    await page.goto("/f/?ovning");
    await begin(page);
    await page.getByLabel("Ja, det händer nu").check();

    await page.reload();

    await page.getByRole("heading", { name: /Välj språk/ }).waitFor();
    await begin(page);
    expect(await page.getByLabel("Ja, det händer nu").isChecked()).toBe(false);
  });
});
