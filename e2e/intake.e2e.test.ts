import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import { coveragePlanOf, openAnmalan, planOf, workingWording } from "../packages/core/src/index.ts";
import {
  decryptWith,
  fingerprintWords,
  fromHex,
  openSnapshot,
  verify,
} from "../packages/sealing/src/index.ts";
import { serve } from "../scripts/serve.mjs";
import { test } from "./harness/test.ts";
import { answer } from "./steps/answer.ts";
import { countEffort, secondsOf } from "./steps/effort.ts";
import { inHeap } from "./steps/heap.ts";
import { makeLock, prepare, unlock } from "./steps/intake-steps.ts";
import { type ProvForbund, provForbund } from "./steps/prov-forbund.ts";
import { arrived, choose, look, pagesOf, press, saved } from "./steps/screen.ts";

const plan = planOf(workingWording);

const bytesOf = async (download: Download): Promise<Uint8Array> => readFileSync(await download.path());

describe("the staff app", () => {
  let forbund: ProvForbund;
  beforeAll(async () => {
    forbund = await provForbund();
  });

  // Axe looks at some thirty screens on the way.
  test("goes from a startfil to two files for the förbund", { timeout: 300_000 }, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });

    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund, (name) => look(page, name));
    await page.getByRole("heading", { name: "Skicka anmälan till förbundet" }).waitFor();
    const [anmalanFile] = await Promise.all([page.waitForEvent("download"), press(page, "Spara anmälan")]);
    const anmalan = openAnmalan(
      new TextDecoder().decode(await decryptWith(forbund.identity, await bytesOf(anmalanFile))),
      verify,
    );
    const words = fingerprintWords(fromHex(anmalan.digest, 32));
    expect(
      await page.getByRole("list", { name: "Enhetens sex ord" }).getByRole("listitem").allTextContents(),
    ).toEqual(words);
    await look(page, "05-anmalan");
    await press(page, "Fortsätt");
    await page.getByRole("heading", { name: "Nästa steg", level: 1 }).waitFor();
    await look(page, "06-start");
    await press(page, "Lås");

    await page.getByRole("heading", { name: "Lås upp" }).waitFor();
    await look(page, "07-lasupp");
    await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
    await press(page, "Lås upp");
    await page.getByRole("heading", { name: "Välj en återlämningskod" }).waitFor();
    await look(page, "08-kod");
    await page.getByLabel("Återlämningskod, sex siffror").fill("730264");
    await press(page, "Använd koden");

    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await look(page, "09-innan");
    await press(page, "Fortsätt");
    await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await look(page, "10-innan-fel");
    await choose(page, "18 år eller äldre");
    await choose(page, "Nej");
    await choose(page, "Svenska");
    await choose(page, "Vi svarar tillsammans");
    await press(page, "Fortsätt");
    await page.getByRole("heading", { name: "Är ni inte ensamma?" }).waitFor();
    await look(page, "11-ensamma");
    await press(page, "Vi är ensamma, fortsätt");

    await answer(page, "Nej");
    await look(page, "12-svaren");
    await press(page, "Skicka och rensa skärmen");
    await press(page, "Klart");
    await page.getByRole("heading", { name: "Svaren är skickade." }).waitFor();
    await look(page, "13-skickade");
    await press(page, "Fortsätt");

    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await look(page, "14-nasta");
    await press(page, "Något är annorlunda");
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await choose(page, "18 år eller äldre");
    await choose(page, "Ja, i en annan insats i år");
    await choose(page, "Deltagaren svarar själv på skärmen");
    await press(page, "Fortsätt");
    await look(page, "15-lamna-over");
    const staffKnows = [forbund.name, forbund.recipient, words.join(" "), passphrase, "730264"];
    // Before: it finds what is there, or it would find nothing afterwards either.
    expect(await inHeap(page, staffKnows)).toContain(forbund.recipient);
    const withKeys = page.workers();
    expect(withKeys).toHaveLength(1);
    await press(page, "Lämna över");
    await arrived(page, "Välj språk");
    // UX-60: keys are in the vault's worker alone. That one is gone, and another seals; of what staff see
    // nothing is left.
    for (const worker of withKeys) expect(page.workers()).not.toContain(worker);
    expect(await inHeap(page, staffKnows)).toEqual([]);
    await answer(page, "Ja, det händer nu");
    await choose(page, "Ja, visa för personen jag pratar med");
    await press(page, "Skicka");
    await press(page, "Klart");
    await look(page, "16-ge-tillbaka");
    await press(page, "Personal: lås upp");
    await page.getByLabel("Återlämningskod").fill("730264");
    await look(page, "17-ta-tillbaka");
    await page.getByLabel("Återlämningskod").press("Enter");
    await page.getByRole("heading", { name: "Deltagaren vill gå igenom svaren med dig." }).waitFor();
    await look(page, "18-visa");
    await press(page, "Visa svaren");
    await page.getByRole("heading", { name: "Prata om säkerhet i dag" }).waitFor();
    await look(page, "19-svaren-visade");
    await press(page, "Skicka och rensa skärmen");
    await press(page, "Klart");
    await press(page, "Fortsätt");

    await page.getByRole("link", { name: "Registrera: inte tillfrågad" }).click();
    await look(page, "20-inte-tillfragad");
    await choose(page, "Tolk saknades");
    await choose(page, "Man");
    await press(page, "Spara");
    await page.getByText("Sparat.").waitFor();
    await page.getByRole("link", { name: "Registrera uppföljning" }).click();
    await look(page, "21-uppfoljning");
    await page.getByRole("checkbox", { name: "Samtal direkt" }).check();
    await choose(page, "Vet inte");
    await press(page, "Spara");
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
      if (link === "Stöd till dig som frågar") await printLeaflet(page);
      if (link === "Öva") await practise(page);
      else await page.getByRole("link", { name: "Sju frågor" }).click();
    }

    await page.getByRole("link", { name: "Lämna in" }).click();
    await look(page, "26-lamna-in");
    await press(page, "Lämna in");
    await page.getByText(/Det är för få nya omgångar/).waitFor();
    await press(page, "Stäng provperioden på den här enheten");
    await page.getByRole("heading", { name: "Filerna är klara" }).waitFor();
    await look(page, "27-filerna");
    const downloads: Download[] = [];
    page.on("download", (download) => downloads.push(download));
    await press(page, "Spara filerna");
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
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund);
    await press(page, "Fortsätt");
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await prepare(page, "Deltagaren svarar själv på skärmen");
    await press(page, "Lämna över");
    await arrived(page, "Välj språk");

    // A reload is still the participant's, who is then asked what only staff had said.
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Välj språk" }).waitFor();
    await page.evaluate(() => {
      location.hash = "#/lamna-in";
    });
    await press(page, "Fortsätt svara");
    await press(page, "Dölj");
    await page.getByText("Hur brukar du sova?").waitFor();
    await look(page, "30-dold");
    await page.reload();

    await page.getByRole("heading", { name: "Lås upp" }).waitFor();
    await unlock(page, passphrase);
    await page.getByRole("heading", { name: "Inga svar sparades." }).waitFor();
    await look(page, "31-inget-sparat");
    await press(page, "Fortsätt");
    await press(page, "Hoppa över");
    await page.getByText("Allt är inlämnat").waitFor();

    // Together: hiding locks an open app.
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await prepare(page, "Vi svarar tillsammans");
    await press(page, "Fortsätt");
    await press(page, "Dölj");
    await page.getByText("Hur brukar du sova?").waitFor();
    await press(page, "Fortsätt");
    await press(page, "Personal: lås upp");
    await unlock(page, passphrase);
    await page.getByRole("heading", { name: "Skärmen doldes. Inga svar sparades." }).waitFor();
    await look(page, "32-doldes");
  });

  test("goes a whole omgång and hands it in when the server is gone", { timeout: 120_000 }, async ({
    page,
    context,
    provoked,
  }) => {
    // A server of its own, so that it can be stopped.
    provoked.push(/^request to another origin: http:\/\/127\.0\.0\.1/);
    const server = await serve({ port: 0 });
    await page.setViewportSize({ width: 768, height: 1024 });
    await page.goto(`${server.origin}/intake/`);
    await page.evaluate(() => navigator.serviceWorker.ready);

    await server.close();
    await context.setOffline(true);
    await page.reload();
    const passphrase = await makeLock(page, forbund);
    await press(page, "Fortsätt");
    await press(page, "Lås");

    // A whole omgång from the lock, as somebody who has never done it: docs/testing-ux.md tells the figures.
    await arrived(page, "Lås upp");
    const round = await countEffort(page);
    await unlock(page, passphrase);
    await page.getByLabel("Återlämningskod, sex siffror").fill("730264");
    await press(page, "Använd koden");
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await prepare(page, "Deltagaren svarar själv på skärmen");
    await press(page, "Lämna över");
    await answer(page, "Ja, tidigare som vuxen");
    await choose(page, "Nej, skicka utan att visa");
    await press(page, "Skicka");
    await press(page, "Klart");
    await press(page, "Personal: lås upp");
    await takeBack(page);
    await arrived(page, "Svaren är skickade.");
    expect(secondsOf(await round()).handling).toBeLessThan(180);
    await press(page, "Fortsätt");

    // The next person: language, insats and way of asking are known.
    const next = await countEffort(page);
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await press(page, "Det stämmer, lämna över");
    await arrived(page, "Välj språk");
    expect((await next()).presses).toBeLessThanOrEqual(2);
    await press(page, "Dölj");
    await press(page, "Fortsätt");
    await press(page, "Personal: lås upp");
    await takeBack(page);
    await arrived(page, "Skärmen doldes. Inga svar sparades.");
    await press(page, "Fortsätt");

    await page.getByRole("link", { name: "Lämna in" }).click();
    await press(page, "Stäng provperioden på den här enheten");
    const [tally] = await saved(page, () => press(page, "Spara filerna"), 2);
    const opened = await openSnapshot(new Uint8Array(tally?.bytes ?? []), forbund.identity);
    expect(opened.header.forms).toBe(1);
    expect(opened.cells[plan.indexById.get("first/woman/psychological/adult") ?? -1]).toBe(1);
  });
});

/** The leaflet is one page of paper, and says nothing but the numbers. */
async function printLeaflet(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Lapp att skriva ut" }).click();
  await arrived(page, "Bra nummer att ha");
  await look(page, "22-lapp");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button").count()).toBe(0);
  await page.emulateMedia({ media: "screen" });
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
}

/** Practice in the participant's role, ended by hiding. Nothing of it may be counted. */
async function practise(page: Page): Promise<void> {
  await press(page, "Öva: deltagaren svarar själv");
  await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
  await look(page, "25-ova-innan");
  await press(page, "Fortsätt");
  await press(page, "Lämna över");
  await arrived(page, "Välj språk");
  await look(page, "25-ova-formular");
  await press(page, "Dölj");
  await press(page, "Fortsätt");
  await press(page, "Personal: lås upp");
  await arrived(page, "Övningen är slut. Inget sparades.");
  await look(page, "25-ova-slut");
  await press(page, "Avsluta övningen");
}

/** Takes the tablet back with the code of the session. */
async function takeBack(page: Page): Promise<void> {
  await page.getByLabel("Återlämningskod").fill("730264");
  await page.getByLabel("Återlämningskod").press("Enter");
}
