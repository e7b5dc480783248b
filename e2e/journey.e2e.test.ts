/**
 * The whole road, as a new user walks it: a provförbund, a tablet, two people, four more devices, a
 * closed period, released tables, saved files. The figures are held against the simulator's oracle, which
 * shares no code with the tally, and the two people's answers added by hand.
 */
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
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
import { arrived, choose, look, press, type SavedFile, saved } from "./steps/screen.ts";

const FORMS = 120;
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

    const { files, counts } = simulated(startfil, FORMS);
    await importFiles(admin, files);
    await approveAll(admin, 4);
    await importFiles(admin, files);
    await expect.poll(() => admin.getByRole("cell", { name: /^Fanns redan/ }).count()).toBe(files.length);

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
  await tablet.getByLabel("Återlämningskod").fill(HAND_BACK_CODE);
  await press(tablet, "Lås upp med koden");
  await arrived(tablet, "Svaren är skickade.");
  await press(tablet, "Fortsätt");
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
