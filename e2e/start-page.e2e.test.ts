import { describe, expect } from "vitest";
import { test } from "./harness/test.ts";

describe("the start page", () => {
  test("leads to each of the three doors", async ({ page }) => {
    for (const door of ["/intake/", "/admin/", "/embed/"]) {
      await page.goto("/");
      await page.locator(`a[href="${door}"]`).click();
      expect(new URL(page.url()).pathname).toBe(door);
    }
    await page.goto("/");
  });

  test.for([360, 768, 1280])("needs no sideways scrolling at %i pixels", async (width, { page }) => {
    await page.setViewportSize({ width, height: 800 });

    await page.goto("/");

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("says in Swedish that a page does not exist, and leads back", async ({ page, provoked }) => {
    provoked.push(/404/);
    await page.goto("/finns-inte");

    await page.getByRole("link", { name: "Till startsidan" }).click();

    expect(new URL(page.url()).pathname).toBe("/");
  });
});
