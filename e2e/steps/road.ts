/** The road from a new provförbund to released figures, step by step, for the tests that walk it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { periodKey, periodOf } from "../../packages/core/src/index.ts";
import { goTo } from "./admin-steps.ts";
import { arrived, choose, chosen, look, press, type SavedFile, saved } from "./screen.ts";
import { makeVault } from "./vault-steps.ts";

/** The code by which the tablet is handed back. */
export const HAND_BACK_CODE = "730582";

/** Takes files into the admin app, whatever they are. */
export const importFiles = async (page: Page, files: readonly SavedFile[]) => {
  await goTo(page, "Importera");
  await page.getByLabel("Välj fil").setInputFiles(files.map(chosen));
  await page
    .getByText(/^Klart\./)
    .first()
    .waitFor({ timeout: 30_000 });
};

/**
 * Makes the provförbund and its insats, and gives the startfil as a file; with a form of its own that form's file too.
 *
 * @param before - What is done before there is an insats.
 */
export async function foundForbund(page: Page, before?: () => Promise<void>): Promise<readonly SavedFile[]> {
  page.setDefaultTimeout(10_000);
  await page.goto("/admin/");
  await press(page, "Skapa förbund");
  await page.getByLabel("Förbundets namn").fill("Samordningsförbundet Sjöby");
  await choose(page, /^Provförbund/);
  await press(page, "Fortsätt");
  await makeVault(page);
  await arrived(page, /Förbundets reservkod/);
  await page.getByRole("checkbox").check();
  await press(page, "Fortsätt");
  await arrived(page, "Översikt");
  await before?.();
  await goTo(page, "Insatser");
  await page.getByRole("link", { name: "Ny insats" }).click();
  await page.getByLabel("Namn", { exact: true }).fill("Källan");
  await choose(page, /^Individinriktad/);
  await page.getByLabel("Startdatum").fill("2026-01-01");
  await press(page, "Spara insatsen");
  await arrived(page, "Källan");
  return saved(page, () => press(page, "Gör startfil"), before === undefined ? 1 : 2);
}

/** Takes the startfil, and the form that came with it, on a tablet, compares both lists of six words, and is approved. */
export async function enrol(
  tablet: Page,
  admin: Page,
  [startfil, form]: readonly SavedFile[],
): Promise<void> {
  tablet.setDefaultTimeout(10_000);
  await tablet.goto("/intake/");
  if (startfil === undefined) throw new Error("there is no startfil");
  await tablet.getByLabel("Välj fil").setInputFiles([chosen(startfil)]);
  if (form !== undefined) await tablet.getByLabel("Välj formulärfilen").setInputFiles([chosen(form)]);
  await tablet.getByRole("button", { name: "Orden stämmer", exact: true }).waitFor();
  expect(await sixWords(tablet)).toEqual(await sixWords(admin));
  await press(tablet, "Orden stämmer");
  const passphrase = await makeVault(tablet);
  await press(tablet, "Inte nu");
  await arrived(tablet, "Skicka anmälan till förbundet");
  const files = await saved(tablet, () => press(tablet, "Spara anmälan"));
  const words = await sixWords(tablet);
  await press(tablet, "Fortsätt");

  await importFiles(admin, files);
  await goTo(admin, "Enheter");
  await admin.getByRole("button", { name: "Godkänn enhet" }).waitFor();
  expect(await sixWords(admin)).toEqual(words);
  await press(admin, "Godkänn enhet");
  await admin.getByText("är godkänd för Källan").waitFor();

  await press(tablet, "Lås");
  await arrived(tablet, "Lås upp");
  await tablet.getByLabel("Lösenord (fem ord)").fill("fel ord hela vägen hem");
  await press(tablet, "Lås upp");
  await tablet.getByText("Orden stämmer inte. Försök igen.").waitFor();
  await tablet.getByLabel("Lösenord (fem ord)").fill(passphrase);
  await press(tablet, "Lås upp");
  await tablet.getByLabel("Återlämningskod, sex siffror").fill(HAND_BACK_CODE);
  await press(tablet, "Använd koden");
}

/** The six words on the screen, whatever list they stand in. */
const sixWords = async (page: Page): Promise<readonly string[]> => {
  const texts = await page.getByRole("listitem").allTextContents();
  return texts.filter((text) => /^[a-zåäö]{4,8}$/.test(text)).slice(-6);
};

/** Closes the trial period on the tablet, and gives the two files that are handed in. */
export async function handIn(tablet: Page): Promise<readonly SavedFile[]> {
  await tablet.getByRole("link", { name: "Lämna in" }).click();
  await press(tablet, "Stäng provperioden på den här enheten");
  await tablet.getByRole("heading", { name: "Filerna är klara" }).waitFor();
  await look(tablet, "road-handed-in");
  return saved(tablet, () => press(tablet, "Spara filerna"), 2);
}

/** Four devices that took the same startfil, as the command line simulates them, and what their forms said. */
export function simulated(
  [startfil, form]: readonly SavedFile[],
  forms: number,
): {
  readonly files: readonly SavedFile[];
  readonly counts: Readonly<Record<string, number>>;
} {
  const folder = mkdtempSync(join(tmpdir(), "road-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  writeFileSync(at("startfil.json"), startfil?.bytes ?? "");
  writeFileSync(at("form.json"), form?.bytes ?? "");
  const period = periodKey(periodOf(Math.floor(Date.now() / 86_400_000), "half"));
  execFileSync(process.execPath, [
    join(import.meta.dirname, "../../apps/cli/dist/vifragar.mjs"),
    ...["simulate", "--startfil", at("startfil.json"), "--period", period, "--devices", "4"],
    ...["--forms", String(forms), "--seed", "7", "--out", at("files"), "--oracle", at("oracle.json")],
    ...(form === undefined ? [] : ["--instrument", at("form.json")]),
  ]);
  const oracle = JSON.parse(readFileSync(at("oracle.json"), "utf8")) as { counts: Record<string, number> };
  const names = readdirSync(at("files"));
  return {
    files: names.map((name) => ({ name, bytes: readFileSync(join(at("files"), name)) })),
    counts: oracle.counts,
  };
}

/** Approves the devices that wait, one after the other. */
export async function approveAll(admin: Page, count: number): Promise<void> {
  await admin.getByText(`${count} enheter väntar på att godkännas`).waitFor();
  await goTo(admin, "Enheter");
  for (let device = 0; device < count; device += 1) {
    await admin.getByRole("button", { name: "Godkänn enhet" }).first().click();
    await expect
      .poll(() => admin.getByRole("button", { name: "Godkänn enhet" }).count())
      .toBe(count - 1 - device);
  }
}

/** Asked too early it says so; closed by hand it previews, asks once and freezes. */
export async function release(page: Page): Promise<void> {
  await goTo(page, "Släpp");
  await page
    .getByText(/Perioden är inte slut/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Stäng perioden för hand/ }).click();
  await press(page, "Räkna ut skyddet");
  await page.getByRole("button", { name: "Släpp perioden", exact: true }).waitFor({ timeout: 60_000 });
  await look(page, "road-release");
  await press(page, "Släpp perioden");
  await page.getByRole("dialog").getByRole("button", { name: "Ja, släpp" }).click();
  await page.getByText("Siffrorna och skyddet ligger fast.").waitFor({ timeout: 60_000 });
}
