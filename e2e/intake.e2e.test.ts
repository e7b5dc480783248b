import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import {
  coveragePlanOf,
  LanguageTag,
  openAnmalan,
  planOf,
  workingWording,
} from "../packages/core/src/index.ts";
import {
  decryptWith,
  fingerprintWords,
  fromHex,
  openSnapshot,
  verify,
} from "../packages/sealing/src/index.ts";
import { serve } from "../scripts/serve.mjs";
import { test } from "./harness/test.ts";
import { type ProvForbund, provForbund } from "./steps/prov-forbund.ts";
import { look } from "./steps/screen.ts";

const plan = planOf(workingWording);

const bytesOf = async (download: Download): Promise<Uint8Array> => readFileSync(await download.path());

describe("the staff app", () => {
  let forbund: ProvForbund;
  beforeAll(async () => {
    forbund = await provForbund();
  });

  // Axe looks at some thirty screens on the way.
  test("goes from a startfil to two files for the förbund", { timeout: 240_000 }, async ({ page }) => {
    page.setDefaultTimeout(5_000);
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const choose = (name: string) => page.getByRole("radio", { name, exact: true }).check();

    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund, (name) => look(page, name));
    await page.getByRole("heading", { name: "Skicka anmälan till förbundet" }).waitFor();
    const [anmalanFile] = await Promise.all([page.waitForEvent("download"), press("Spara anmälan")]);
    const anmalan = openAnmalan(
      new TextDecoder().decode(await decryptWith(forbund.identity, await bytesOf(anmalanFile))),
      verify,
    );
    const words = fingerprintWords(fromHex(anmalan.digest, 32));
    expect(
      await page.getByRole("list", { name: "Enhetens sex ord" }).getByRole("listitem").allTextContents(),
    ).toEqual(words);
    await look(page, "05-anmalan");
    await press("Fortsätt");
    await page.getByRole("heading", { name: "Nästa steg", level: 1 }).waitFor();
    await look(page, "06-start");
    await press("Lås");

    await page.getByRole("heading", { name: "Lås upp" }).waitFor();
    await look(page, "07-lasupp");
    await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
    await press("Lås upp");
    await page.getByRole("heading", { name: "Välj en återlämningskod" }).waitFor();
    await look(page, "08-kod");
    await page.getByLabel("Återlämningskod, sex siffror").fill("482913");
    await press("Använd koden");

    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await look(page, "09-innan");
    await press("Fortsätt");
    await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await look(page, "10-innan-fel");
    await choose("18 år eller äldre");
    await choose("Nej");
    await choose("Svenska");
    await choose("Vi svarar tillsammans");
    await press("Fortsätt");
    await page.getByRole("heading", { name: "Är ni inte ensamma?" }).waitFor();
    await look(page, "11-ensamma");
    await press("Vi är ensamma, fortsätt");

    await answer(page, "Nej");
    await look(page, "12-svaren");
    await press("Skicka och rensa skärmen");
    await press("Klart");
    await page.getByRole("heading", { name: "Svaren är skickade." }).waitFor();
    await look(page, "13-skickade");
    await press("Fortsätt");

    await page.getByRole("link", { name: "Nästa person, som nyss" }).click();
    await look(page, "14-nasta");
    await press("Något är annorlunda");
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await choose("18 år eller äldre");
    await choose("Ja, i en annan insats i år");
    await choose("Deltagaren svarar själv på skärmen");
    await press("Fortsätt");
    await look(page, "15-lamna-over");
    await press("Lämna över");
    await answer(page, "Ja, det händer nu");
    await choose("Ja, visa för personen jag pratar med");
    await press("Skicka");
    await press("Klart");
    await look(page, "16-ge-tillbaka");
    await press("Personal: lås upp");
    await page.getByLabel("Återlämningskod").fill("482913");
    await look(page, "17-ta-tillbaka");
    await page.getByLabel("Återlämningskod").press("Enter");
    await page.getByRole("heading", { name: "Deltagaren vill gå igenom svaren med dig." }).waitFor();
    await look(page, "18-visa");
    await press("Visa svaren");
    await page.getByRole("heading", { name: "Prata om säkerhet i dag" }).waitFor();
    await look(page, "19-svaren-visade");
    await press("Skicka och rensa skärmen");
    await press("Klart");
    await press("Fortsätt");

    await page.getByRole("link", { name: "Registrera: inte tillfrågad" }).click();
    await look(page, "20-inte-tillfragad");
    await choose("Tolk saknades");
    await choose("Man");
    await press("Spara");
    await page.getByText("Sparat.").waitFor();
    await page.getByRole("link", { name: "Registrera uppföljning" }).click();
    await look(page, "21-uppfoljning");
    await page.getByRole("checkbox", { name: "Samtal direkt" }).check();
    await choose("Vet inte");
    await press("Spara");
    await page.getByText("Sparat.").waitFor();
    for (const [name, link] of [
      ["22-stod", "Stöd till dig som frågar"],
      ["23-antal", "Hur många får frågorna?"],
      ["24-enheten", "Den här enheten"],
      ["25-ova", "Öva"],
    ] as const) {
      await page.getByRole("link", { name: link, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: link }).waitFor();
      await look(page, name);
      if (link === "Öva") await practise(page);
      else await page.getByRole("link", { name: "Sju frågor" }).click();
    }

    await page.getByRole("link", { name: "Lämna in" }).click();
    await look(page, "26-lamna-in");
    await press("Lämna in");
    await page.getByText(/Det är för få nya omgångar/).waitFor();
    await press("Stäng provperioden på den här enheten");
    await page.getByRole("heading", { name: "Filerna är klara" }).waitFor();
    await look(page, "27-filerna");
    const downloads: Download[] = [];
    page.on("download", (download) => downloads.push(download));
    await press("Spara filerna");
    await expect.poll(() => downloads.length).toBe(2);

    const [tally, coverage] = await Promise.all(
      downloads.map(async (download) => openSnapshot(await bytesOf(download), forbund.identity)),
    );
    const count = (id: string) => tally?.cells[plan.indexById.get(id) ?? -1];
    expect(tally?.header.forms).toBe(2);
    expect(count("first/woman/base")).toBe(1);
    expect(count("elsewhere/woman/base")).toBe(1);
    expect(count("elsewhere/woman/psychological/now")).toBe(1);
    expect(count("process/man/not-asked-no-interpreter")).toBe(1);
    expect(coverage?.cells).toHaveLength(coveragePlanOf(plan).cells.length);
    await page.getByRole("link", { name: "Sju frågor" }).click();
    await page.getByText("Perioden är stängd. Be insatsledaren öppna en ny period.").waitFor();
    await look(page, "28-stangd");
  });

  test("hides at one press, and then only the lock is there, also after a reload", async ({ page }) => {
    page.setDefaultTimeout(5_000);
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const choose = (name: string) => page.getByRole("radio", { name, exact: true }).check();
    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund, async () => {});
    await press("Fortsätt");
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await choose("18 år eller äldre");
    await choose("Nej");
    await choose("Svenska");
    await choose("Deltagaren svarar själv på skärmen");
    await press("Fortsätt");
    await press("Lämna över");
    await page.getByRole("heading", { level: 1, name: "Välj språk" }).waitFor();

    // A reload is still the participant's, who is then asked what only staff had said.
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Välj språk" }).waitFor();
    await page.evaluate(() => {
      location.hash = "#/lamna-in";
    });
    await press("Fortsätt svara");
    await press("Dölj");
    await page.getByText("Hur brukar du sova?").waitFor();
    await look(page, "30-dold");
    await page.reload();

    await page.getByRole("heading", { name: "Lås upp" }).waitFor();
    await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
    await page.getByLabel("Lösenord (fem ord)").press("Enter");
    await page.getByRole("heading", { name: "Inga svar sparades." }).waitFor();
    await look(page, "31-inget-sparat");
    await press("Fortsätt");
    await press("Hoppa över");
    await page.getByText("Allt är inlämnat").waitFor();

    // Together: hiding locks an open app.
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await choose("18 år eller äldre");
    await choose("Nej");
    await choose("Svenska");
    await choose("Vi svarar tillsammans");
    await press("Fortsätt");
    await press("Fortsätt");
    await press("Dölj");
    await page.getByText("Hur brukar du sova?").waitFor();
    await press("Fortsätt");
    await press("Personal: lås upp");
    await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
    await page.getByLabel("Lösenord (fem ord)").press("Enter");
    await page.getByRole("heading", { name: "Skärmen doldes. Inga svar sparades." }).waitFor();
    await look(page, "32-doldes");
  });

  test("starts, takes a startfil and counts when the server is gone", async ({ page, context, provoked }) => {
    // A server of its own, so that it can be stopped.
    provoked.push(/^request to another origin: http:\/\/127\.0\.0\.1/);
    const server = await serve({ port: 0 });
    page.setDefaultTimeout(5_000);
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.goto(`${server.origin}/intake/`);
    await page.evaluate(() => navigator.serviceWorker.ready);

    await server.close();
    await context.setOffline(true);
    await page.reload();
    await makeLock(page, forbund, async () => {});
    await press("Fortsätt");
    await page.getByRole("link", { name: "Registrera: inte tillfrågad" }).click();
    await page.getByRole("radio", { name: "Jag hann inte" }).check();
    await page.getByRole("radio", { name: "Man", exact: true }).check();
    await press("Spara");

    await page.getByText("Sparat.").waitFor();
    await page.getByText("Det finns omgångar att lämna in").waitFor();
  });
});

/** Practice in the participant's role, ended by hiding. Nothing of it may be counted. */
async function practise(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Öva: deltagaren svarar själv");
  await page.getByRole("heading", { level: 1, name: "Välj språk" }).waitFor();
  await look(page, "25-ova-formular");
  await press("Dölj");
  await press("Fortsätt");
  await press("Personal: lås upp");
  await page.getByRole("heading", { name: "Övningen är slut. Inget sparades." }).waitFor();
  await press("Avsluta övningen");
}

/** First start up to the anmälan: startfil, its words, the lock, the recovery key. Gives the passphrase. */
async function makeLock(
  page: Page,
  { startfil }: ProvForbund,
  seen: (screen: string) => Promise<void>,
): Promise<string> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("heading", { name: "Kom igång" }).waitFor();
  await seen("01-kom-igang");
  await page.getByLabel("Välj fil").setInputFiles({
    name: "startfil.json",
    mimeType: "application/json",
    buffer: Buffer.from(startfil),
  });
  await page.getByRole("heading", { name: "Stämmer orden?" }).waitFor();
  await seen("02-orden");
  await press("Orden stämmer");
  const drawn = page.getByRole("list", { name: "Dina ord" }).getByRole("listitem");
  await seen("03-las");
  const passphrase = (await drawn.allTextContents()).join(" ");
  await press("Jag har skrivit av orden");
  await page.getByLabel("Fem ord med mellanslag").fill(passphrase);
  await press("Fortsätt");
  await page.getByRole("heading", { name: "Reservkod på papper" }).waitFor();
  await seen("04-reservkod");
  const recoveryKey = (await page.locator("code").textContent()) ?? "";
  await page.getByLabel("De fyra sista tecknen i reservkoden").fill(recoveryKey.slice(-4));
  await press("Klart");
  await press("Inte nu");
  await page.getByRole("heading", { name: "Skicka anmälan till förbundet" }).waitFor();
  return passphrase;
}

/** Answers every question with the option of that name, or else with the last but one, up to the review. */
async function answer(page: Page, option: string): Promise<void> {
  const next = () => page.getByRole("button", { name: "Fortsätt", exact: true }).click();
  const heading = (name: string) => page.getByRole("heading", { level: 1, name });
  await heading("Välj språk").waitFor();
  await next();
  await heading("Om frågorna").waitFor();
  await next();
  await page.getByRole("button", { name: "Börja med fråga 1" }).click();
  for (const [at, { legend }] of workingWording.questions.entries()) {
    await heading(legend[LanguageTag.parse("sv")] ?? "").waitFor();
    const wanted = page.getByLabel(option, { exact: true });
    await ((await wanted.count()) > 0 ? wanted : page.getByLabel("Nej", { exact: true })).check();
    expect(await page.title()).toBe(`Fråga ${at + 1} av 7 – Sju frågor`);
    await next();
  }
  await page.getByRole("radio", { name: "Kvinna", exact: true }).check();
  await next();
  await page.getByRole("heading", { level: 1, name: /^(Svaren|Vill du visa dina svar\?)$/ }).waitFor();
}
