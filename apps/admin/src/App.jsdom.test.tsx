import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { PASSPHRASE } from "./testing/fake-vault.ts";
import { showApp } from "./testing/screen.tsx";

type User = ReturnType<typeof showApp>["user"];

const press = (user: User, name: string | RegExp) =>
  screen.findByRole("button", { name }).then((button) => user.click(button));

async function createProvforbund(user: User) {
  await press(user, "Skapa förbund");
  await user.type(await screen.findByRole("textbox", { name: "Förbundets namn" }), "Provstad");
  await user.click(screen.getByRole("radio", { name: /Provförbund/ }));
  await press(user, "Fortsätt");
  const words = (await screen.findAllByRole("listitem")).map((item) => item.textContent).join(" ");
  await press(user, "Jag har skrivit av orden");
  await user.type(await screen.findByLabelText("Fem ord med mellanslag"), words);
  await press(user, "Fortsätt");
  await user.type(await screen.findByLabelText("De fyra sista tecknen i reservkoden"), "GGGG");
  await press(user, "Klart");
  await screen.findByRole("heading", { name: /Förbundets reservkod/ });
}

describe("the app", () => {
  it("offers to create a förbund on a computer with none", async () => {
    showApp();

    expect(await screen.findByRole("heading", { level: 1, name: "Vi frågar" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Skapa förbund" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Öppna/ })).toBeNull();
  });

  it("tells above the form what is missing, and moves the focus there", async () => {
    const { user } = showApp();
    await press(user, "Skapa förbund");

    await press(user, "Fortsätt");

    const summary = await screen.findByRole("region", { name: "Det finns något att rätta till" });
    expect(document.activeElement).toBe(summary);
    expect(document.title).toBe("Fel: Skapa förbund – Vi frågar");
    await user.click(screen.getByRole("link", { name: "Skriv förbundets namn." }));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Förbundets namn" }));
  });

  it("creates a provförbund, and marks it on every page", async () => {
    const { user } = showApp();
    await createProvforbund(user);

    await press(user, "Fortsätt");
    expect(screen.getByText(/Skriv ut eller skriv av koden först/)).toBeVisible();
    await user.click(screen.getByRole("checkbox"));
    await press(user, "Fortsätt");

    expect(await screen.findByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
    expect(screen.getByText(/Det här är ett provförbund/)).toBeVisible();
    expect(screen.getByText("ARBETSFORMULERING – inte FOV, inte validerad")).toBeVisible();
  });

  it("shows nothing of a förbund once it is locked, and opens it again", async () => {
    const { user } = showApp();
    await createProvforbund(user);
    await user.click(screen.getByRole("checkbox"));
    await press(user, "Fortsätt");
    await screen.findByRole("heading", { name: "Översikt" });

    await press(user, "Lås");

    expect(await screen.findByRole("heading", { name: "Lås upp" })).toBeVisible();
    expect(screen.queryByText("Provstad")).toBeNull();
    await user.type(screen.getByLabelText("Lösenord (fem ord)"), PASSPHRASE);
    await user.click(screen.getAllByRole("button", { name: "Lås upp" })[0] ?? document.body);
    expect(await screen.findByRole("heading", { name: "Översikt" })).toBeVisible();
    expect(screen.getByText("Provstad")).toBeVisible();
  });

  it("offers to begin again when a förbund was never finished", async () => {
    const { user, vaults } = showApp();
    await createProvforbund(user);
    vaults.prov.records.clear();
    await vaults.prov.lock();

    await user.type(await screen.findByLabelText("Lösenord (fem ord)"), PASSPHRASE);
    await user.click(screen.getAllByRole("button", { name: "Lås upp" })[0] ?? document.body);
    await press(user, "Börja om");

    expect(await screen.findByRole("button", { name: "Skapa förbund" })).toBeVisible();
  });
});
