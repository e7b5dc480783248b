import { createHash } from "node:crypto";
import { describe, expect, inject } from "vitest";
import { accessibilityProblems } from "./harness/accessibility.ts";
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

describe("the pages about the service", () => {
  test("tell in three languages what does not work yet, without logging in", async ({ page }) => {
    await page.goto("/admin/");
    const [statement] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: /Tillgänglighet/ }).click(),
    ]);

    await statement.getByRole("heading", { name: "Kända brister" }).waitFor();
    expect(await statement.getByRole("link", { name: "English" }).getAttribute("lang")).toBe("en");
    expect(await statement.locator("section[lang=en] h2").textContent()).toBe("Accessibility statement");
    await statement.setViewportSize({ width: 320, height: 568 });
    expect(await statement.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await accessibilityProblems(statement)).toEqual([]);
  });

  test("show the fingerprint of the very files that are served", async ({ page }) => {
    const list = await (await fetch(`${inject("origin")}/sha256sums.txt`)).text();
    const [hash = "", name = ""] =
      list
        .split("\n")
        .find((line) => line.endsWith("./index.html"))
        ?.split("  .") ?? [];
    const served = Buffer.from(await (await fetch(inject("origin") + name)).arrayBuffer());
    await page.goto("/version/");

    const sum = createHash("sha256").update(list).digest("hex");
    await page.getByText(sum).waitFor();
    expect(hash).toBe(createHash("sha256").update(served).digest("hex"));
  });
});
