/**
 * The demo year of Stockholm 2020 in all three roles: released by the förbund, added up by NNS, read by a lead.
 *
 * Walked by `e2e/roles.e2e.test.ts`, which has axe look at each screen, and by `npm run screens`, which takes pictures.
 */
import type { Page } from "playwright-core";
import { createOnProv, goTo, wordsIn } from "./admin-steps.ts";
import { arrived, chosen, type Look, press, type SavedFile, saved } from "./screen.ts";

/** The insats that is followed to its lead. */
const IPS = "Integrering av IPS i psykosvården";
const NAME = "Stockholm på prov";

/** What the förbund hands to the insatsledare, and the words of its signature. */
export interface HandedOut {
  readonly key: string;
  readonly rapport: SavedFile;
  readonly part: SavedFile;
}

/** Released: its line in the notice of the release screen. */
const released = (page: Page) =>
  page
    .getByText(/^Släppt \d{4}/)
    .first()
    .waitFor({ timeout: 60_000 });

async function release(page: Page, look: Look): Promise<void> {
  await look(page, "release-checks");
  await press(page, "Räkna ut skyddet");
  await page.getByRole("button", { name: "Släpp perioden", exact: true }).waitFor({ timeout: 120_000 });
  await look(page, "release-preview");
  await press(page, "Släpp perioden");
  await page.getByRole("dialog").waitFor();
  await look(page, "release-dialog");
  await press(page, "Ja, släpp");
  await released(page);
  await look(page, "released");
}

/** Creates the förbund, loads the demo year, releases it and reads it. */
export async function asForbund(page: Page, look: Look): Promise<HandedOut> {
  await createOnProv(page, { action: "Skapa förbund", name: NAME }, look);
  await goTo(page, "Inställningar");
  await arrived(page, "Inställningar");
  const key = await page
    .getByRole("region", { name: "Nycklar" })
    .getByRole("list", { name: "Sex ord" })
    .first()
    .getByRole("listitem")
    .allTextContents();
  await look(page, "settings");
  await press(page, "Ladda demoåret");
  await arrived(page, "Översikt");
  await page.getByRole("row", { name: /FINSAM-teamen/ }).waitFor();
  await look(page, "overview-before");

  await goTo(page, "Insatser");
  await arrived(page, "Insatser");
  await look(page, "insatser");
  await page.getByRole("link", { name: IPS }).click();
  await arrived(page, IPS);
  await look(page, "insats");
  const [rapport] = await saved(page, () => press(page, "Spara täckningsrapport"));
  await goTo(page, "Enheter");
  await arrived(page, "Enheter");
  await look(page, "devices");

  await goTo(page, "Släpp");
  await arrived(page, "Släpp perioden");
  await release(page, look);
  await goTo(page, "Översikt");
  await page.getByRole("heading", { name: "De sju frågorna" }).waitFor();
  await look(page, "overview");
  await goTo(page, "Tabeller");
  await arrived(page, "Tabeller");
  await look(page, "tables");
  await page.getByRole("link", { name: "Psykiskt våld" }).click();
  await arrived(page, /^Psykiskt våld/);
  await look(page, "question");
  await goTo(page, "Rapport");
  await arrived(page, "Rapport");
  await page.getByText("Underskrivna filer till insatsledare och NNS").click();
  const [part] = await saved(page, () => press(page, `Till insatsledaren för ${IPS}`));
  await look(page, "report");
  if (rapport === undefined || part === undefined) throw new Error("nothing was saved");
  return { key: key.join(" "), rapport, part };
}

/**
 * NNS on the same computer: registers the förbund, takes its sum, releases the nation.
 *
 * @param forbund - The page of the förbund, which hands its sum in.
 */
export async function asNns(page: Page, forbund: Page, look: Look, lookAtForbund: Look): Promise<void> {
  await createOnProv(page, { action: "Sätt upp NNS", name: "NNS på prov" }, look);
  await goTo(forbund, "Till NNS");
  await arrived(forbund, "Lämna till NNS");
  await lookAtForbund(forbund, "upwards");
  const id = (await forbund.locator("code").textContent()) ?? "";
  await page.getByRole("link", { name: "Registrera det första förbundet." }).click();
  await arrived(page, "Nytt förbund");
  await page.getByLabel("Förbundets namn").fill(NAME);
  await page.getByLabel("Förbundets id").fill(id);
  await look(page, "new-forbund");
  await press(page, "Spara förbundet");
  await arrived(page, NAME);
  const [startfil] = await saved(page, () => press(page, "Gör startfil"));
  if (startfil === undefined) throw new Error("nothing was saved");
  await forbund.locator('input[type="file"]').setInputFiles(chosen(startfil));
  await forbund.getByText(/^Startfilen från/).waitFor();
  const made = async () => {
    await press(forbund, "Gör summan");
    await forbund.getByText(/^De fyra filerna är sparade/).waitFor({ timeout: 60_000 });
  };
  const sums = await saved(forbund, made, 4);
  await lookAtForbund(forbund, "sum");
  const told = await wordsIn(forbund, "last");

  await goTo(page, "Importera");
  await arrived(page, "Importera filer");
  await page.locator('input[type="file"]').first().setInputFiles(sums.map(chosen));
  await page.getByRole("heading", { name: "Klart. 4 inlästa." }).waitFor();
  await look(page, "import");
  await goTo(page, "Förbund");
  await arrived(page, "Förbund");
  await look(page, "forbund-list");
  await page.getByRole("link", { name: NAME }).click();
  await arrived(page, NAME);
  if ((await wordsIn(page)) !== told) throw new Error("NNS and the förbund see other words");
  await look(page, "forbund");
  await press(page, "Orden stämmer, godkänn");
  await goTo(page, "Släpp");
  await arrived(page, "Släpp perioden");
  await page.getByLabel("Period").selectOption("2020");
  await release(page, look);
  await goTo(page, "Översikt");
  await page.getByText("1 av 1 förbund har lämnat in summa och släpp.").waitFor();
  await look(page, "overview");
  await goTo(page, "Tabeller");
  await arrived(page, "Tabeller");
  await look(page, "tables");
  await goTo(page, "Rapport");
  await arrived(page, "Rapport");
  await look(page, "report");
}

/** An insatsledare with two signed files: compares the words, reads, and comes back to what was read. */
export async function asLead(page: Page, { key, rapport, part }: HandedOut, look: Look): Promise<void> {
  await press(page, "Börja som insatsledare");
  await arrived(page, "Börja som insatsledare");
  await look(page, "start");
  await page.locator('input[type="file"]').setInputFiles(chosen(rapport));
  await page.getByRole("heading", { name: `Kommer filen från ${NAME}?` }).waitFor();
  if ((await wordsIn(page)) !== key) throw new Error("the lead sees other words than the förbund");
  await look(page, "words");
  await press(page, "Orden stämmer");
  await arrived(page, "Översikt");
  await look(page, "coverage");
  await goTo(page, "Filer");
  await arrived(page, "Filer från förbundet");
  await page.locator('input[type="file"]').setInputFiles(chosen(part));
  await page.getByText(/Släpp inläst/).waitFor();
  await look(page, "files");
  await goTo(page, "Översikt");
  await page.getByRole("link", { name: "Psykiskt våld" }).waitFor();
  await look(page, "overview");
  await goTo(page, "Rapport");
  await arrived(page, "Rapport");
  await look(page, "report");
  await goTo(page, "Översikt");
  await page.getByRole("link", { name: "Psykiskt våld" }).click();
  await arrived(page, /^Psykiskt våld/);
  await look(page, "question");
  // What was read stays, and is verified again.
  await page.reload();
  await press(page, "Öppna insatsledarens siffror");
  await arrived(page, /^Psykiskt våld/);
}
