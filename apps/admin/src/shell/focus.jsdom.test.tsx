/** Where the focus is on arrival, where Tab leads, and where an action leaves it: the table of ux.md 3.5 for A1–A7. */
import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { addInsats, type TestForbund, testForbund } from "../testing/forbund.ts";
import { releasedForbund } from "../testing/released.ts";
import { showForbund } from "../testing/screen.tsx";

/** Where Tab leads from here inside the page's content, by the words on each control. A radio group is one stop. */
async function tabStops(user: UserEvent): Promise<readonly string[]> {
  const stops: string[] = [];
  const main = screen.getByRole("main");
  for (;;) {
    await user.tab();
    const { activeElement } = document;
    if (activeElement === null || !main.contains(activeElement)) return stops;
    const label = (activeElement as HTMLInputElement).labels?.[0]?.textContent;
    const name = activeElement.getAttribute("aria-label") ?? label ?? activeElement.textContent ?? "";
    stops.push(name.replaceAll(/\s+/g, " ").trim());
  }
}

describe("Tab leads in the order of the work", () => {
  let released: TestForbund;
  beforeAll(async () => {
    released = await releasedForbund("Björken", [60]);
  }, 60_000);

  const at = async (place: TestForbund, part: string, heading: string | RegExp) => {
    const shown = showForbund(place, "/enheter");
    await shown.user.click(
      within(screen.getByRole("navigation", { name: "Delar" })).getByRole("link", { name: part }),
    );
    expect(screen.getByRole("heading", { level: 1, name: heading })).toHaveFocus();
    return shown;
  };

  it("A1 and A4: table or diagram, the table, and on to all tables and the insatser", async () => {
    const { user } = await at(released, "Översikt", "Översikt");
    await user.selectOptions(screen.getByLabelText("Period"), "2026-H1");
    screen.getByRole("heading", { level: 1 }).focus();

    const stops = await tabStops(user);

    const order = ["Tabell", "Läs alla tabeller"].map((name) => stops.indexOf(name));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(stops[stops.indexOf("Tabell") + 1]).toMatch(/^Svar på frågorna/);
  });

  it("A2: the finding, then each part's view and table", async () => {
    const { user } = showForbund(released, "/tabeller");
    await user.selectOptions(screen.getByLabelText("Period"), "2026-H1");
    await user.click(screen.getByRole("link", { name: "Psykiskt våld" }));
    expect(screen.getByRole("heading", { level: 1, name: /^Psykiskt våld:/ })).toHaveFocus();

    const stops = await tabStops(user);

    expect(stops[0]).toBe("Tabell");
    expect(stops[1]).toMatch(/^Alla svar/);
  });

  it("A3: what can be pressed comes after what it leads to", async () => {
    const place = await testForbund({ prov: true });
    await addInsats(place, "MIA Vidare");
    const { user } = await at(place, "Släpp", "Släpp perioden");

    expect(await tabStops(user)).toContain("Stäng perioden för hand (bara i provförbund)");
  });

  it("A5: about what, files, other formats, then what is printed", async () => {
    const { user } = await at(released, "Rapport", "Rapport");
    await user.selectOptions(screen.getByLabelText("Period"), "2026-H1");
    screen.getByRole("heading", { level: 1 }).focus();

    const stops = await tabStops(user);

    expect(stops.slice(0, 4)).toEqual([
      "Rapporten gäller",
      "Hämta som Excel",
      "Hämta som CSV",
      "Skriv ut / spara som PDF",
    ]);
    expect(stops).toContain("Tre sidor till styrelsen");
  });

  it("A6: sections in order", async () => {
    const { user } = await at(released, "Inställningar", "Inställningar");

    expect(await tabStops(user)).toEqual([
      "Ändra minsta antal eller hur året delas in",
      "Frågorna, andra formulär och vilket som gällt när",
      "Stödkontakter",
      "Tider",
      "Byt nyckel",
      "Vilka kan låsa upp",
      "Byt dina ord",
    ]);
  });

  it("A7: the files to choose, and the result's heading after they were read", async () => {
    const { user } = await at(released, "Importera", "Importera filer");
    expect(await tabStops(user)).toEqual(["Välj fil", "Välj mapp"]);

    await user.upload(screen.getByLabelText("Välj fil"), new File(["nothing"], "skadad.age"));

    expect(await screen.findByRole("heading", { level: 2, name: /^Klart/ })).toHaveFocus();
  });
});
