import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { openAnmalan } from "@vifragar/core";
import { decryptWith, fingerprintWords, fromHex, verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { TODAY, testPlatform } from "../../testing/platform.ts";
import { press, showApp, shows, showUnlocked } from "../../testing/show-app.tsx";
import { testStartfil } from "../../testing/startfil.ts";

const chooseFile = (user: UserEvent, text: string) =>
  user.upload(
    screen.getByLabelText("Välj fil"),
    new File([text], "startfil.json", { type: "application/json" }),
  );

const words = (list: string) =>
  within(screen.getByRole("list", { name: list }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

describe("Kom igång", () => {
  it("makes nothing in a tab that forgets, and leads to the home screen", async () => {
    const platform = testPlatform();
    Object.assign(platform, { isForgetfulTab: () => true });
    await showApp(platform);

    expect(screen.getByText(/^I en vanlig flik i Safari försvinner/)).toBeTruthy();
    expect(screen.queryByLabelText("Välj fil")).toBeNull();
    expect(screen.getByRole("button", { name: "Öva först" })).toBeTruthy();
  });

  it("goes from a startfil over its words and a lock to an anmälan that only the förbund opens", async () => {
    const { user, platform } = await showApp();
    const { text, identity } = await testStartfil();
    await chooseFile(user, text);
    expect(await screen.findByRole("heading", { name: "Stämmer orden?" })).toBeTruthy();
    expect(screen.getByText("Samordningsförbundet Björken")).toBeTruthy();
    expect(words("Stämmer orden?")).toHaveLength(6);
    await press(user, "Orden stämmer");

    const passphrase = words("Dina ord").join(" ");
    await press(user, "Jag har skrivit av orden");
    await user.type(screen.getByLabelText("Fem ord med mellanslag"), passphrase);
    await press(user, "Fortsätt");
    await user.type(await screen.findByLabelText("De fyra sista tecknen i reservkoden"), "STVW");
    await press(user, "Klart");
    await screen.findByRole("list", { name: "Enhetens sex ord" });
    await press(user, "Spara anmälan");

    const [file] = platform.saved;
    expect(file?.name).toMatch(/^anmalan-[0-9a-f]{16}\.age$/);
    const opened = openAnmalan(
      new TextDecoder().decode(await decryptWith(identity, file?.bytes ?? new Uint8Array())),
      verify,
    );
    expect(words("Enhetens sex ord")).toEqual(fingerprintWords(fromHex(opened.digest, 32)));
  });

  it.each([
    ["damaged", (text: string) => text.slice(0, -9), "Filen är skadad eller av ett annat slag."],
    [
      "altered",
      (text: string) => text.replace("Björken", "Granen"),
      "Filens underskrift stämmer inte. Den är ändrad eller skadad.",
    ],
    ["of another kind", () => "<html></html>", "Filen är skadad eller av ett annat slag."],
    ["far too large", () => "x".repeat(20_000), "Filen är för stor för att vara rätt."],
  ])("refuses a file that is %s, says why, and stores nothing", async (_, change, message) => {
    const { user, platform } = await showApp();
    const { text } = await testStartfil();

    await chooseFile(user, change(text));

    expect((await screen.findByRole("alert")).textContent).toBe(message);
    await shows("Kom igång");
    expect(await platform.real.status()).toEqual({ kind: "none" });
  });

  it("takes a startfil from a picture of its code", async () => {
    const { user } = await showApp();
    const { text } = await testStartfil();

    await user.upload(screen.getByLabelText("Välj fil"), new File([text], "foto.png", { type: "image/png" }));

    expect(await screen.findByRole("heading", { name: "Stämmer orden?" })).toBeTruthy();
  });

  it("says what to do about a picture without a code", async () => {
    const { user } = await showApp();

    await user.upload(screen.getByLabelText("Välj fil"), new File([""], "foto.png", { type: "image/png" }));

    expect((await screen.findByRole("alert")).textContent).toMatch(/^Ingen QR-kod hittades/);
  });

  it("takes the code in the camera's view, says what is wrong with another, and closes the camera", async () => {
    const platform = testPlatform();
    let isOpen = false;
    let show = (_text: string) => {};
    const watchForCode: typeof platform.watchForCode = async (_video, { onCode, signal }) => {
      isOpen = true;
      show = onCode;
      signal.addEventListener("abort", () => {
        isOpen = false;
      });
    };
    const { user } = await showApp({ ...platform, watchForCode });
    const { text } = await testStartfil();
    await press(user, "Läs av QR-kod med kameran");

    show("https://example.org/");
    expect((await screen.findByRole("alert")).textContent).toBe("Filen är skadad eller av ett annat slag.");
    show(text);

    expect(await screen.findByRole("heading", { name: "Stämmer orden?" })).toBeTruthy();
    expect(isOpen).toBe(false);
  });

  it("says that the camera is not allowed, and the file remains", async () => {
    const { user } = await showApp();

    await press(user, "Läs av QR-kod med kameran");

    expect((await screen.findByRole("alert")).textContent).toMatch(/^Kameran är inte tillåten här/);
    expect(screen.getByLabelText("Bilden från kameran").hidden).toBe(true);
    await press(user, "Stäng kameran");
    await chooseFile(user, (await testStartfil()).text);
    expect(await screen.findByRole("heading", { name: "Stämmer orden?" })).toBeTruthy();
  });

  it("refuses a startfil that no longer holds", async () => {
    const { user } = await showApp();
    const { text } = await testStartfil({ expires: TODAY - 1 });

    await chooseFile(user, text);

    expect((await screen.findByRole("alert")).textContent).toContain("gäller inte längre");
  });

  it("puts a startfil away when its words are not the same", async () => {
    const { user, session } = await showApp();
    const { text } = await testStartfil();
    await chooseFile(user, text);
    await screen.findByRole("heading", { name: "Stämmer orden?" });

    await press(user, "Orden stämmer inte");

    expect((await screen.findByRole("alert")).textContent).toContain("Startfilen är inte inläst.");
    expect(session.state()).toEqual({ kind: "first-start", startfil: undefined });
  });

  it("marks everything of a provförbund from the first look at its startfil", async () => {
    const { user } = await showApp();
    const { text } = await testStartfil({ prov: true });

    await chooseFile(user, text);

    expect(await screen.findByText("PROV")).toBeTruthy();
  });
});

describe("one more startfil", () => {
  it("says that a provförbund has a lock of its own before it locks", async () => {
    const { user, session } = await showUnlocked();
    location.hash = "#/startfil";
    await screen.findByRole("heading", { name: "Läs in en startfil" });
    const { text } = await testStartfil({ prov: true });
    await chooseFile(user, text);
    expect(await screen.findByText(/^Startfilen hör till ett provförbund/)).toBeTruthy();

    await press(user, "Orden stämmer");

    expect(session.state()).toMatchObject({ kind: "first-start" });
    expect(await screen.findByRole("heading", { name: "Fem ord som låser upp" })).toBeTruthy();
  });
});
