/** The demo year of Stockholm 2020 in all three roles: released by the förbund, read by a lead, added up by NNS. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./harness/test.ts";
import { arrived, chosen, look, press, saved } from "./steps/screen.ts";
import { makeVault } from "./steps/vault-steps.ts";

const IPS = "Integrering av IPS i psykosvården";
const TIMEOUT_MS = 240_000;

const goTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Delar" }).getByRole("link", { name, exact: true }).click();

/** Creates a collector for trying things out, from the first page. */
async function create(page: Page, action: string, name: string): Promise<void> {
  await page.goto("/admin/");
  await arrived(page, "Vi frågar");
  await press(page, action);
  await page.getByRole("textbox").first().fill(name);
  await page.getByRole("radio", { name: /^(Provförbund|På prov)/ }).check();
  await press(page, "Fortsätt");
  await makeVault(page);
  await arrived(page, /reservkod/);
  await page.getByRole("checkbox").check();
  await press(page, "Fortsätt");
  await arrived(page, "Översikt");
}

/** The six words of a list on the page. */
const wordsIn = async (page: Page) =>
  (await page.getByRole("list", { name: "Sex ord" }).first().getByRole("listitem").allTextContents()).join(
    " ",
  );

// Two minutes of walking: at whole size alone. Each step has a smaller test beside its code.
const walk = process.env.VF_FULL === "1" ? test : test.skip;

walk("one year, three roles", { timeout: TIMEOUT_MS }, async ({ context, page: forbund }) => {
  await create(forbund, "Skapa förbund", "Stockholm på prov");
  await goTo(forbund, "Inställningar");
  const keys = forbund.getByRole("region", { name: "Nycklar" });
  const key = (
    await keys.getByRole("list", { name: "Sex ord" }).first().getByRole("listitem").allTextContents()
  ).join(" ");
  await forbund.getByRole("link", { name: /^Ändra minsta antal/ }).click();
  await arrived(forbund, "Perioder och minsta antal");
  await look(forbund, "forbund-regler");
  await goTo(forbund, "Inställningar");
  await press(forbund, "Ladda demoåret");
  await arrived(forbund, "Översikt");
  await goTo(forbund, "Insatser");
  await forbund.getByRole("link", { name: IPS }).click();
  await look(forbund, "forbund-insats");
  const [rapport] = await saved(forbund, () => press(forbund, "Spara täckningsrapport"));
  await goTo(forbund, "Släpp");
  await press(forbund, "Räkna ut skyddet");
  await forbund.getByRole("button", { name: "Släpp perioden", exact: true }).click({ timeout: 120_000 });
  await press(forbund, "Ja, släpp");
  await forbund
    .getByText(/^Släppt \d{4}/)
    .first()
    .waitFor({ timeout: 60_000 });
  await look(forbund, "forbund-slappt");
  await goTo(forbund, "Översikt");
  await look(forbund, "forbund-oversikt");
  const order = await forbund.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  expect(order.filter((heading) => /^(Tillfr|Utsatt|De sju|Uppf|Insatserna)/.test(heading))).toEqual([
    "Tillfrågade",
    "Utsatt för våld (fråga 1–3)",
    "De sju frågorna",
    "Uppföljning",
    "Insatserna",
  ]);
  await goTo(forbund, "Tabeller");
  await forbund.getByRole("link", { name: "Psykiskt våld" }).click();
  await look(forbund, "forbund-fraga");
  await goTo(forbund, "Rapport");
  await forbund.getByText("Underskrivna filer till insatsledare och NNS").click();
  const [part] = await saved(forbund, () => press(forbund, `Till insatsledaren för ${IPS}`));

  // NNS, in another tab of the same computer.
  const nns = await context.newPage();
  await create(nns, "Sätt upp NNS", "NNS på prov");
  await goTo(forbund, "Till NNS");
  await look(forbund, "forbund-till-nns");
  const id = (await forbund.locator("code").textContent()) ?? "";
  await nns.getByRole("link", { name: "Registrera det första förbundet." }).click();
  await nns.getByLabel("Förbundets namn").fill("Stockholm på prov");
  await nns.getByLabel("Förbundets id").fill(id);
  await look(nns, "nns-nytt-forbund");
  await press(nns, "Spara förbundet");
  const [startfil] = await saved(nns, () => press(nns, "Gör startfil"));
  if (startfil === undefined || part === undefined || rapport === undefined)
    throw new Error("nothing was saved");
  await forbund.locator('input[type="file"]').setInputFiles(chosen(startfil));
  await forbund.getByText(/^Startfilen från/).waitFor();
  const made = async () => {
    await press(forbund, "Gör summan");
    await forbund.getByText(/^De fyra filerna är sparade/).waitFor({ timeout: 60_000 });
  };
  const sums = await saved(forbund, made, 4);
  await look(forbund, "forbund-summa");
  const told = await forbund
    .getByRole("list", { name: "Sex ord" })
    .last()
    .getByRole("listitem")
    .allTextContents();
  await goTo(nns, "Importera");
  await nns.locator('input[type="file"]').first().setInputFiles(sums.map(chosen));
  await nns.getByRole("heading", { name: "Klart. 4 inlästa." }).waitFor();
  await look(nns, "nns-importera");
  await goTo(nns, "Förbund");
  await look(nns, "nns-forbunden");
  await nns.getByRole("link", { name: "Stockholm på prov" }).click();
  expect(await wordsIn(nns)).toBe(told.join(" "));
  await look(nns, "nns-godkann");
  await press(nns, "Orden stämmer, godkänn");
  await goTo(nns, "Släpp");
  await nns.getByLabel("Period").selectOption("2020");
  await look(nns, "nns-slapp");
  await press(nns, "Räkna ut skyddet");
  await nns.getByRole("button", { name: "Släpp perioden", exact: true }).click({ timeout: 120_000 });
  await press(nns, "Ja, släpp");
  await nns
    .getByText(/^Släppt \d{4}/)
    .first()
    .waitFor({ timeout: 60_000 });
  await goTo(nns, "Översikt");
  await nns.getByText("1 av 1 förbund har lämnat in summa och släpp.").waitFor();
  await look(nns, "nns-oversikt");
  await goTo(nns, "Tabeller");
  await look(nns, "nns-tabeller");

  // An insatsledare, on a computer of their own.
  const elsewhere = await context
    .browser()
    ?.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 800 } });
  if (elsewhere === undefined) throw new Error("the browser has closed");
  const lead = await elsewhere.newPage();
  await lead.goto(new URL("/admin/", forbund.url()).href);
  await press(lead, "Börja som insatsledare");
  await lead.locator('input[type="file"]').setInputFiles(chosen(rapport));
  await lead.getByRole("heading", { name: "Kommer filen från Stockholm på prov?" }).waitFor();
  expect(await wordsIn(lead)).toBe(key);
  await look(lead, "lead-orden");
  await press(lead, "Orden stämmer");
  await arrived(lead, "Översikt");
  await look(lead, "lead-tackning");
  await goTo(lead, "Filer");
  await lead.locator('input[type="file"]').setInputFiles(chosen(part));
  await lead.getByText(/Släpp inläst/).waitFor();
  await look(lead, "lead-filer");
  await goTo(lead, "Översikt");
  await look(lead, "lead-oversikt");
  await lead.getByRole("link", { name: "Psykiskt våld" }).click();
  await look(lead, "lead-fraga");
  // What was read stays, and is verified again.
  await lead.reload();
  await press(lead, "Öppna insatsledarens siffror");
  await lead.getByRole("heading", { level: 1, name: /^Psykiskt våld/ }).waitFor();
  await elsewhere.close();
});
