import { screen } from "@testing-library/react";
import { countOf, planOf, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import type { MemoryVault } from "../../testing/memory-vault.ts";
import { choose, follow, press, shows, showUnlocked } from "../../testing/show-app.tsx";

const plan = planOf(workingWording);

function counted(vault: MemoryVault, cell: string): number {
  const [tally] = vault.tallies.values();
  return tally ? countOf({ plan: plan.hash, forms: 0, counts: tally.counts }, plan, cell) : 0;
}

describe("Inte tillfrågad", () => {
  it("counts the reason once and says only that it was saved", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Registrera: inte tillfrågad");
    await choose(user, "Tolk saknades");
    await choose(user, "Kvinna");

    await press(user, "Spara");

    await shows("Nästa steg");
    expect(await screen.findByText("Sparat.")).toHaveProperty("role", "status");
    expect(counted(vault, "process/woman/not-asked-no-interpreter")).toBe(1);
    expect(document.body.textContent).toContain("Det finns omgångar att lämna in");
  });

  it("counts nothing before a reason and a sex are chosen", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Registrera: inte tillfrågad");

    await press(user, "Spara");

    expect(await screen.findByRole("link", { name: "Välj varför frågorna inte ställdes." })).toBeTruthy();
    expect(vault.tallies.size).toBe(0);
  });

  it("tells when it could not be counted, and keeps what was chosen", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Registrera: inte tillfrågad");
    await choose(user, "Jag hann inte");
    await choose(user, "Man");
    vault.failNext("contribute", "PERIOD_CLOSED");

    await press(user, "Spara");

    expect((await screen.findByRole("alert")).textContent).toContain("slutligt inlämnad");
    expect(screen.getByRole("radio", { name: "Jag hann inte" })).toHaveProperty("checked", true);
  });
});

describe("Registrera uppföljning", () => {
  it("needs at least one thing that was done", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Registrera uppföljning");
    await choose(user, "Vet inte");

    await press(user, "Spara");

    expect(await screen.findByRole("link", { name: "Välj minst en uppföljning." })).toBeTruthy();
    expect(vault.tallies.size).toBe(0);
  });

  it("counts each thing that was done", async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Registrera uppföljning");
    await user.click(screen.getByRole("checkbox", { name: "Samtal direkt" }));
    await user.click(screen.getByRole("checkbox", { name: "Orosanmälan för barn" }));
    await choose(user, "Man");

    await press(user, "Spara");

    expect(counted(vault, "follow-up/man/talk-now")).toBe(1);
    expect(counted(vault, "follow-up/man/child-report")).toBe(1);
    expect(counted(vault, "follow-up/man/leaflet")).toBe(0);
  });
});
