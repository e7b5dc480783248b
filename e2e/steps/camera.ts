/** A browser whose camera is held before a picture. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { launchArguments } from "../../scripts/chromium.mjs";

/**
 * Opens a page whose camera sees this picture, for as long as `act` runs.
 *
 * @param picture - A JPEG; its size is the camera's.
 * @returns What the page wrote to its console as errors.
 */
export async function withCameraOn(
  picture: Uint8Array,
  act: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "vifragar-camera-"));
  const film = join(folder, "film.mjpeg");
  // One JPEG after another: that is all the format is. The camera shows them again and again.
  writeFileSync(film, Buffer.concat([picture, picture]));
  const executablePath = inject("chromium");
  const browser = await chromium.launch({
    args: [
      ...launchArguments,
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
    ...(executablePath && { executablePath }),
  });
  const errors: string[] = [];
  try {
    const context = await browser.newContext({ baseURL: inject("origin"), locale: "sv-SE" });
    context.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    const page = await context.newPage();
    await act(page).catch(async (cause: unknown) => {
      throw new Error(`with the camera on, the page said: ${await page.locator("main").textContent()}`, {
        cause,
      });
    });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return errors;
}
