import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { LanguageTag, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { follow, press, showApp, shows, showUnlocked } from "../../testing/show-app.tsx";

const sv = LanguageTag.parse("sv");

// Roles are slow to compute in jsdom: over fourteen screens the words on a button are enough.
const push = (user: UserEvent, text: string) => user.click(screen.getByText(text, { selector: "button" }));
const arrives = (heading: string) =>
  waitFor(() => expect(document.querySelector("h1")?.textContent).toContain(heading));

/** From the choice of language to the last screen before sending, with *Nej* to everything. */
async function answer(user: UserEvent, atQuestion: (number: number) => void) {
  await arrives("Välj språk");
  // The other one is in the tools above.
  await user.click(screen.getAllByLabelText("Svenska").at(-1) ?? document.body);
  await push(user, "Fortsätt");
  await arrives("Om frågorna");
  await push(user, "Fortsätt");
  await push(user, "Börja med fråga 1");
  for (const [at, { legend }] of workingWording.questions.entries()) {
    await arrives(legend[sv] ?? "");
    atQuestion(at + 1);
    await user.click(screen.getByLabelText("Nej"));
    await push(user, "Fortsätt");
  }
  await user.click(screen.getByLabelText("Kvinna"));
  await push(user, "Fortsätt");
}

describe("Öva", () => {
  it("goes a whole omgång together, with advice where it is hard, above all at question 7", {
    timeout: 30_000,
  }, async () => {
    const { user, vault } = await showUnlocked();
    await follow(user, "Öva");
    await press(user, "Öva: vi svarar tillsammans");
    await shows("Innan ni börjar");
    await press(user, "Fortsätt");
    await user.click(await screen.findByRole("button", { name: "Vänta med frågorna" }));
    expect(screen.getByText(/^Bra\. På riktigt registrerar du nu/)).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
    await press(user, "Fortsätt");

    const advised: number[] = [];
    await answer(user, (number) => {
      // The words stand on every screen, and the frame around it.
      expect(screen.getByText("ÖVNING – inget sparas")).toBeTruthy();
      if (document.querySelector('aside[aria-label="Råd till dig som frågar"]')) advised.push(number);
    });
    expect(advised).toEqual([6, 7]);
    await press(user, "Skicka och rensa skärmen");
    await press(user, "Klart");

    await shows("Övningen är slut. Inget sparades.");
    expect(screen.getByText(/Svaren är skickade/)).toBeTruthy();
    expect(vault.tallies.size).toBe(0);
    expect(await vault.openHandOvers()).toEqual([]);
  });

  it("hands over and takes back with answers that are shown, and never touches the vault", {
    timeout: 30_000,
  }, async () => {
    const { user, vault, session } = await showUnlocked();
    const records = [...vault.records.keys()];
    await follow(user, "Öva");
    await press(user, "Öva: deltagaren svarar själv");
    await user.click(screen.getByRole("checkbox", { name: /^Vi är ensamma/ }));
    await press(user, "Fortsätt");
    await shows("Lämna över surfplattan");
    await press(user, "Lämna över");
    await answer(user, () => expect(document.querySelector("aside")).toBeNull());
    await user.click(screen.getByRole("radio", { name: /^Ja, visa för/ }));
    await press(user, "Skicka");
    await press(user, "Klart");
    await press(user, "Personal: lås upp");
    await shows("Övningen är slut. Inget sparades.");
    await press(user, "Visa svaren");
    await shows("Svaren");
    await press(user, "Skicka och rensa skärmen");
    await press(user, "Klart");

    await shows("Övningen är slut. Inget sparades.");
    expect(screen.queryByRole("button", { name: "Visa svaren" })).toBeNull();
    expect(session.state().kind).toBe("unlocked");
    expect(vault.tallies.size).toBe(0);
    expect([...vault.records.keys()]).toEqual(records);
    expect(await vault.openHandOvers()).toEqual([]);
  });

  it("can be done before there is any vault, and leads back", async () => {
    const { user, platform } = await showApp();

    await press(user, "Öva först");
    await shows("Öva");
    await press(user, "Avsluta övningen");

    await shows("Kom igång");
    await waitFor(async () => expect((await platform.real.status()).kind).toBe("none"));
  });
});
