/**
 * A form of a förbund's own, from *Formulär* to the report: on a tablet and in the frame, with nine questions. Whole size
 * only; `apps/cli/src/own-form.test.ts` goes the same road without a browser each time.
 */
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { inventedInstrument, LanguageTag, textIn } from "../packages/core/src/index.ts";
import { formIn } from "./form-page/form.ts";
import { test } from "./harness/test.ts";
import { goTo } from "./steps/admin-steps.ts";
import { answer } from "./steps/answer.ts";
import { prepare } from "./steps/intake-steps.ts";
import {
  approveAll,
  enrol,
  foundForbund,
  HAND_BACK_CODE,
  handIn,
  importFiles,
  release,
  simulated,
} from "./steps/road.ts";
import { arrived, choose, chosen, look, press, type SavedFile } from "./steps/screen.ts";
import { makeVault } from "./steps/vault-steps.ts";

const nine = inventedInstrument(9);
const inSwedish = (text: Parameters<typeof textIn>[0]) => textIn(text, LanguageTag.parse("sv"), nine);
const name = inSwedish(nine.name);

describe.runIf(process.env.VF_FULL === "1")("a form of its own", () => {
  test("is asked on the tablet and in the frame, and told in the report as what it is", {
    timeout: 240_000,
  }, async ({ page: admin, context }) => {
    const files = await foundForbund(admin, () => loadForm(admin));

    const tablet = await context.newPage();
    await enrol(tablet, admin, files);
    await askOn(tablet);
    await importFiles(admin, await handIn(tablet));
    await prepareFrame(await context.newPage(), files);

    const { files: more, counts } = simulated(files, 120);
    await importFiles(admin, more);
    await approveAll(admin, 4);
    await release(admin);

    await goTo(admin, "Tabeller");
    await arrived(admin, "Tabeller");
    await admin.getByRole("heading", { name: "De nio frågorna" }).waitFor();
    await admin.getByRole("heading", { name: "Utsatt för våld (fråga 1–5)" }).waitFor();
    await admin
      .getByText("Egna frågor i det här formuläret: fråga 4. De jämförs inte med andra formulär.")
      .first()
      .waitFor();
    const base = (counts["first/woman/base"] ?? 0) + (counts["first/man/base"] ?? 0) + 1;
    await admin.getByText(`${base} svarade på formuläret`).first().waitFor();
    await look(admin, "own-tables");
    await admin.getByRole("link", { name: /Påhittad fråga 4/ }).click();
    await arrived(admin, /^Påhittad fråga 4/);
    await look(admin, "own-question");
    await goTo(admin, "Rapport");
    await admin.getByRole("heading", { name: "På papper" }).waitFor();
    await look(admin, "own-report");
    expect(await admin.locator("main").textContent()).not.toMatch(/de sju frågorna|minst en av de tre/i);
  });
});

/** Takes the form in under *Formulär*; nothing has been asked yet, so it is in force at once. */
async function loadForm(admin: Page): Promise<void> {
  await goTo(admin, "Inställningar");
  await admin.getByRole("link", { name: /^Frågorna, andra formulär/ }).click();
  await arrived(admin, "Formulär");
  const file = { name: "formular.json", bytes: Buffer.from(JSON.stringify(nine)) };
  await admin.getByLabel("Välj fil").setInputFiles([chosen(file)]);
  await admin.getByRole("region", { name: "Stämmer det här?" }).getByText(name).waitFor();
  await look(admin, "own-preview");
  await press(admin, "Använd formuläret");
  await admin.getByText(`${name} är inlagt.`, { exact: false }).waitFor();
}

/** One person answers on the tablet. */
async function askOn(tablet: Page): Promise<void> {
  await tablet.getByRole("link", { name: "Börja en ny omgång" }).click();
  await prepare(tablet, "Deltagaren svarar själv på skärmen");
  await press(tablet, "Lämna över");
  await answer(tablet, "Ja, nu", { instrument: nine });
  await look(tablet, "own-review");
  await choose(tablet, "Nej, skicka utan att visa");
  await press(tablet, "Skicka");
  await press(tablet, "Klart");
  await press(tablet, "Personal: lås upp");
  await tablet.getByLabel("Återlämningskod").fill(HAND_BACK_CODE);
  await press(tablet, "Lås upp med koden");
  await arrived(tablet, "Svaren är skickade.");
  await press(tablet, "Fortsätt");
}

/** Staff prepare the frame's page with the same two files, and it asks the nine questions. */
async function prepareFrame(page: Page, [startfil, form]: readonly SavedFile[]): Promise<void> {
  if (startfil === undefined || form === undefined) throw new Error("the form has no file");
  await page.goto("/f/setup/");
  await page.getByLabel("Välj startfil").setInputFiles([chosen(startfil)]);
  await page.getByLabel(/^Välj formulärfilen/).setInputFiles([chosen(form)]);
  await press(page, "Orden stämmer");
  await makeVault(page);
  await arrived(page, "Skicka anmälan till förbundet");
  await press(page, "Fortsätt");
  await arrived(page, "Formuläret i den här sidan");
  await page.getByLabel("Nej", { exact: true }).check();
  await press(page, "Gör 20 formulär klara");
  await page.getByText(/20 formulär ligger klara/).waitFor();
  await look(page, "own-setup");
  await press(page, "Lås");
  await arrived(page, "Lås upp");
  await page.goto("/f/");
  const asked = await formIn(page);
  await asked.choose("sv");
  for (const button of ["Fortsätt", "Fortsätt", "Börja med fråga 1"]) await asked.press(button);
  await page.getByText("Fråga 1 av 9").waitFor();
  await page.getByRole("heading", { name: inSwedish(nine.questions[0]?.legend ?? {}) }).waitFor();
  await look(page, "own-frame");
  await page.close();
}
