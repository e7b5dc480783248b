/** The way to hide, where it lies and what it covers. */
import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { begin, press, show } from "../testing/shown-form.tsx";

describe("Dölj", () => {
  it("is on top at every scroll position of a long screen", async () => {
    await page.viewport(320, 256);
    await show();
    await begin();
    const button = page.getByRole("button", { name: "Dölj", exact: true }).element();

    for (let top = 0; top <= document.documentElement.scrollHeight; top += 120) {
      window.scrollTo(0, top);
      const { x, y, width, height } = button.getBoundingClientRect();
      expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(button);
      expect(y + height).toBeLessThan(0.3 * window.innerHeight);
    }
  });

  it("is at the same place and on top when the person is asked whether to stop", async () => {
    await show();
    await begin();
    const before = page.getByRole("button", { name: "Dölj", exact: true }).element().getBoundingClientRect();
    await press("Sluta svara");

    const button = page.getByRole("dialog").getByRole("button", { name: "Dölj" });
    const after = button.element().getBoundingClientRect();
    expect([after.x, after.y]).toEqual([before.x, before.y]);
    await button.click();
    expect(document.title).toBe("Sömn och vardag");
  });

  it("leaves nothing of the question within the same turn of the page", async () => {
    await show();
    await begin();
    const button = page.getByRole("button", { name: "Dölj", exact: true }).element() as HTMLElement;

    button.click();

    expect(document.body.textContent).not.toMatch(/skrämt|det händer nu/);
    expect(document.title).toBe("Sömn och vardag");
  });

  it("covers a banner of the host page with the highest z-index there is", async () => {
    await show();
    const banner = document.body.appendChild(document.createElement("div"));
    banner.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:gold";

    (page.getByRole("button", { name: "Dölj", exact: true }).element() as HTMLElement).click();

    const cover = document.querySelector(".qf-cover");
    expect(cover?.contains(document.elementFromPoint(384, 200))).toBe(true);
  });

  it("cannot be undone with Escape", async () => {
    await show();
    await press("Dölj");

    await userEvent.keyboard("{Escape}{Escape}");

    await expect.element(page.getByRole("heading", { name: "Hur brukar du sova?" })).toBeVisible();
  });
});
