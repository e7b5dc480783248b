/** What a person does on any screen, and a look at it: axe always, pictures when asked for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Download, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityProblems } from "../harness/accessibility.ts";

/** What a person looks at: a page, or a frame in one. */
export type Place = Page | FrameLocator;

export const press = (place: Place, name: string) => place.getByRole("button", { name, exact: true }).click();

export const choose = (page: Page, name: string | RegExp) =>
  page.getByRole("radio", { name, exact: true }).check();

/** Waits for a screen: its heading of level 1. */
export const arrived = (place: Place, name: string | RegExp) =>
  place.getByRole("heading", { level: 1, name }).waitFor({ timeout: 30_000 });

/** What is done with each screen of a walk. */
export type Look = (page: Page, name: string) => Promise<void>;

/** How many pixels of the page lie outside the screen, to the right: nobody should have to look for them (WCAG 1.4.10). */
export const outsidePx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Axe on the screen as it is, and whether it fits. With VF_SHOTS set to a folder, pictures of it in three widths as well. */
export async function look(page: Page, name: string): Promise<void> {
  expect(await accessibilityProblems(page), name).toEqual([]);
  expect(await outsidePx(page), `${name}: outside the screen`).toBe(0);
  const folder = process.env.VF_SHOTS;
  if (folder === undefined) return;
  const before = page.viewportSize();
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  if (before !== null) await page.setViewportSize(before);
}

/** A file as the browser saved it. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The files that an action saves, in the order they were saved. */
export async function saved(page: Page, act: () => Promise<void>, count = 1): Promise<readonly SavedFile[]> {
  const downloads: Download[] = [];
  const listen = (download: Download) => downloads.push(download);
  page.on("download", listen);
  await act();
  await expect.poll(() => downloads.length).toBe(count);
  page.off("download", listen);
  return Promise.all(
    downloads.map(async (download) => ({
      name: download.suggestedFilename(),
      bytes: await readFile(await download.path()),
    })),
  );
}

/** How many pages a PDF of Chromium's has. */
export const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

/** A saved file as a file chooser takes it. */
export const chosen = ({ name, bytes }: SavedFile) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: bytes,
});
