/** Pictures of screens for docs/screens: small, in the sizes that people hold, and named for what they show. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { outsidePx } from "../steps/screen.ts";
import { smallPng } from "./small-png.ts";

const folder = fileURLToPath(new URL("../../docs/screens", import.meta.url));

const SIZES = { phone: [360, 640], tablet: [768, 1024], desktop: [1280, 900] } as const;

export type Size = keyof typeof SIZES;

/** Takes away the pictures of an earlier run whose names begin so, and makes the folder. */
export function clearPictures(prefix: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${prefix}-`)) rmSync(join(folder, name));
  }
}

/**
 * Pictures of the screen as it is: `<name>-<size>.png`, the whole page unless `whole` is false.
 *
 * @param sizes - On which devices; the others would show nothing new.
 */
export async function picture(
  page: Page,
  name: string,
  sizes: readonly Size[] = ["phone", "tablet"],
  { whole = true }: { readonly whole?: boolean } = {},
): Promise<void> {
  const before = page.viewportSize();
  // As for someone who taps: no ring around what has the focus, and from the top.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (const size of sizes) {
    const [width, height] = SIZES[size];
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    const outside = await outsidePx(page);
    if (outside > 0) console.error(`${name} on a ${size}: ${outside} px outside the screen`);
    const png = await page.screenshot({ fullPage: whole, animations: "disabled", caret: "hide" });
    writeFileSync(join(folder, `${name}-${size}.png`), smallPng(png));
  }
  if (before !== null) await page.setViewportSize(before);
}

/** The first printed page of the screen, as A4 on a screen of 96 dots an inch: `<name>-paper.png`. */
export async function paperPicture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 794, height: 1123 });
  const png = await page.screenshot({ fullPage: true, animations: "disabled" });
  writeFileSync(join(folder, `${name}-paper.png`), smallPng(png));
  await page.emulateMedia({ media: "screen" });
  if (before !== null) await page.setViewportSize(before);
}
