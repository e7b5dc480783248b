/** Every screen of the admin app on the demo year of Stockholm 2020: as förbund, as NNS, as insatsledare. */
import type { Page } from "playwright-core";
import { beforeAll, describe } from "vitest";
import { test } from "../harness/test.ts";
import { goTo } from "../steps/admin-steps.ts";
import { asForbund, asLead, asNns } from "../steps/demo-year.ts";
import { arrived, press } from "../steps/screen.ts";
import { clearPictures, paperPicture, picture, type Size } from "./pictures.ts";

const ALL: readonly Size[] = ["phone", "tablet", "desktop"];
const WIDE: readonly Size[] = ["desktop"];
/** What is read most: also as it looks in the hand. */
const KEY = [
  "overview",
  "question",
  "report",
  "tables",
  "diagrams",
  "release-checks",
  "settings",
  "insatser",
  "sum",
];
/** So long that the first screen is enough: the pictures are part of every clone. */
const LONG = ["report", "tables", "diagrams"];
const DIALOG = "release-dialog";
/** As in a förbund, and shown there. */
const SAME = ["errors", "reserve-code", "release-checks", "release-preview", DIALOG];

/** Pictures of a walk, numbered as they come. */
function album(role: string, leaveOut: readonly string[] = []) {
  let number = 0;
  return async (page: Page, name: string, wanted = KEY.includes(name) ? ALL : WIDE): Promise<void> => {
    if (leaveOut.includes(name)) return;
    number += 1;
    for (const size of wanted) {
      const whole = name !== DIALOG && !LONG.includes(name);
      await picture(page, `admin-${role}-${String(number).padStart(2, "0")}-${name}`, [size], { whole });
    }
  };
}

const follow = async (page: Page, link: string | RegExp, heading: string | RegExp) => {
  await page.getByRole("main").getByRole("link", { name: link }).first().click();
  await arrived(page, heading);
};

describe("the admin app", () => {
  beforeAll(() => clearPictures("admin"));

  test("the demo year in three roles", { timeout: 900_000 }, async ({ page: forbund, context }) => {
    const take = album("1-forbund");
    const handedOut = await asForbund(forbund, take);
    await paperPicture(forbund, "admin-1-forbund-report");
    await goTo(forbund, "Tabeller");
    await arrived(forbund, "Tabeller");
    await forbund.getByRole("radio", { name: "Diagram" }).first().check();
    await take(forbund, "diagrams");
    await forbund.emulateMedia({ forcedColors: "active" });
    await picture(forbund, "admin-4-forced-colours", ["tablet"], { whole: false });
    await forbund.emulateMedia({ forcedColors: "none" });
    await forbund.getByRole("radio", { name: "Tabell", exact: true }).first().check();
    await follow(forbund, "FINSAM-teamen", "FINSAM-teamen");
    await take(forbund, "tables-of-insats");
    await forbund.goto("/admin/#/jamfor");
    await arrived(forbund, "Jämförelser");
    await take(forbund, "compare");

    await goTo(forbund, "Importera");
    await arrived(forbund, "Importera filer");
    await take(forbund, "import");
    await forbund
      .getByLabel("Välj fil")
      .setInputFiles([
        { name: "skadad.age", mimeType: "", buffer: Buffer.from("age-encryption.org/v1\nskadad") },
      ]);
    await forbund.getByRole("heading", { name: /^Klart/ }).waitFor();
    await take(forbund, "import-refused");
    await goTo(forbund, "Insatser");
    await follow(forbund, "Ny insats", "Ny insats");
    await press(forbund, "Spara insatsen");
    await forbund.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
    await take(forbund, "new-insats-errors");
    await goTo(forbund, "Insatser");
    await follow(forbund, /deltagarantal/, "Läs in deltagarantal");
    await take(forbund, "participants");

    for (const [name, link, heading] of [
      ["forms", /^Frågorna, andra formulär/, "Formulär"],
      ["support", "Stödkontakter", "Stödkontakter"],
      ["line", "Lägg till ett nummer", "Nytt nummer"],
      ["times", "Tider", "Tider"],
      ["rules", /^Ändra minsta antal/, "Perioder och minsta antal"],
      ["colleagues", "Vilka kan låsa upp", "Vilka kan låsa upp"],
      ["words", "Byt dina ord", /^Byt/],
      ["change-keys", "Byt nyckel", "Byt nyckel"],
    ] as const) {
      if (name !== "line") {
        await goTo(forbund, "Inställningar");
        await arrived(forbund, "Inställningar");
      }
      await follow(forbund, link, heading);
      await take(forbund, name);
    }

    await asNns(await context.newPage(), forbund, album("2-nns", SAME), take);

    const elsewhere = await context
      .browser()
      ?.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 800 } });
    if (elsewhere === undefined) throw new Error("the browser has closed");
    const lead = await elsewhere.newPage();
    await lead.goto(new URL("/admin/", forbund.url()).href);
    await asLead(lead, handedOut, album("3-lead"));
    await elsewhere.close();

    await press(forbund, "Lås");
    await arrived(forbund, "Lås upp");
    await take(forbund, "locked");
  });
});
