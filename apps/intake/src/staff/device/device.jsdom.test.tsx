import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { follow, press, showUnlocked } from "../../testing/show-app.tsx";

describe("Den här enheten", () => {
  it("puts the contact of the insats first on the leaflet", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Den här enheten");
    await user.type(
      await screen.findByLabelText("Vem kan deltagare vända sig till hos er?"),
      "Kim på torget, 08-123 45 67",
    );
    await press(user, "Spara kontakten");
    await screen.findByText("Sparat.");

    location.hash = "#/lapp";

    expect(await screen.findByText(/Kim på torget/)).toBeTruthy();
    expect(screen.getAllByRole("listitem")[0]?.textContent).toContain("Kim på torget");
    expect(screen.queryByRole("link", { name: /\d/ })).toBeNull();
  });

  it("refuses a contact that would not fit on the paper", async () => {
    const { user, vault } = await showUnlocked();
    const before = vault.records.size;
    await follow(user, "Den här enheten");
    await user.click(await screen.findByLabelText("Vem kan deltagare vända sig till hos er?"));
    await user.paste("x".repeat(121));

    await press(user, "Spara kontakten");

    expect((await screen.findByRole("alert")).textContent).toBe("Skriv högst 120 tecken.");
    expect(vault.records.size).toBe(before);
  });

  it("tells whether the browser may remove what is stored, and asks it not to", async () => {
    const { user, platform } = await showUnlocked();
    Object.assign(platform, { keepsStorage: async () => false });
    await follow(user, "Den här enheten");
    expect(await screen.findByText(/^Webbläsaren kan radera/)).toBeTruthy();

    await press(user, "Be webbläsaren att behålla allt");

    expect(await screen.findByText(/^Webbläsaren har lovat/)).toBeTruthy();
  });

  it("says plainly when little room is left, and when the tab forgets", async () => {
    const { user, platform } = await showUnlocked();
    Object.assign(platform, { freeBytes: async () => 1_000_000, isForgetfulTab: () => true });
    await follow(user, "Den här enheten");

    expect(await screen.findByText(/^Det är ont om plats/)).toBeTruthy();
    expect(screen.getByText(/^Du använder Safari i en vanlig flik/)).toBeTruthy();
  });

  it("says so when the disk takes nothing more, whatever the browser says of it", async () => {
    const { user, vault } = await showUnlocked();
    vault.failNext("checkRoom", "QUOTA");
    await follow(user, "Den här enheten");

    expect(await screen.findByText(/^Det är ont om plats/)).toBeTruthy();
  });

  it("gives the anmälan once more, with the same words", async () => {
    const { user, platform } = await showUnlocked();
    await follow(user, "Den här enheten");

    await press(user, "Anmälan Nästa steg");
    await screen.findByRole("list", { name: "Enhetens sex ord" });
    await press(user, "Spara anmälan");

    expect(platform.saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^anmalan-/)]);
  });
});
