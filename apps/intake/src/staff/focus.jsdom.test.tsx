/** Where the focus is on arrival, where Tab leads, and where an action leaves it: the table of ux.md 3.5 for S1–S10. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { testPlatform } from "../testing/platform.ts";
import { choose, follow, press, type ShownApp, showApp, shows, showUnlocked } from "../testing/show-app.tsx";
import { tabStops } from "../testing/tab-stops.ts";

const onHeading = (name: string) =>
  expect.poll(() => document.activeElement).toBe(screen.getByRole("heading", { level: 1, name }));

async function prepare({ user }: ShownApp, mode: string): Promise<void> {
  await follow(user, "Börja en ny omgång");
  await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
  await choose(user, "18 år eller äldre");
  await choose(user, "Nej");
  await choose(user, "Svenska");
  await choose(user, mode);
  await press(user, "Fortsätt");
}

describe("on arrival focus is on the heading, and Tab leads in the order of the work", () => {
  it("S1 Lås upp", async () => {
    const { user } = await showApp(testPlatform({ real: { passphrase: "a" } }));
    await onHeading("Lås upp");

    // jsdom does not know that what is folded is not there.
    const folded = ["Reservkod", "Lås upp med reservkoden"];
    expect((await tabStops(user)).filter((stop) => !folded.includes(stop))).toEqual([
      "Lösenord (fem ord)",
      "Visa orden",
      "Lås upp",
      "Lås upp med reservkod",
      "Töm enheten",
      "Tillgänglighet",
    ]);
  });

  it("S2 Välj insats", async () => {
    const { user } = await showUnlocked({ insatser: ["Nästa steg", "Bron"] });
    await onHeading("Välj insats");

    expect(await tabStops(user)).toEqual([expect.stringMatching(/^Bron|^Nästa steg/), "Fortsätt"]);
  });

  it("S3 Start", async () => {
    const { user } = await showUnlocked();
    await onHeading("Nästa steg");

    expect(await tabStops(user)).toEqual([
      "Börja en ny omgång",
      "Registrera: inte tillfrågad",
      "Registrera uppföljning",
      "Lämna in",
      "Stöd till dig som frågar",
      "Formulär på papper",
      "Skriv in ett papper",
      "Öva",
      "Hur många får frågorna?",
      "Den här enheten",
    ]);
  });

  it("S4 Innan ni börjar", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Börja en ny omgång");
    await onHeading("Innan ni börjar");

    expect((await tabStops(user)).slice(6)).toEqual([
      "18 år eller äldre",
      "Nej",
      "Svenska",
      "Deltagaren svarar själv på skärmen",
      expect.stringMatching(/^Deltagaren kan behöva längre pauser/),
      "Fortsätt",
      "Avbryt",
    ]);
  });

  it("S5 Lämna över", async () => {
    const shown = await showUnlocked();
    await prepare(shown, "Deltagaren svarar själv på skärmen");
    await onHeading("Lämna över surfplattan");

    expect(await tabStops(shown.user)).toEqual(["Lämna över", "Avbryt"]);
  });

  it("S8 and S9, the two that are registered", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Registrera uppföljning");
    await onHeading("Registrera uppföljning");
    const followUp = await tabStops(user);
    expect(followUp.slice(0, 2)).toEqual(["Samtal direkt", "Nytt samtal bokat"]);
    expect(followUp.slice(-3)).toEqual(["Kvinna", "Spara", "Avbryt"]);
    await press(user, "Avbryt");
    await follow(user, "Registrera: inte tillfrågad");
    await onHeading("Inte tillfrågad");

    expect(await tabStops(user)).toEqual(["Vi var inte ensamma", "Kvinna", "Spara", "Avbryt"]);
  });
});

describe("an action leaves the focus", () => {
  it("on the lock's heading after Lås, and in the field after wrong words", async () => {
    const { user } = await showUnlocked();
    await press(user, "Lås");
    await shows("Lås upp");
    await onHeading("Lås upp");
    await user.type(screen.getByLabelText("Lösenord (fem ord)"), "fel ord{Enter}");

    await screen.findByRole("alert");

    expect(document.activeElement).toBe(screen.getByLabelText("Lösenord (fem ord)"));
  });

  it("on the participant's heading after Lämna över, and on staff's own after Esc", async () => {
    const shown = await showUnlocked();
    await prepare(shown, "Deltagaren svarar själv på skärmen");
    await shows("Lämna över surfplattan");
    await shown.user.keyboard("{Escape}");
    await shows("Nästa steg");
    await onHeading("Nästa steg");

    await follow(shown.user, /^Börja en ny omgång/);
    await press(shown.user, "Det stämmer, lämna över");

    await expect
      .poll(() => document.activeElement)
      .toBe(await screen.findByRole("heading", { level: 1, name: /^Välj språk/ }));
  });

  it("on why nobody was asked, when the firm stop is left with Esc", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Börja en ny omgång");
    await choose(user, "18 år eller äldre");
    await choose(user, "Nej");
    await choose(user, "Svenska");
    await choose(user, "Vi svarar tillsammans");
    await press(user, "Fortsätt");
    const stop = await screen.findByRole("dialog");

    stop.dispatchEvent(new Event("cancel", { cancelable: true }));

    await shows("Inte tillfrågad");
    await onHeading("Inte tillfrågad");
  });

  it("on the start's heading after Spara, which says Sparat. without taking it", async () => {
    const { user } = await showUnlocked();
    await follow(user, "Registrera: inte tillfrågad");
    await choose(user, "Jag hann inte");
    await choose(user, "Man");

    await press(user, "Spara");

    await shows("Nästa steg");
    await onHeading("Nästa steg");
    expect((await screen.findByText("Sparat.")).getAttribute("role")).toBe("status");
  });
});
