/** Plants each fault that the harness must see: one that looks away would pass everything. */
import { describe } from "vitest";
import { test } from "./test.ts";

describe("the harness sees", () => {
  test("an image without a text", async ({ page, provoked }) => {
    provoked.push(/^image-alt /);
    await page.goto("/");
    await page.evaluate(() => document.querySelector("main")?.append(new Image(10, 10)));
  });

  test("text that is too pale", async ({ page, provoked }) => {
    provoked.push(/^color-contrast /);
    await page.goto("/");
    await page.evaluate(() => {
      document.body.style.color = "#ccc";
    });
  });

  test("an error in the console", async ({ page, provoked }) => {
    provoked.push(/^console: planted/);
    await page.goto("/");
    await page.evaluate(() => console.error("planted"));
  });

  test("an error that nobody caught", async ({ page, provoked }) => {
    provoked.push(/^uncaught: planted/);
    await page.goto("/");
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error("planted");
      });
    });
  });

  test("a script that the policy forbids", async ({ page, provoked }) => {
    provoked.push(/^console: .*TrustedScript/);
    await page.goto("/");
    await page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.text = "document.title = 'planted'";
      } catch {
        // Trusted types throw; the report reaches the console all the same.
      }
    });
  });

  test("a request to another origin", async ({ page, provoked }) => {
    provoked.push(/^console: .*Content Security Policy/);
    await page.goto("/");
    await page.evaluate(() => fetch("http://192.0.2.1/").catch(() => undefined));
  });

  // A policy does not hold for navigation, so requests are watched besides.
  test("a visit to another origin", async ({ page, provoked }) => {
    provoked.push(/^request to another origin: http:\/\/other\.invalid/);
    await page.route("http://other.invalid/", (route) => route.fulfill({ status: 204 }));
    await page.goto("/");
    await page.goto("http://other.invalid/").catch(() => undefined);
  });
});
