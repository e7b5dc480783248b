/** The förbund's road in a real browser: from an empty computer to signed figures in a file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import {
  anmalanText,
  countOf,
  coveragePlanOf,
  Digest,
  handInsOf,
  Incarnation,
  isoDateOf,
  openKvitto,
  openStartfil,
  parseSimulatedYear,
  partOf,
  periodOf,
  planOf,
  SignerKey,
  type Startfil,
  simulateForms,
  type Tally,
  workingWording,
} from "../packages/core/src/index.ts";
import {
  encryptTo,
  fingerprintWords,
  fromHex,
  makeSigningKey,
  ready,
  sealSnapshot,
  sign,
  toHex,
  verify,
} from "../packages/sealing/src/index.ts";
import { test } from "./harness/test.ts";
import { createOnProv, goTo } from "./steps/admin-steps.ts";
import { withCameraOn } from "./steps/camera.ts";
import { tasksDuring } from "./steps/main-thread.ts";
import { arrived, chosen, look, pagesOf, press, saved } from "./steps/screen.ts";

const IS_FULL = process.env.VF_FULL === "1";
const MANY = IS_FULL ? 2_000 : 150;
/** What a person does not notice as a stop. */
const LONGEST_TASK_MS = 100;

const plan = planOf(workingWording);
const coveragePlan = coveragePlanOf(plan);
const now = Math.floor(Date.now() / 86_400_000);
const period = periodOf(now, "half");

interface DeviceFiles {
  /** What a copy of the device would hand in: other counts with the same number, made a day before. */
  readonly cloned: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  readonly anmalan: { readonly name: string; readonly bytes: Uint8Array };
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly tally: Tally;
}

/** A simulated device that took the startfil, with the files it would save. */
async function simulatedDevice(startfil: Startfil, digest: string, seed: number): Promise<DeviceFiles> {
  await ready;
  const description = parseSimulatedYear(
    JSON.parse(readFileSync(new URL("../data/stockholm-2020.json", import.meta.url), "utf8")),
  );
  if (!description.ok) throw new Error("the demo year is no description of a year");
  const [device] = simulateForms({
    insats: startfil.insats.name,
    devices: 1,
    forms: 18,
    seed,
    period,
    assumptions: description.value.assumptions,
    instrument: workingWording,
  });
  const tally = device && handInsOf(device, workingWording, 5).at(-1)?.tally;
  if (tally === undefined) throw new Error("nothing was simulated");
  const key = makeSigningKey();
  const incarnation = Incarnation.parse(toHex(crypto.getRandomValues(new Uint8Array(16))));
  const { recipients } = startfil;
  const anmalan = await anmalanText(
    {
      format: "vifragar/anmalan@1",
      prov: startfil.prov,
      device: SignerKey.parse(key.publicKey),
      incarnation,
      insats: startfil.insats.id,
      startfil: Digest.parse(digest),
    },
    (domain, bytes) => sign(domain, bytes, key.seed),
  );
  const common = {
    insats: startfil.insats.id,
    incarnation,
    period,
    seq: 1,
    previous: "0".repeat(64),
    day: now,
  };
  const draft = { ...common, k: startfil.k, final: true, correction: false, prov: startfil.prov };
  const seal = (kind: "tally" | "coverage", cells: readonly number[], day = now) =>
    sealSnapshot({
      header: {
        ...draft,
        day,
        kind,
        plan: kind === "tally" ? plan.hash : coveragePlan.hash,
        forms: kind === "tally" ? tally.forms : 0,
      },
      cells,
      seed: key.seed,
      recipients,
    });
  return {
    tally,
    cloned: async () => [
      { name: `tal-${seed}-kopia.age`, bytes: await seal("tally", tally.counts, now - 1) },
    ],
    anmalan: {
      name: `anmalan-${seed}.age`,
      bytes: await encryptTo(recipients, new TextEncoder().encode(anmalan)),
    },
    files: [
      { name: `tal-${seed}.age`, bytes: await seal("tally", tally.counts) },
      {
        name: `tackning-${seed}.age`,
        bytes: await seal("coverage", partOf(tally, plan, coveragePlan).counts),
      },
    ],
  };
}

/** Where the progress bar stands when there is none. */
const DONE = -1;

/** Where the progress bar stands, as soon as it stands elsewhere than before. */
const barAt = async (page: Page, before: number): Promise<number> => {
  const bar = await page.waitForFunction(
    ([last, none]) => {
      const value = document.querySelector("progress")?.value ?? none;
      // The text is no number: what is told may be 0.
      return value === last ? undefined : String(value);
    },
    [before, DONE] as const,
    { timeout: 60_000 },
  );
  return Number(await bar.jsonValue());
};

/** What so many devices have handed in, a tally and a täckningsfil each. @returns Where the files lie. */
async function filesOfDevices(folder: string, startfil: Startfil, digest: string): Promise<string[]> {
  const paths: string[] = [];
  for (let seed = 1; paths.length < MANY; seed += 1)
    for (const { name, bytes } of (await simulatedDevice(startfil, digest, seed)).files) {
      paths.push(join(folder, name));
      writeFileSync(join(folder, name), bytes);
    }
  return paths;
}

/** Imports files while somebody presses keys, and tells how the page held up. */
async function importedAtEase(page: Page, paths: readonly string[]) {
  const done = page.getByRole("heading", { level: 2, name: /^Klart/ });
  const progress: number[] = [];
  const waits: number[] = [];
  const begun = performance.now();
  const tasks = await tasksDuring(page, async () => {
    await page.getByLabel("Välj fil").setInputFiles([...paths]);
    await page.locator("progress").waitFor();
    for (let last = 0; last !== DONE; last = await barAt(page, last)) {
      progress.push(last);
      const pressed = performance.now();
      await page.keyboard.press("Tab");
      waits.push(performance.now() - pressed);
    }
    await done.waitFor();
  });
  const seconds = Math.round((performance.now() - begun) / 1_000);
  const longest = tasks.slice(0, 5).map(({ own, wall }) => `${Math.round(own)} (${Math.round(wall)})`);
  const told = [
    `${paths.length} files in ${seconds} s`,
    `longest tasks ${longest.join(", ")} ms of their own time (by the clock)`,
    `longest wait for a key ${Math.round(Math.max(...waits))} ms of ${waits.length}`,
  ].join("; ");
  return { result: (await done.textContent()) ?? "", progress, tasks, told };
}

async function importFiles(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<string> {
  await goTo(page, "Importera");
  await page
    .getByLabel("Välj fil")
    .setInputFiles(files.map(({ name, bytes }) => chosen({ name, bytes: Buffer.from(bytes) })));
  const result = page.getByRole("heading", { level: 2, name: /^Klart/ });
  await result.waitFor();
  return (await result.textContent()) ?? "";
}

/** Holds the tablet's camera before the code. A camera that a busy machine is slow to start is closed and tried again, as by a person. */
async function readCode(tablet: Page): Promise<void> {
  for (let tries = 3; tries > 0; tries -= 1) {
    await press(tablet, "Läs av QR-kod med kameran");
    const read = tablet.getByRole("heading", { name: "Stämmer orden?" }).waitFor({ timeout: 12_000 });
    if (await read.then(() => true).catch(() => false)) return;
    await press(tablet, "Stäng kameran");
  }
}

describe("the admin app", () => {
  test("takes a provförbund from nothing to signed figures in files", { timeout: 300_000 }, async ({
    page,
  }) => {
    await createOnProv(page, { action: "Skapa förbund", name: "Samordningsförbundet Björken" }, look);

    await goTo(page, "Insatser");
    await page.getByRole("link", { name: "Ny insats" }).click();
    await look(page, "admin-new-insats");
    await page.getByRole("textbox", { name: "Namn" }).fill("Nästa steg");
    await page.getByRole("radio", { name: /Individinriktad/ }).check();
    await page.getByRole("textbox", { name: "Startdatum" }).fill(`${period.year}-01-01`);
    await press(page, "Spara insatsen");
    await arrived(page, "Nästa steg");
    await page.getByRole("textbox", { name: "Kvinnor" }).fill("60");
    await page.getByRole("textbox", { name: "Män" }).fill("50");
    await press(page, "Spara antal");
    await page.getByText("Antalet deltagare är sparat.").waitFor();

    const [file] = await saved(page, () => press(page, "Gör startfil"));
    if (file === undefined) throw new Error("no file was saved");
    expect(file.name).toBe("prov-startfil-nasta-steg.json");
    const opened = openStartfil(file.bytes.toString("utf8"), verify, {
      today: now,
      instruments: [workingWording],
    });
    const words = await page.getByRole("list", { name: "Sex ord" }).getByRole("listitem").allTextContents();
    expect(words).toEqual(fingerprintWords(fromHex(opened.digest, 32)));
    expect(await page.getByRole("img", { name: "Startfilen som QR-kod" }).count()).toBe(1);
    await look(page, "admin-insats");

    // A tablet is held before the screen: its camera sees this page, and reads the code in it.
    const onScreen = page.getByRole("img", { name: "Startfilen som QR-kod" });
    await onScreen.scrollIntoViewIfNeeded();
    const errors = await withCameraOn(
      await page.screenshot({ type: "jpeg", quality: 90 }),
      async (tablet) => {
        await tablet.goto("/intake/");
        await arrived(tablet, "Kom igång");
        await readCode(tablet);
        await arrived(tablet, "Stämmer orden?");
        const read = tablet.getByRole("list", { name: "Stämmer orden?" }).getByRole("listitem");
        expect(await read.allTextContents()).toEqual(words);
      },
    );
    expect(errors).toEqual([]);

    const devices: DeviceFiles[] = [];
    for (const seed of [1, 2, 3, 4])
      devices.push(await simulatedDevice(opened.startfil, opened.digest, seed));

    // Counted once each, whatever is imported twice, damaged, or known before its device is.
    const damaged = {
      name: "skadad.age",
      bytes: devices[0]?.files[0]?.bytes.slice(0, 400) ?? new Uint8Array(),
    };
    const all = devices.flatMap(({ files }) => files);
    expect(await importFiles(page, [...all, damaged])).toBe("Klart. 8 inlästa, 1 kunde inte läsas.");
    await look(page, "admin-import");
    expect(await importFiles(page, [...all, ...devices.map(({ anmalan }) => anmalan)])).toBe(
      "Klart. 4 inlästa, 8 fanns redan.",
    );
    await page.getByRole("link", { name: "Till Enheter" }).click();
    await arrived(page, "Enheter");
    await look(page, "admin-devices-waiting");
    for (let left = devices.length; left > 0; left -= 1) {
      await page.getByRole("button", { name: "Godkänn enhet" }).first().click();
      await expect.poll(() => page.getByRole("button", { name: "Godkänn enhet" }).count()).toBe(left - 1);
    }
    await page.getByText(/Alla enheter har lämnat in/).waitFor();
    const [kvitto] = await saved(page, () => press(page, "Spara kvitto"));
    const { received } = openKvitto(kvitto?.bytes.toString("utf8") ?? "", verify).content;
    expect(received.map(({ seq }) => seq)).toEqual([1, 1, 1, 1]);
    await expect.poll(() => page.getByRole("cell", { name: "Mottagen" }).count()).toBe(4);
    await look(page, "admin-devices");

    // A cloned tablet: another file with the first one's number.
    const [first] = devices;
    if (first === undefined) throw new Error("no device was made");
    await importFiles(page, await first.cloned());
    await goTo(page, "Enheter");
    await page.getByRole("radio", { name: /^Fil 1/ }).check();
    await look(page, "admin-fork");
    await press(page, "Välj filen");
    await look(page, "admin-fork-dialog");
    await page.keyboard.press("Escape");
    const own = page.getByRole("radio", { name: new RegExp(`gjord ${isoDateOf(now)}`) });
    await own.check();
    await press(page, "Välj filen");
    await page.getByRole("button", { name: /^Ja, lägg fil/ }).click();
    await page.getByText(/räknas igen/).waitFor();
    await expect.poll(() => page.getByRole("cell", { name: "Mottagen" }).count()).toBe(4);

    await goTo(page, "Översikt");
    await look(page, "admin-overview-before");
    await goTo(page, "Tabeller");
    expect(await page.getByRole("table").count()).toBe(0);

    await goTo(page, "Släpp");
    await press(page, "Stäng perioden för hand (bara i provförbund)");
    await look(page, "admin-release-checks");
    await press(page, "Räkna ut skyddet");
    await page.getByRole("button", { name: "Släpp perioden" }).waitFor({ timeout: 60_000 });
    await look(page, "admin-release-preview");
    await press(page, "Släpp perioden");
    await look(page, "admin-release-dialog");
    await press(page, "Ja, släpp");
    await page.getByRole("link", { name: "Läs tabellerna" }).click();
    await arrived(page, "Tabeller");
    await look(page, "admin-tables");
    await page.getByRole("radio", { name: "Diagram" }).first().check();
    await look(page, "admin-diagram");
    const [svg] = await saved(page, () =>
      page
        .getByRole("button", { name: /som SVG/ })
        .first()
        .click(),
    );
    const [png] = await saved(page, () =>
      page
        .getByRole("button", { name: /som PNG/ })
        .first()
        .click(),
    );
    expect(svg?.name).toMatch(/^vi-fragar_[a-z0-9-]+_\d{4}-H[12]_fragor-tabell\.svg$/);
    expect(svg?.bytes.toString("utf8")).toContain("ARBETSFORMULERING");
    expect(png?.bytes.subarray(1, 4).toString()).toBe("PNG");

    await goTo(page, "Rapport");
    await look(page, "admin-report");
    await page.getByText(/^Fler format/).click();
    await look(page, "admin-report-formats");
    // Chromium's own PDF keeps the structure: headings, and table headings that a screen reader can name.
    const printed = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
    // The board's three pages (ux.md A8).
    expect(pagesOf(printed)).toBe(3);
    const pdf = printed.toString("latin1");
    for (const tag of ["H2", "Table", "TH", "TD", "Figure"]) expect(pdf).toContain(`/S /${tag}`);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
    const [json] = await saved(page, () => press(page, "Hämta som JSON"));
    const [csv] = await saved(page, () => press(page, "Hämta som CSV"));
    const [xlsx] = await saved(page, () => press(page, "Hämta som Excel"));
    if (json === undefined || csv === undefined || xlsx === undefined) throw new Error("a file is missing");
    const { report } = JSON.parse(json.bytes.toString("utf8"));
    const total = (id: string) => devices.reduce((sum, { tally }) => sum + countOf(tally, plan, id), 0);
    const base = report.facts.find(
      ({ key, insats }: { key: string; insats: string }) => key === "base" && insats === "Alla insatser",
    );
    expect(base.count).toBe(total("first/woman/base") + total("first/man/base"));
    expect(report.facts.some(({ status }: { status: string }) => status === "skyddad")).toBe(true);
    expect(
      report.facts.some(
        ({ key, status }: { key: string; status: string }) => key.endsWith("/any") && status === "visas",
      ),
    ).toBe(true);
    expect(report.notices.join(" ")).toContain("PROV");
    expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.bytes.toString("utf8")).toContain(";skyddad;");
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
    for (const { name } of [json, csv, xlsx])
      expect(name).toMatch(/^vi-fragar_samordningsforbundet-bjorken_\d{4}-H[12]\.\w+$/);

    // A file that came late is counted in a correction, beside what has been told.
    const late = await simulatedDevice(opened.startfil, opened.digest, 5);
    await importFiles(page, [...late.files, late.anmalan]);
    await goTo(page, "Enheter");
    await press(page, "Godkänn enhet");
    await goTo(page, "Släpp");
    await press(page, "Räkna ut skyddet för rättelsen");
    await page.getByRole("button", { name: "Släpp rättelsen" }).waitFor({ timeout: 60_000 });
    await look(page, "admin-correction");
    await press(page, "Släpp rättelsen");
    await look(page, "admin-correction-dialog");
    await press(page, "Ja, släpp rättelsen");
    await page.getByText(/^Rättad .* \(rättelse 1\)$/).waitFor();
    await look(page, "admin-corrected");
    await page.getByRole("link", { name: "Läs tabellerna" }).click();
    await page
      .getByText(/RÄTTAD/)
      .first()
      .waitFor();
  });

  test("loads the demo year, marked as what it is, opens again after it was locked, and takes in thousands of files", {
    timeout: IS_FULL ? 900_000 : 300_000,
  }, async ({ page }) => {
    const words = await createOnProv(page, { action: "Skapa förbund", name: "Provstad" }, look);
    await goTo(page, "Inställningar");
    await look(page, "admin-settings");
    await press(page, "Ladda demoåret");
    await arrived(page, "Översikt");
    await page.getByText("SIMULERADE SVAR").first().waitFor();
    await look(page, "admin-overview-demo");

    await press(page, "Lås");
    await arrived(page, "Lås upp");
    expect(await page.getByText("Provstad").count()).toBe(0);
    await look(page, "admin-locked");
    await page.getByLabel("Lösenord (fem ord)").fill(words);
    await page.getByRole("button", { name: "Lås upp", exact: true }).first().click();
    await arrived(page, "Översikt");
    expect(await page.getByRole("row", { name: /FINSAM-teamen/ }).count()).toBe(1);
    await goTo(page, "Insatser");
    await look(page, "admin-insatser");
    for (const name of ["Stödkontakter", "Tider"]) {
      await goTo(page, "Inställningar");
      await page.getByRole("link", { name, exact: true }).click();
      await arrived(page, name);
      await look(page, `admin-${name}`);
    }
    await goTo(page, "Insatser");

    // The files of a large förbund at once: the bar moves, the page answers, and no task is long.
    await page.getByRole("link", { name: "MIA Vidare" }).click();
    await arrived(page, "MIA Vidare");
    const [file] = await saved(page, () => press(page, "Gör startfil"));
    const known = { today: now, instruments: [workingWording] };
    const { startfil, digest } = openStartfil(file?.bytes.toString("utf8") ?? "", verify, known);
    const folder = mkdtempSync(join(tmpdir(), "vifragar-many-"));
    const paths = await filesOfDevices(folder, startfil, digest);
    await goTo(page, "Importera");
    await arrived(page, "Importera filer");
    const { result, progress, tasks, told } = await importedAtEase(page, paths);
    rmSync(folder, { recursive: true });
    console.info(told);
    expect(result.replaceAll(/(?<=\d)\s(?=\d)/g, "")).toBe(`Klart. ${MANY} inlästa.`);
    expect(new Set(progress).size, told).toBeGreaterThan(3);
    expect(tasks[0]?.own, told).toBeLessThan(LONGEST_TASK_MS);
    await look(page, "admin-import-many");
  });
});
