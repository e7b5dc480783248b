/** Where the focus goes, and what a question is to a screen reader. */
import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { begin, press, show } from "../testing/shown-form.tsx";

describe("focus", () => {
  it("goes round a question in the order of the screen", async () => {
    await show();
    await begin();
    const order: string[] = [];
    (document.querySelector(".qf-exit-link") as HTMLElement).focus();

    for (let stop = 0; stop < 13; stop += 1) {
      const active = document.activeElement;
      order.push((active instanceof HTMLInputElement ? active.labels?.[0] : active)?.textContent ?? "");
      await userEvent.tab();
    }

    expect(order).toEqual([
      "Dölj skärmen",
      "Dölj",
      "Text, ljud och språk",
      "Ja, när jag var barn (under 18 år)",
      "Ja, tidigare som vuxen",
      "Ja, det händer nu",
      "Nej",
      "Jag vill inte svara",
      "Vem menas med någon som står dig nära?",
      "Fortsätt",
      "Tillbaka",
      "Ta paus",
      "Sluta svara",
    ]);
  });

  it("comes back to the button that opened the dialog when Escape closes it", async () => {
    await show();
    await begin();
    await press("Sluta svara");
    expect(document.activeElement).toBe(page.getByRole("heading", { name: "Vill du sluta?" }).element());

    await userEvent.keyboard("{Escape}");

    expect(document.activeElement).toBe(page.getByRole("button", { name: "Sluta svara" }).element());
  });

  it("is never under the bar", async () => {
    await page.viewport(320, 256);
    await show();
    await begin();

    for (let stop = 0; stop < 14; stop += 1) {
      await userEvent.tab();
      const active = document.activeElement;
      if (!active || active === document.body || active.closest(".qf-top")) continue;
      const bar = document.querySelector(".qf-top")?.getBoundingClientRect().bottom ?? 0;
      expect(active.getBoundingClientRect().top).toBeGreaterThanOrEqual(bar - 1);
    }
  });

  it("is not taken from a page that just loaded the form in itself", async () => {
    await show({ mode: "embed" });

    expect(document.activeElement).toBe(document.body);
  });
});

describe("a question to a screen reader", () => {
  it("is a group named by the question, described by its hints, of boxes named by their labels alone", async () => {
    await show();
    await begin();

    const group = page.getByRole("group", {
      name: "Har någon som står dig nära skrämt dig, styrt ditt liv eller fått dig att känna dig värdelös?",
      exact: true,
    });
    await expect
      .element(group)
      .toHaveAccessibleDescription(
        "Till exempel bestämt vem du får träffa eller tagit dina pengar. Du kan välja flera svar.",
      );
    for (const name of ["Ja, det händer nu", "Nej", "Jag vill inte svara"]) {
      await expect.element(group.getByRole("checkbox", { name, exact: true })).toHaveAccessibleName(name);
    }
  });
});
