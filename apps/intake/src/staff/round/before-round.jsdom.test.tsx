import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { choose, follow, press, shows, showUnlocked } from "../../testing/show-app.tsx";

async function onChecklist() {
  const shown = await showUnlocked();
  await follow(shown.user, "Börja en ny omgång");
  return shown;
}

describe("Innan ni börjar", () => {
  it("is reached with focus on its heading and its name in the title", async () => {
    await onChecklist();

    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Innan ni börjar" }));
    expect(document.title).toBe("Innan ni börjar – Sju frågor");
  });

  it("has nothing chosen beforehand", async () => {
    await onChecklist();

    const controls = [...screen.getAllByRole("radio"), ...screen.getAllByRole("checkbox")];
    expect(controls.filter((control) => (control as HTMLInputElement).checked)).toEqual([]);
  });

  it("lists what is missing, leads to the first control of each, and says so in the title", async () => {
    const { user } = await onChecklist();
    await press(user, "Fortsätt");

    const summary = await screen.findByRole("region", { name: "Det finns något att rätta till" });
    expect(document.activeElement).toBe(summary);
    expect(document.title).toBe("Fel: Innan ni börjar – Sju frågor");
    expect(
      within(summary)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual([
      "Välj hur gammal deltagaren är.",
      "Välj om personen har fått frågorna förut.",
      "Välj ett språk.",
      "Välj hur deltagaren vill svara.",
    ]);
    await user.click(within(summary).getByRole("link", { name: "Välj ett språk." }));
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Svenska" }));
    await shows("Innan ni börjar");
  });

  it("stops firmly when nobody has said that they are alone, and Vänta leads to why", async () => {
    const { user } = await onChecklist();
    await choose(user, "18 år eller äldre");
    await choose(user, "Nej");
    await choose(user, "Svenska");
    await choose(user, "Deltagaren svarar själv på skärmen");
    await press(user, "Fortsätt");
    const stop = await screen.findByRole("heading", { name: "Är ni inte ensamma?" });
    await waitFor(() => expect(document.activeElement).toBe(stop));

    await press(user, "Vänta med frågorna");

    await shows("Inte tillfrågad");
    expect(screen.getByRole("radio", { name: "Vi var inte ensamma" })).toHaveProperty("checked", true);
  });

  it("does not open the adult questions for someone under 18", async () => {
    const { user } = await onChecklist();
    await choose(user, "Under 18 år");
    await choose(user, "Nej");
    await choose(user, "Svenska");
    await choose(user, "Vi svarar tillsammans");

    await press(user, "Fortsätt");

    await shows("Det finns inga frågor för den som är under 18 år");
  });

  it("gives the tablet to the participant in two presses when the last omgång is to be repeated", async () => {
    const { user, session } = await onChecklist();
    await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
    await choose(user, "18 år eller äldre");
    await choose(user, "Nej");
    await choose(user, "English");
    await choose(user, "Deltagaren svarar själv på skärmen");
    await press(user, "Fortsätt");
    await press(user, "Avbryt");

    await follow(user, "Börja en ny omgång English · Svarar själv");
    await press(user, "Det stämmer, lämna över");

    expect(session.state()).toMatchObject({ kind: "handed-over", language: "en", prior: "no" });
    expect(screen.queryByText("Nästa steg")).toBeNull();
  });
});

describe("Lämna över surfplattan", () => {
  it("tells before any question when the device has no room, and stays", async () => {
    const { user, vault } = await onChecklist();
    await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
    await choose(user, "18 år eller äldre");
    await choose(user, "Nej");
    await choose(user, "Svenska");
    await choose(user, "Deltagaren svarar själv på skärmen");
    await press(user, "Fortsätt");
    vault.failNext("beginHandOver", "QUOTA");

    await press(user, "Lämna över");

    expect((await screen.findByRole("alert")).textContent).toContain("för lite ledigt utrymme");
    await shows("Lämna över surfplattan");
  });
});

describe("Vi svarar tillsammans", () => {
  it("tells before any question when the device has no room, and stays", async () => {
    const { user, vault } = await onChecklist();
    await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
    await choose(user, "18 år eller äldre");
    await choose(user, "Nej");
    await choose(user, "Svenska");
    await choose(user, "Vi svarar tillsammans");
    vault.failNext("checkRoom", "QUOTA");

    await press(user, "Fortsätt");

    expect((await screen.findByRole("alert")).textContent).toContain("för lite ledigt utrymme");
    await shows("Innan ni börjar");
  });
});

describe("an address that needs an omgång", () => {
  it("leads to the start when there is none", async () => {
    await showUnlocked();

    location.hash = "#/tillsammans";

    expect(await screen.findByRole("heading", { level: 1, name: "Nästa steg" })).toBeTruthy();
  });
});
