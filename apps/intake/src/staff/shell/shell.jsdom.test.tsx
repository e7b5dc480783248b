import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { testPlatform } from "../../testing/platform.ts";
import { choose, PASSPHRASE, press, showApp, shows, showUnlocked } from "../../testing/show-app.tsx";

describe("the lock", () => {
  it("tells calmly that the words are wrong and keeps everything", async () => {
    const { user, vault } = await showUnlocked();
    const before = vault.records.size;
    await press(user, "Lås");
    await user.type(await screen.findByLabelText("Lösenord (fem ord)"), "fel ord");

    await press(user, "Lås upp");

    expect((await screen.findByRole("alert")).textContent).toBe("Orden stämmer inte. Försök igen.");
    expect(vault.records.size).toBe(before);
  });

  it("opens at the start whatever address was open before", async () => {
    const { user } = await showUnlocked();
    location.hash = "#/stod";
    await screen.findByRole("heading", { name: "Stöd till dig som frågar" });
    await press(user, "Lås");
    expect(location.hash).toBe("#/");
    location.hash = "#/stod";

    await user.type(await screen.findByLabelText("Lösenord (fem ord)"), PASSPHRASE);
    await press(user, "Lås upp");
    await screen.findByRole("heading", { name: "Välj en återlämningskod" });
    await press(user, "Hoppa över");

    await shows("Nästa steg");
  });

  it("leads from the real lock to that of the provförbund and back", async () => {
    const { user } = await showApp(testPlatform({ real: { passphrase: "a" }, prov: { passphrase: "b" } }));
    expect(screen.queryByText("PROV")).toBeNull();

    await press(user, "Öppna provförbundet");
    expect(await screen.findByText("PROV")).toBeTruthy();
    await press(user, "Öppna det riktiga förbundet");

    await expect.poll(() => screen.queryByText("PROV")).toBeNull();
  });

  it("shows the accessibility statement without unlocking", async () => {
    const { user } = await showApp(testPlatform({ real: { passphrase: "a" } }));

    await press(user, "Tillgänglighet");

    await shows("Tillgänglighet");
  });

  it("says in another tab that this one is not the first, and tries again", async () => {
    const platform = testPlatform({ real: { passphrase: "a" } });
    platform.real.failNext("status", "BUSY");
    const { user } = await showApp(platform);
    expect(screen.getByText(/redan öppen i en annan flik/)).toBeTruthy();

    await press(user, "Försök igen");

    expect(await screen.findByRole("heading", { name: "Lås upp" })).toBeTruthy();
  });
});

describe("the hand-back code", () => {
  async function asked() {
    const shown = await showUnlocked();
    await press(shown.user, "Lås");
    await shown.user.type(await screen.findByLabelText("Lösenord (fem ord)"), PASSPHRASE);
    await press(shown.user, "Lås upp");
    await screen.findByRole("heading", { name: "Välj en återlämningskod" });
    return shown;
  }

  it.each([
    ["12345", "Skriv sex siffror, till exempel 482913."],
    ["48291a", "Skriv sex siffror, till exempel 482913."],
    ["482913", "Välj en kod som är svårare att gissa."],
    ["111111", "Välj en kod som är svårare att gissa."],
    ["123456", "Välj en kod som är svårare att gissa."],
  ])("is not %s", async (code, message) => {
    const { user } = await asked();
    await user.type(screen.getByLabelText("Återlämningskod, sex siffror"), code);

    await press(user, "Använd koden");

    expect(await screen.findByRole("link", { name: message })).toBeTruthy();
  });

  it("is asked for once in a session", async () => {
    const { user } = await asked();
    await user.type(screen.getByLabelText("Återlämningskod, sex siffror"), "730582");

    await press(user, "Använd koden");

    await shows("Nästa steg");
  });
});

describe("Välj insats", () => {
  it("comes first when there are several, with period, form and what the wording is not", async () => {
    const { user } = await showUnlocked({ insatser: ["Nästa steg", "Bron"] });
    await shows("Välj insats");
    expect(screen.getByText("ARBETSFORMULERING – inte FOV, inte validerad")).toBeTruthy();
    expect(screen.getAllByText(/^Period: juli–december 2026 · Formulär: .*\(inte FOV\)$/)).toHaveLength(2);
    await press(user, "Fortsätt");
    expect(await screen.findByRole("link", { name: "Välj en insats." })).toBeTruthy();

    await choose(user, "Bron, Samordningsförbundet Björken");
    await press(user, "Fortsätt");

    await shows("Bron");
  });
});

describe("an address that leads nowhere", () => {
  it("says so and leads to the start", async () => {
    await showUnlocked();

    location.hash = "#/finns-inte";

    expect(await screen.findByRole("heading", { name: "Sidan finns inte." })).toBeTruthy();
    expect(await screen.findByRole("link", { name: "Till start" })).toBeTruthy();
  });
});
