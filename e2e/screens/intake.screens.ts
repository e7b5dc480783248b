/** Every screen of staff: a first start, a day of work, practice, what is printed, and what goes wrong. */
import type { Page } from "playwright-core";
import { beforeAll, describe } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../packages/core/src/index.ts";
import { test } from "../harness/test.ts";
import { answer } from "../steps/answer.ts";
import { makeLock, prepare, unlock } from "../steps/intake-steps.ts";
import { type ProvForbund, provForbund } from "../steps/prov-forbund.ts";
import { arrived, choose, press } from "../steps/screen.ts";
import { clearPictures, paperPicture, picture, type Size } from "./pictures.ts";

const ALL: readonly Size[] = ["phone", "tablet", "desktop"];
/** Screens that a person meets every day, or that are laid out differently where there is room. */
const KEY = /^(06-start|09-before|15-next|17-hand-over|26-support|40-first-start|52-hand-in)$/;

const take = (page: Page, name: string) =>
  picture(page, `intake-${name}`, KEY.test(name) ? ALL : ["phone", "tablet"]);

const filled: Settings = {
  ...DEFAULT_SETTINGS,
  support: {
    ...DEFAULT_SETTINGS.support,
    local: [
      {
        name: "Jouren Linden",
        for: "För alla",
        number: "08-123 45 67",
        hours: "Vardagar 9–16",
        about: "talk",
        source: "linden.example",
        checkedOn: "2026-11",
      },
    ],
  },
  duty: { text: "Prata med Kim innan du anmäler. Kim vet vart anmälan ska.", dated: "2026-10" },
  routine: { text: "Kim har beredskap vardagar 8–16.", link: "https://rutin.example/" },
  times: { lockMinutes: 8, wipeMinutes: 12 },
};

const file = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

/** A device that staff have opened for the first time, at its start page. Gives the passphrase. */
async function deviceOf(page: Page, forbund: ProvForbund): Promise<string> {
  await page.goto("/intake/");
  const passphrase = await makeLock(page, forbund);
  await press(page, "Fortsätt");
  await arrived(page, "Nästa steg");
  return passphrase;
}

async function follow(page: Page, link: string, heading = link): Promise<void> {
  await page.getByRole("link", { name: link, exact: true }).click();
  await arrived(page, heading);
}

describe("the staff app", () => {
  let forbund: ProvForbund;
  beforeAll(async () => {
    clearPictures("intake");
    forbund = await provForbund();
  });

  test("from the first start to the last file", async ({ page }) => {
    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund, (name) => take(page, name));
    await take(page, "03-anmalan");
    await press(page, "Fortsätt");
    await arrived(page, "Nästa steg");
    await take(page, "06-start");
    await press(page, "Lås");
    await arrived(page, "Lås upp");
    await take(page, "07-locked");
    await page.getByLabel("Lösenord (fem ord)").fill("fel ord");
    await press(page, "Lås upp");
    await page.getByRole("alert").waitFor();
    await take(page, "07-wrong-words");
    await unlock(page, passphrase);
    await arrived(page, "Välj en återlämningskod");
    await take(page, "08-code");
    await page.getByLabel("Återlämningskod, sex siffror").fill("730264");
    await press(page, "Använd koden");

    await follow(page, "Börja en ny omgång", "Innan ni börjar");
    await take(page, "09-before");
    await press(page, "Fortsätt");
    await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await take(page, "10-before-errors");
    await choose(page, "Under 18 år");
    await choose(page, "Nej");
    await choose(page, "Svenska");
    await choose(page, "Vi svarar tillsammans");
    await press(page, "Fortsätt");
    await arrived(page, "Det finns inga frågor för den som är under 18 år");
    await take(page, "11-under-18");
    await press(page, "Till start");
    await follow(page, "Börja en ny omgång", "Innan ni börjar");
    await choose(page, "18 år eller äldre");
    await choose(page, "Nej");
    await choose(page, "Svenska");
    await choose(page, "Vi svarar tillsammans");
    await press(page, "Fortsätt");
    await page.getByRole("dialog").waitFor();
    await picture(page, "intake-12-not-alone", ALL, { whole: false });
    await press(page, "Vi är ensamma, fortsätt");
    await answer(page, "Ja, det händer nu");
    await take(page, "13-together");
    await press(page, "Skicka och rensa skärmen");
    await press(page, "Klart");
    await arrived(page, "Svaren är skickade.");
    await take(page, "14-sent");
    await press(page, "Fortsätt");
    await arrived(page, "Nästa steg");
    await take(page, "15-start-again");
    await page.getByRole("link", { name: /^Börja en ny omgång/ }).click();
    await arrived(page, "Nästa person");
    await take(page, "15-next");

    await press(page, "Något är annorlunda");
    await arrived(page, "Innan ni börjar");
    await prepare(page, "Deltagaren svarar själv på skärmen");
    await arrived(page, "Lämna över surfplattan");
    await take(page, "17-hand-over");
    await press(page, "Lämna över");
    await answer(page, "Ja, det händer nu");
    await choose(page, "Ja, visa för personen jag pratar med");
    await press(page, "Skicka");
    await press(page, "Klart");
    await press(page, "Personal: lås upp");
    await page.getByLabel("Återlämningskod").fill("730264");
    await take(page, "18-take-back");
    await page.getByLabel("Återlämningskod").press("Enter");
    await arrived(page, "Deltagaren vill gå igenom svaren med dig.");
    await take(page, "19-wants-to-show");
    await press(page, "Visa svaren");
    await page.getByRole("heading", { name: "Prata om säkerhet i dag" }).waitFor();
    await take(page, "20-shown");
    await press(page, "Skicka och rensa skärmen");
    await press(page, "Klart");
    await press(page, "Fortsätt");
    await arrived(page, "Nästa steg");

    await follow(page, "Registrera: inte tillfrågad", "Inte tillfrågad");
    await take(page, "21-not-asked");
    await choose(page, "Tolk saknades");
    await choose(page, "Man");
    await press(page, "Spara");
    await arrived(page, "Nästa steg");
    await follow(page, "Registrera uppföljning");
    await take(page, "22-follow-up");
    await press(page, "Spara");
    await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await take(page, "23-follow-up-errors");
    await page.getByRole("checkbox", { name: "Samtal direkt" }).check();
    await choose(page, "Vet inte");
    await press(page, "Spara");
    await page.getByText("Sparat.").waitFor();
    await take(page, "24-saved");
    await follow(page, "Hur många får frågorna?");
    await take(page, "25-coverage");
    await follow(page, "Sju frågor", "Nästa steg");
    await follow(page, "Lämna in");
    await take(page, "51-before-hand-in");
    await press(page, "Lämna in");
    await page.getByText(/Det är för få nya omgångar/).waitFor();
    await take(page, "51-too-few");
    await press(page, "Stäng provperioden på den här enheten");
    await page.getByRole("heading", { name: "Filerna är klara" }).waitFor();
    await take(page, "52-hand-in");
    await follow(page, "Sju frågor", "Nästa steg");
    await take(page, "53-closed");
  });

  test("support, paper, the device and practice", async ({ page }) => {
    await deviceOf(page, forbund);
    await follow(page, "Den här enheten");
    await take(page, "30-device");
    await page
      .getByLabel("Läs in inställningar")
      .setInputFiles(file("installningar.json", await forbund.settingsFile(filled)));
    await page.getByText(/gäller från nu/).waitFor();
    await page.getByLabel("Vem kan deltagare vända sig till hos er?").fill("Kim på torget, 08-765 43 21");
    await press(page, "Spara kontakten");
    await page.getByText("Sparat.").waitFor();
    await take(page, "31-device-filled");
    await page.getByRole("link", { name: "Vilka kan låsa upp" }).click();
    await arrived(page, "Vilka kan låsa upp");
    await take(page, "32-colleagues");
    await follow(page, "Sju frågor", "Nästa steg");
    await follow(page, "Stöd till dig som frågar");
    await take(page, "26-support");
    await follow(page, "Lapp att skriva ut", "Bra nummer att ha");
    await take(page, "27-leaflet");
    await paperPicture(page, "intake-27-leaflet");
    await follow(page, "Sju frågor", "Nästa steg");
    await follow(page, "Formulär på papper");
    await take(page, "28-paper-form");
    await paperPicture(page, "intake-28-paper-form");
    await follow(page, "Sju frågor", "Nästa steg");
    await follow(page, "Skriv in ett papper", "Har personen fått frågorna förut?");
    await take(page, "29-paper-entry");
    await press(page, "Avbryt, räkna inte");
    await arrived(page, "Nästa steg");

    await follow(page, "Öva");
    await take(page, "33-practice");
    await press(page, "Öva: deltagaren svarar själv");
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await take(page, "34-practice-before");
    await press(page, "Fortsätt");
    await press(page, "Lämna över");
    await arrived(page, "Välj språk");
    await take(page, "35-practice-participant");
    await press(page, "Dölj");
    await press(page, "Fortsätt");
    await press(page, "Personal: lås upp");
    await arrived(page, "Övningen är slut. Inget sparades.");
    await take(page, "36-practice-over");
    await press(page, "Öva igen");
    await press(page, "Öva: vi svarar tillsammans");
    await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
    await press(page, "Fortsätt");
    await arrived(page, "Välj språk");
    await choose(page, "Svenska");
    await answer(page, "Ja, det händer nu");
    await take(page, "37-practice-together");
  });

  test("several insatser, and what the storage has to tell", async ({ page, context }) => {
    const passphrase = await deviceOf(page, forbund);
    await follow(page, "Den här enheten");
    await page.getByRole("link", { name: "Läs in en startfil" }).click();
    await page
      .getByLabel("Välj fil")
      .setInputFiles(file("startfil.json", await forbund.startfilFor("Bron till arbete")));
    await arrived(page, "Stämmer orden?");
    await press(page, "Orden stämmer");
    await arrived(page, "Skicka anmälan till förbundet");
    await press(page, "Fortsätt");
    await press(page, "Lås");
    await unlock(page, passphrase);
    await press(page, "Hoppa över");
    await arrived(page, "Välj insats");
    await take(page, "41-insatser");
    await choose(page, /^Nästa steg/);
    await press(page, "Fortsätt");
    await arrived(page, "Nästa steg");
    await page.goto("about:blank");

    // The browser throws its database away; the second copy is there.
    await page.goto("/version/");
    await page.evaluate(async () => {
      for (const { name = "" } of await indexedDB.databases()) {
        await new Promise((resolve, reject) => {
          const gone = indexedDB.deleteDatabase(name);
          gone.onsuccess = resolve;
          gone.onerror = reject;
          gone.onblocked = reject;
        });
      }
    });
    await page.goto("/intake/");
    await unlock(page, passphrase);
    await press(page, "Hoppa över");
    await choose(page, /^Nästa steg/);
    await press(page, "Fortsätt");
    await page.getByText(/återställda från kopian på enheten/).waitFor();
    await take(page, "42-restored");
    await page.goto("about:blank");

    // The copy is damaged.
    await page.goto("/version/");
    await page.evaluate(async () => {
      const files = await navigator.storage.getDirectory();
      for (const name of ["ap1.bin", "ap2.bin"]) {
        const file = await files.getFileHandle(name).catch(() => undefined);
        const writable = await file?.createWritable();
        await writable?.truncate(40);
        await writable?.close();
      }
    });
    // A browser that forgets, on a disk that is nearly full.
    await context.addInitScript(() => {
      Object.defineProperty(navigator, "vendor", { value: "Apple Computer, Inc." });
      navigator.storage.estimate = async () => ({ quota: 5_000_000, usage: 1_000_000 });
    });
    await page.goto("/intake/");
    await unlock(page, passphrase);
    await press(page, "Hoppa över");
    await choose(page, /^Nästa steg/);
    await press(page, "Fortsätt");
    await page.getByText(/^Kopian av appens uppgifter/).waitFor();
    await take(page, "43-warnings");
    await follow(page, "Den här enheten");
    await take(page, "44-little-room");
  });

  test("before anything is read in, and when a file is wrong", async ({ page, context }) => {
    await page.goto("/intake/");
    await arrived(page, "Kom igång");
    await page.getByLabel("Välj fil").setInputFiles(file("startfil.json", "{}"));
    await page.getByRole("alert").waitFor();
    await take(page, "40-first-start");
    await press(page, "Tillgänglighet");
    await arrived(page, "Tillgänglighet");
    await take(page, "45-accessibility");
    const inSafari = await context.newPage();
    await inSafari.addInitScript(() =>
      Object.defineProperty(navigator, "vendor", { value: "Apple Computer, Inc." }),
    );
    await inSafari.goto("/intake/");
    await take(inSafari, "46-home-screen-first");
  });

  test("in forced colours", async ({ page }) => {
    await deviceOf(page, forbund);
    await page.emulateMedia({ forcedColors: "active" });
    await picture(page, "intake-60-forced-start", ["phone"]);
    await follow(page, "Börja en ny omgång", "Innan ni börjar");
    await choose(page, "18 år eller äldre");
    await press(page, "Fortsätt");
    await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await picture(page, "intake-61-forced-before", ["phone"]);
  });
});
