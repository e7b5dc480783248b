/**
 * The whole road, as a new user walks it: a provförbund, a tablet, two people, four more devices, a
 * closed period, released tables, saved files. The figures are held against the simulator's oracle, which
 * shares no code with the tally, and the two people's answers added by hand.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { periodKey, periodOf } from "../packages/core/src/index.ts";
import { test } from "./harness/test.ts";
import { answer } from "./steps/answer.ts";
import { arrived, choose, chosen, look, press, type SavedFile, saved } from "./steps/screen.ts";
import { makeVault } from "./steps/vault-steps.ts";

const FORMS = 120;
const folder = mkdtempSync(join(tmpdir(), "road-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const goTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Delar" }).getByRole("link", { name, exact: true }).click();

const importFiles = async (page: Page, files: readonly SavedFile[]) => {
  await goTo(page, "Importera");
  await page.getByLabel("Välj fil").setInputFiles(files.map(chosen));
  await page
    .getByText(/^Klart\./)
    .first()
    .waitFor({ timeout: 30_000 });
};

const cell = (counts: Readonly<Record<string, number>>, id: string) =>
  (counts[`first/woman/${id}`] ?? 0) + (counts[`first/man/${id}`] ?? 0);

/** Alva and Maja by hand: Maja says that it happens now wherever a question has that answer, which Q4 has not. */
const askedOnTablet = (key: string): number => {
  if (key === "base") return 2;
  return key !== "childhood/any" && (key.endsWith("/any") || key === "exposed") ? 1 : 0;
};

describe("the whole road", () => {
  test("leads from a provförbund to protected figures that hold what was answered", {
    timeout: 240_000,
  }, async ({ page: admin, context }) => {
    const startfil = await foundForbund(admin);

    const tablet = await context.newPage();
    await enrol(tablet, admin, startfil);
    await askTogether(tablet);
    await handOver(tablet);
    await importFiles(admin, await handIn(tablet));
    await look(admin, "road-tablet-imported");

    const { files, counts } = simulated(startfil);
    await importFiles(admin, files);
    await admin.getByText("4 enheter väntar på att godkännas").waitFor();
    await goTo(admin, "Enheter");
    for (let device = 0; device < 4; device += 1) {
      await admin.getByRole("button", { name: "Godkänn enhet" }).first().click();
      await expect.poll(() => admin.getByRole("button", { name: "Godkänn enhet" }).count()).toBe(3 - device);
    }
    await importFiles(admin, files);
    await expect
      .poll(() => admin.getByRole("cell", { name: "Fanns redan", exact: true }).count())
      .toBe(files.length);

    await release(admin);

    await goTo(admin, "Tabeller");
    await arrived(admin, "Tabeller");
    await look(admin, "road-tables");
    const total = cell(counts, "base") + askedOnTablet("base");
    const yes = cell(counts, "psychological/any") + askedOnTablet("psychological/any");
    const figure = new RegExp(`^${yes} av ${total} `);
    await admin
      .getByRole("row", { name: /^Psykiskt våld/ })
      .getByRole("cell", { name: figure })
      .first()
      .waitFor();
    expect(await admin.getByText("··", { exact: true }).count()).toBeGreaterThan(0);

    await goTo(admin, "Rapport");
    const [csv] = await saved(admin, () => press(admin, "Hämta som CSV"));
    const rows = shownRows(csv);
    expect(rows.length).toBeGreaterThan(3);
    for (const [key, count] of rows) expect(count, key).toBe(cell(counts, key) + askedOnTablet(key));
    const [xlsx] = await saved(admin, () => press(admin, "Hämta som Excel"));
    expect(xlsx?.bytes.subarray(0, 2).toString()).toBe("PK");
    expect([csv?.name, xlsx?.name].join()).not.toMatch(/våld|vald/);
    await look(admin, "road-report");
  });
});

/** Makes the provförbund and its insats, and gives the startfil as a file. */
async function foundForbund(page: Page): Promise<SavedFile> {
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
  await goTo(page, "Insatser");
  await page.getByRole("link", { name: "Ny insats" }).click();
  await page.getByLabel("Namn", { exact: true }).fill("Källan");
  await choose(page, /^Individinriktad/);
  await page.getByLabel("Startdatum").fill("2026-01-01");
  await press(page, "Spara insatsen");
  await arrived(page, "Källan");
  const [startfil] = await saved(page, () => press(page, "Gör startfil"));
  if (startfil === undefined) throw new Error("no startfil was saved");
  return startfil;
}

/** Takes the startfil on a tablet, compares both lists of six words, and is approved. */
async function enrol(tablet: Page, admin: Page, startfil: SavedFile): Promise<void> {
  tablet.setDefaultTimeout(10_000);
  await tablet.goto("/intake/");
  await tablet.getByLabel("Välj fil").setInputFiles([chosen(startfil)]);
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
  await tablet.getByLabel("Återlämningskod, sex siffror").fill("730582");
  await press(tablet, "Använd koden");
}

/** The six words on the screen, whatever list they stand in. */
const sixWords = async (page: Page): Promise<readonly string[]> => {
  const texts = await page.getByRole("listitem").allTextContents();
  return texts.filter((text) => /^[a-zåäö]{4,8}$/.test(text)).slice(-6);
};

async function prepare(tablet: Page, mode: string): Promise<void> {
  await tablet.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
  await choose(tablet, "18 år eller äldre");
  await choose(tablet, "Nej");
  await choose(tablet, "Svenska");
  await choose(tablet, mode);
  await press(tablet, "Fortsätt");
}

/** Alva answers no to everything, together with staff. */
async function askTogether(tablet: Page): Promise<void> {
  await tablet.getByRole("link", { name: "Börja en ny omgång" }).click();
  await prepare(tablet, "Vi svarar tillsammans");
  await answer(tablet, "Nej");
  await press(tablet, "Skicka och rensa skärmen");
  await press(tablet, "Klart");
  await arrived(tablet, "Svaren är skickade.");
  await press(tablet, "Fortsätt");
}

/** Maja holds the tablet herself, says that it happens now, and sends without showing. */
async function handOver(tablet: Page): Promise<void> {
  await tablet.getByRole("link", { name: "Börja en ny omgång" }).click();
  await press(tablet, "Något är annorlunda");
  await prepare(tablet, "Deltagaren svarar själv på skärmen");
  await press(tablet, "Lämna över");
  await answer(tablet, "Ja, det händer nu");
  await choose(tablet, "Nej, skicka utan att visa");
  await press(tablet, "Skicka");
  await press(tablet, "Klart");
  await look(tablet, "road-hand-back");
  await press(tablet, "Personal: lås upp");
  await tablet.getByLabel("Återlämningskod").fill("730582");
  await press(tablet, "Lås upp med koden");
  await arrived(tablet, "Svaren är skickade.");
  await press(tablet, "Fortsätt");
}

async function handIn(tablet: Page): Promise<readonly SavedFile[]> {
  await tablet.getByRole("link", { name: "Lämna in" }).click();
  await press(tablet, "Stäng provperioden på den här enheten");
  await tablet.getByRole("heading", { name: "Filerna är klara" }).waitFor();
  await look(tablet, "road-handed-in");
  return saved(tablet, () => press(tablet, "Spara filerna"), 2);
}

/** Four devices that took the same startfil, as the command line simulates them, and what their forms said. */
function simulated(startfil: SavedFile): {
  readonly files: readonly SavedFile[];
  readonly counts: Readonly<Record<string, number>>;
} {
  const at = (name: string) => join(folder, name);
  writeFileSync(at("startfil.json"), startfil.bytes);
  const period = periodKey(periodOf(Math.floor(Date.now() / 86_400_000), "half"));
  execFileSync(process.execPath, [
    join(import.meta.dirname, "../apps/cli/dist/vifragar.mjs"),
    ...["simulate", "--startfil", at("startfil.json"), "--period", period, "--devices", "4"],
    ...["--forms", String(FORMS), "--seed", "7", "--out", at("files"), "--oracle", at("oracle.json")],
  ]);
  const oracle = JSON.parse(readFileSync(at("oracle.json"), "utf8")) as { counts: Record<string, number> };
  const names = readdirSync(at("files"));
  return {
    files: names.map((name) => ({ name, bytes: readFileSync(join(at("files"), name)) })),
    counts: oracle.counts,
  };
}

/** Asked too early it says so; closed by hand it previews, asks once and freezes. */
async function release(page: Page): Promise<void> {
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

/** Key and count of every shown answer of the whole förbund in a CSV report. */
function shownRows(csv: SavedFile | undefined): readonly (readonly [string, number])[] {
  const [header = "", ...lines] = (csv?.bytes.toString("utf8") ?? "")
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n");
  expect(header).toBe("Förbund;Insats;Period;Fråga;Nyckel;Uppdelning;Antal;Status;Nämnare;Formulär");
  return lines
    .map((line) => line.split(";"))
    .filter(([, insats, , , key = "", group, , status]) => {
      return (
        insats === "Alla insatser" &&
        group === "Alla" &&
        status === "visas" &&
        !/^(process|follow-up)/.test(key)
      );
    })
    .map(([, , , , key = "", , count]) => [key, Number(count)]);
}
