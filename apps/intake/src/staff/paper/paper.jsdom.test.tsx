import { screen } from "@testing-library/react";
import { countOf, planOf, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import type { MemoryVault } from "../../testing/memory-vault.ts";
import { follow, shows, showUnlocked } from "../../testing/show-app.tsx";

const plan = planOf(workingWording);

function counted(vault: MemoryVault, cell: string): number {
  const [tally] = vault.tallies.values();
  return tally ? countOf({ plan: plan.hash, forms: 0, counts: tally.counts }, plan, cell) : 0;
}

describe("Skriv in ett papper", () => {
  it("takes a whole paper by number keys, shows it, counts it once and begins the next", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Skriv in ett papper");
    await shows("Har personen fått frågorna förut?");
    await user.keyboard("{Enter}");
    expect((await screen.findByRole("alert")).textContent).toBe("Välj om personen har fått frågorna förut.");

    // Not before; as a child and now; no after a yes; skipped; unknown; then no to the rest, and a woman.
    await user.keyboard("1{Enter}13{Enter}14{Enter}{Enter}3{Enter}30{Enter}3{Enter}3{Enter}1{Enter}");
    await shows("Stämmer det med papperet?");
    expect(vault.tallies.size).toBe(0);
    expect(screen.getByText("Ja, när jag var barn (under 18 år), Ja, det händer nu")).toBeTruthy();
    expect(screen.getAllByText("Inget svar")).toHaveLength(2);
    await user.keyboard("{Enter}{Enter}");

    await shows("Har personen fått frågorna förut?");
    expect(screen.getByText(/Formuläret är räknat/).role ?? "status").toBe("status");
    expect(vault.tallies.size).toBe(1);
    expect(counted(vault, "first/woman/base")).toBe(1);
    expect(counted(vault, "first/woman/psychological/child")).toBe(1);
    expect(counted(vault, "first/woman/psychological/now")).toBe(1);
    expect(counted(vault, "first/woman/physical/none")).toBe(1);
    expect(counted(vault, "first/woman/sexual/skipped")).toBe(1);
    expect(counted(vault, "first/woman/childhood/unknown")).toBe(1);
    expect(counted(vault, "first/woman/fear/skipped")).toBe(1);
    expect(counted(vault, "process/woman/asked")).toBe(1);
  });

  it("goes back by Backspace, keeps what was typed, and counts nothing when it is left", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Skriv in ett papper");
    await user.keyboard("2{Enter}4{Enter}{Backspace}");

    await shows("Fråga 1");
    expect(screen.getByRole("checkbox", { name: "4 Nej" })).toHaveProperty("checked", true);
    await user.click(screen.getByRole("button", { name: "Avbryt, räkna inte" }));

    await shows("Nästa steg");
    expect(vault.tallies.size).toBe(0);
  });
});

describe("Formulär på papper", () => {
  it("asks every question in the chosen language with the numbers that are typed, and for no name", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Formulär på papper");
    await user.selectOptions(screen.getByLabelText("Språk"), "en");

    await shows("Formulär på papper");
    const paper = document.querySelector(".in-paper");
    expect(paper?.getAttribute("lang")).toBe("en");
    expect(paper?.querySelectorAll(".in-paper__question")).toHaveLength(8);
    expect(paper?.querySelectorAll("input")).toHaveLength(0);
    expect(paper?.textContent).toContain("Tick only one box if you answer no");
    expect(paper?.textContent).toContain("116 016");
    // Which form it is, for whoever types it in; that it is not FOV is for staff and not for the person.
    expect(paper?.textContent).toContain("arbetsformulering-2026-1");
    expect(paper?.textContent).not.toContain("inte FOV");
  });
});
