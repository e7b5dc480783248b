/** The form in a frame of another origin, from staff's set-up to the two files: counted for real. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type FrameLocator, type Page } from "playwright-core";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { planOf, workingWording } from "../packages/core/src/index.ts";
import { openSnapshot } from "../packages/sealing/src/index.ts";
import { launchArguments } from "../scripts/chromium.mjs";
import { questionHeadings, skip } from "./steps/answer.ts";
import { provForbund } from "./steps/prov-forbund.ts";
import { look, press, type SavedFile, saved } from "./steps/screen.ts";

const plan = planOf(workingWording);

const arrived = (form: FrameLocator, name: string) =>
  form.getByRole("heading", { level: 1, name, exact: true }).waitFor();

const NOT_OPEN = "Frågorna kunde inte visas. Du behöver inte göra något. Säg till personalen.";

/** From the startfil to the open vault. Gives the five words. */
async function setUp(page: Page, form: FrameLocator, startfil: string): Promise<string> {
  await arrived(form, "Gör formuläret klart");
  await look(page, "ram-01-start");
  await form
    .getByLabel("Välj startfil")
    .setInputFiles({ name: "startfil.json", mimeType: "application/json", buffer: Buffer.from(startfil) });
  await arrived(form, "Stämmer orden?");
  await look(page, "ram-02-orden");
  await press(form, "Orden stämmer");
  await arrived(form, "Fem ord som låser upp");
  const drawn = form.getByRole("list", { name: "Dina ord" }).getByRole("listitem");
  const words = (await drawn.allTextContents()).join(" ");
  await press(form, "Jag har skrivit av orden");
  await form.getByLabel("Fem ord med mellanslag").fill(words);
  await press(form, "Fortsätt");
  await arrived(form, "Reservkod på papper");
  const key = (await form.locator("main code").textContent()) ?? "";
  await form.getByLabel("De fyra sista tecknen i reservkoden").fill(key.slice(-4));
  await press(form, "Klart");
  await arrived(form, "Skicka anmälan till förbundet");
  await form.getByRole("list", { name: "Enhetens sex ord" }).waitFor();
  await look(page, "ram-03-anmalan");
  const [anmalan] = await saved(page, () => press(form, "Spara anmälan"));
  expect(anmalan?.name).toMatch(/^anmalan-[0-9a-f]{16}\.age$/);
  await press(form, "Fortsätt");
  await arrived(form, "Formuläret i den här sidan");
  return words;
}

/** A woman who says yes, now, to the first question and skips the others. */
async function answer(page: Page, form: FrameLocator): Promise<void> {
  await form
    .getByRole("group", { name: /Välj språk/ })
    .getByLabel("Svenska", { exact: true })
    .check();
  await press(form, "Fortsätt");
  await arrived(form, "Om frågorna");
  await press(form, "Fortsätt");
  await press(form, "Börja med fråga 1");
  const [first = ""] = questionHeadings;
  await arrived(form, first);
  await form.getByLabel("Ja, det händer nu").check();
  await look(page, "ram-09-fraga");
  await press(form, "Fortsätt");
  await skip(form, { from: 1, to: questionHeadings.length - 1 });
  await form.getByLabel("Kvinna", { exact: true }).check();
  await press(form, "Fortsätt");
  await press(form, "Skicka");
  await form.getByRole("heading", { name: "Tack", exact: true }).waitFor();
  await look(page, "ram-10-tack");
  await press(form, "Klart");
}

async function countsIn(files: readonly SavedFile[], identity: string): Promise<Record<string, number>> {
  const tally = files.find(({ name }) => name.startsWith("tal-"));
  const snapshot = await openSnapshot(tally?.bytes ?? new Uint8Array(), identity);
  return Object.fromEntries(
    plan.cells.flatMap(({ id }, at) =>
      (snapshot.cells[at] ?? 0) > 0 ? [[id, snapshot.cells[at] ?? 0]] : [],
    ),
  );
}

describe("the form in a frame that counts", () => {
  test("is prepared by staff, sealed by a person, folded at unlock and handed in", {
    timeout: 300_000,
  }, async () => {
    // Like a browser at home: the switches that Playwright adds give frames of others no storage.
    const profile = await mkdtemp(join(tmpdir(), "vf-ram-"));
    onTestFinished(() => rm(profile, { recursive: true, force: true }));
    const executablePath = inject("chromium");
    const context = await chromium.launchPersistentContext(profile, {
      ignoreDefaultArgs: true,
      args: [
        ...launchArguments,
        "--headless=new",
        "--no-sandbox",
        "--remote-debugging-pipe",
        `--user-data-dir=${profile}`,
      ],
      ...(executablePath && { executablePath }),
      baseURL: inject("origin"),
      locale: "sv-SE",
      viewport: { width: 1280, height: 800 },
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const problems: string[] = [];
    context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    context.on("weberror", (error) => problems.push(error.error().message));
    const { identity, startfil } = await provForbund();
    const form = page.frameLocator("iframe");

    await page.goto("/embed/counting/");
    await form.getByText(NOT_OPEN).waitFor();
    await look(page, "ram-00-stangd");

    await page.goto("/embed/setup/");
    const words = await setUp(page, form, startfil);
    await form.getByText("Inga formulär ligger klara. Deltagare kan inte svara än.").waitFor();
    await look(page, "ram-04-oppen");
    await form.getByLabel("Nej", { exact: true }).check();
    await press(form, "Gör 20 formulär klara");
    await form.getByText("20 formulär ligger klara för Nästa steg.").waitFor();
    await look(page, "ram-05-klar");
    await press(form, "Lås");
    await arrived(form, "Lås upp");

    await page.goto("/embed/counting/");
    await answer(page, form);

    await page.goto("/embed/setup/");
    await arrived(form, "Lås upp");
    await look(page, "ram-06-last");
    await form.getByLabel("Lösenord (fem ord)").fill(words);
    await form.getByLabel("Lösenord (fem ord)").press("Enter");
    await form.getByText("1 formulär räknades nu.").waitFor();
    await form.getByText("20 formulär ligger klara för Nästa steg.").waitFor();
    await look(page, "ram-07-raknat");
    const files = await saved(page, () => press(form, "Stäng provperioden i den här webbläsaren"), 2);

    expect(files.map(({ name }) => name.split("-")[0]).sort()).toEqual(["tackning", "tal"]);
    const counts = await countsIn(files, identity);
    expect(counts["first/woman/base"]).toBe(1);
    expect(counts["first/woman/psychological/now"]).toBe(1);
    expect(counts["first/woman/exposed"]).toBe(1);
    expect(counts["process/woman/asked"]).toBe(1);
    expect(Object.values(counts).every((count) => count === 1)).toBe(true);
    await look(page, "ram-08-inlamnad");
    expect(problems).toEqual([]);
  });
});
