import { screen, waitFor, within } from "@testing-library/react";
import { dayOf, openKvitto, snapshotsToAdd } from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { collectionOf } from "../book/book.ts";
import { readBook } from "../book/records.ts";
import { type ChosenFile, importFiles } from "../imports/import-files.ts";
import {
  addInsats,
  deviceCalled,
  ended,
  fileOf,
  plans,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
  today,
} from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";
import { withApproved, withRevoked } from "./device-list.ts";

async function asFile({ name, arrayBuffer }: ChosenFile): Promise<File> {
  return new File([await arrayBuffer()], name);
}

async function forbundWithDevice() {
  const place = await testForbund();
  const insats = await addInsats(place, "MIA Vidare");
  return { place, device: testDevice(insats.id, insats.startfil, place.keeper.current().forbund) };
}

async function importThrough(place: TestForbund, files: readonly ChosenFile[]) {
  const shown = showForbund(place, "/importera");
  const chosen = await Promise.all(files.map(asFile));
  await shown.user.upload(screen.getByLabelText("Välj fil"), chosen);
  return { ...shown, result: await screen.findByRole("heading", { level: 2, name: /^Klart/ }) };
}

const fileOfRest = () => new File(["x"], "rest.age");

describe("importing files", () => {
  it("takes a whole folder, without the files that the system keeps there", async () => {
    const { place, device } = await forbundWithDevice();
    const { tally, coverage } = await device.handIn({ tally: tallyOf(12), period: ended });
    const { user } = showForbund(place, "/importera");
    const button = screen.getByLabelText("Välj mapp");

    await user.upload(button, await Promise.all([tally, coverage, fileOf(".DS_Store", "x")].map(asFile)));

    expect(button).toHaveAttribute("webkitdirectory");
    expect(await screen.findByRole("heading", { name: "Klart. 2 inlästa." })).toBeVisible();
  });

  it("keeps what was read when somebody ends it, and says what is left", async () => {
    const { place, device } = await forbundWithDevice();
    const { tally, coverage } = await device.handIn({ tally: tallyOf(12), period: ended });
    const { user } = showForbund(place, "/importera");
    const [first, second] = await Promise.all([tally, coverage].map(asFile));
    if (first === undefined || second === undefined) throw new Error("two files were made");
    // The second file is not read before the button has been pressed.
    let pressed = () => {};
    const until = new Promise<void>((resolve) => {
      pressed = resolve;
    });
    const bytes = await second.arrayBuffer();
    second.arrayBuffer = () => until.then(() => bytes);

    await user.upload(screen.getByLabelText("Välj fil"), [first, second, fileOfRest()]);
    await user.click(await screen.findByRole("button", { name: "Avbryt" }));
    pressed();

    expect(await screen.findByRole("heading", { name: "Avbrutet. 2 inlästa." })).toBeVisible();
    expect(screen.getByText(/^1 fil är inte inläst. Det som hann läsas in är sparat/)).toBeVisible();
    expect(place.keeper.current().snapshots.size).toBe(2);
  });

  it("tells what became of each, and moves the focus to the result", async () => {
    const { place, device } = await forbundWithDevice();
    const { tally, coverage } = await device.handIn({ tally: tallyOf(12), period: ended });

    const { result } = await importThrough(place, [tally, coverage, tally, fileOf("bild.png", "PNG")]);

    expect(result).toHaveTextContent("Klart. 2 inlästa, 1 fanns redan, 1 kunde inte läsas.");
    await waitFor(() => expect(document.activeElement).toBe(result));
    const table = screen.getByRole("table", { name: "Varje fil för sig" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => within(row).getByRole("cell").textContent)).toEqual([
      expect.stringMatching(/^Inläst\. Svar från MIA Vidare/),
      expect.stringMatching(/^Inläst\. Täckning från MIA Vidare/),
      expect.stringMatching(/^Fanns redan\. Svar/),
      "Kunde inte läsas. Filen är inte en svarsfil.",
    ]);
  });
});

/** A förbund whose devices are approved as Enhet 1, Enhet 2 and so on. */
async function forbundWithDevices(count: number) {
  const place = await testForbund();
  const insats = await addInsats(place, "MIA Vidare");
  const devices = Array.from({ length: count }, () =>
    testDevice(insats.id, insats.startfil, place.keeper.current().forbund),
  );
  await take(place, await Promise.all(devices.map((device) => device.anmalan())));
  for (const [at, waiting] of place.keeper.current().waiting.entries())
    await place.keeper.change((book) => withApproved(book, waiting, `Enhet ${at + 1}`));
  return { place, insats, devices };
}

const take = (place: TestForbund, files: readonly ChosenFile[]) =>
  importFiles(files, { ...place, plans, today, onProgress: () => undefined });

/** The row of a device in the period that is over. */
async function endedRow(user: ReturnType<typeof showForbund>["user"], label: string) {
  await user.selectOptions(screen.getByRole("combobox", { name: "Period" }), "2026-H1");
  return screen.getByRole("row", { name: new RegExp(`^${label} `) });
}

describe("the hand-ins", () => {
  it("are told in a sentence and a row for each device, and late ones are marked", async () => {
    const { place, devices } = await forbundWithDevices(3);
    const handedIn = await Promise.all(
      devices
        .slice(0, 2)
        .map((device, at) => device.handIn({ tally: tallyOf(12), period: ended, final: at === 0 })),
    );
    await take(
      place,
      handedIn.map(({ tally }) => tally),
    );

    const { user } = showForbund(place, "/enheter");

    expect(await endedRow(user, "Enhet 1")).toHaveTextContent("GodkändLämnade in sent2026-09-01");
    expect(await endedRow(user, "Enhet 2")).toHaveTextContent("VäntarHar inte lämnat in i tid2026-09-01");
    expect(await endedRow(user, "Enhet 3")).toHaveTextContent("VäntarHar inte lämnat in i tid–");
    expect(
      screen.getByText("2 enheter har inte lämnat in våren 2026. 1 enhet lämnade in sent."),
    ).toBeVisible();
  });

  it("do not count a revoked device among those that are missing, and say that it is revoked", async () => {
    const { place } = await forbundWithDevices(2);
    await place.keeper.change((book) => withRevoked(book, deviceCalled(book, "Enhet 2")));

    const { user } = showForbund(place, "/enheter");

    expect(await endedRow(user, "Enhet 2")).toHaveTextContent(/Spärrad–$/);
    expect(screen.getByText("1 enhet har inte lämnat in våren 2026.")).toBeVisible();
  });
});

describe("a fork", () => {
  const day = dayOf(2026, 7, 2);

  async function forkedForbund() {
    const { place, devices } = await forbundWithDevices(1);
    const device = devices[0];
    if (device === undefined) throw new Error("there is no device");
    const copy = device.clone();
    const used = await device.handIn({ tally: tallyOf(12), period: ended, day });
    const copied = await copy.handIn({ tally: tallyOf(20, 7), period: ended });
    await take(place, [used.tally, used.coverage, copied.tally, copied.coverage]);
    return { place, device, copy };
  }

  it("is resolved by one choice, whose consequences are told, and only then counted", async () => {
    const { place } = await forkedForbund();
    const { user } = showForbund(place, "/enheter");
    expect(await endedRow(user, "Enhet 1")).toHaveTextContent(/Inlämnad.*Två olika filer/);

    await user.click(screen.getByRole("button", { name: "Välj filen" }));
    expect(screen.getByRole("link", { name: "Välj en fil." })).toBeVisible();
    const kept = screen.getByRole("radio", { name: /gjord 2026-07-02/ });
    await user.click(kept);
    await user.click(screen.getByRole("button", { name: "Välj filen" }));
    const dialog = await screen.findByRole("dialog", { name: /^Lägg fil [12] åt sidan\?$/ });
    expect(dialog).toHaveTextContent(/sparas men räknas aldrig, och inte heller filer som gjordes efter den/);
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Avbryt" }));
    await user.click(within(dialog).getByRole("button", { name: /^Ja, lägg fil [12] åt sidan$/ }));

    expect(await screen.findByText(/^Enhet 1 räknas igen/)).toBeVisible();
    expect(await endedRow(user, "Enhet 1")).toHaveTextContent(/Godkänd2026-07-02/);
    expect(screen.queryByRole("heading", { name: "Enheter som behöver ett beslut" })).toBeNull();
    const { roster } = place.keeper.current();
    const counted = (["tally", "coverage"] as const).flatMap((kind) =>
      snapshotsToAdd(collectionOf(place.keeper.current()), roster, { kind, period: ended }),
    );
    expect(counted.map((record) => record.day)).toEqual([day, day]);
  });

  it("stays as it was when the question is answered with Avbryt", async () => {
    const { place } = await forkedForbund();
    const { user } = showForbund(place, "/enheter");
    await user.click(screen.getAllByRole("radio")[0] ?? document.body);
    await user.click(screen.getByRole("button", { name: "Välj filen" }));

    await user.click(await screen.findByRole("button", { name: "Avbryt" }));

    expect(place.keeper.current().roster.setAside).toEqual([]);
  });
});

describe("a device that counts a year and its half", () => {
  it("waits for one choice, whose consequences are told, and counts by that length alone", async () => {
    const { place, devices } = await forbundWithDevices(1);
    const year = { year: 2026, kind: "year", index: 1 } as const;
    const half = await devices[0]?.handIn({ tally: tallyOf(12), period: ended });
    const whole = await devices[0]?.handIn({ tally: tallyOf(30), period: year, final: false });
    if (half === undefined || whole === undefined) throw new Error("there is no device");
    await take(place, [half.tally, half.coverage, whole.tally, whole.coverage]);
    const formsOfYear = () => {
      const book = place.keeper.current();
      return snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period: year }).map(
        ({ forms }) => forms,
      );
    };
    const { user } = showForbund(place, "/enheter");
    expect(formsOfYear()).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Välj perioderna" }));
    expect(screen.getByRole("link", { name: "Välj en periodlängd." })).toBeVisible();
    await user.click(screen.getByRole("radio", { name: /^Halvår: januari–juni 2026/ }));
    await user.click(screen.getByRole("button", { name: "Välj perioderna" }));
    const dialog = await screen.findByRole("dialog", { name: "Räkna bara halvår?" });
    expect(dialog).toHaveTextContent(/sparas men räknas aldrig/);
    await user.click(within(dialog).getByRole("button", { name: "Ja, lägg de andra åt sidan" }));

    expect(await screen.findByText(/^Enhet 1 räknas igen för MIA Vidare/)).toBeVisible();
    expect(formsOfYear()).toEqual([12]);
    expect((await readBook(place.vault))?.roster.periodsAside).toHaveLength(1);
  });
});

describe("the kvitto", () => {
  it("is one signed file for all devices, after which their hand-ins are received", async () => {
    const { place, devices } = await forbundWithDevices(2);
    const files = await Promise.all(
      devices.map((device) => device.handIn({ tally: tallyOf(12), period: ended })),
    );
    await take(
      place,
      files.map(({ tally }) => tally),
    );
    const { user, saved } = showForbund(place, "/enheter");
    expect(await endedRow(user, "Enhet 1")).toHaveTextContent("Godkänd");

    await user.click(screen.getByRole("button", { name: "Spara kvitto" }));

    expect(await screen.findByText(/^Kvittot är sparat: kvitto-2026-09-01.json/)).toBeVisible();
    expect(await endedRow(user, "Enhet 2")).toHaveTextContent("Mottagen");
    const { content } = openKvitto((await saved[0]?.content.text()) ?? "", verify);
    expect(new Map(content.received.map(({ device, seq }) => [device, seq]))).toEqual(
      new Map(devices.map(({ signer }) => [signer, 1])),
    );
    expect((await readBook(place.vault))?.kvitto).toEqual(place.keeper.current().kvitto);
  });

  it("cannot be given before anything has arrived", async () => {
    const { place } = await forbundWithDevices(1);

    showForbund(place, "/enheter");

    expect(screen.getByText("Det finns inget att kvittera än.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Spara kvitto" })).toBeNull();
  });
});

describe("the devices", () => {
  it("are approved one by one, after the words have been compared", async () => {
    const { place, device } = await forbundWithDevice();
    const { user } = await importThrough(place, [await device.anmalan()]);

    await user.click(screen.getByRole("link", { name: "Till Enheter" }));
    expect(within(screen.getByRole("list", { name: "Sex ord" })).getAllByRole("listitem")).toHaveLength(6);
    const label = screen.getByRole("textbox", { name: "Vad ska enheten heta?" });
    await user.clear(label);
    await user.type(label, "Surfplatta 2");
    await user.click(screen.getByRole("button", { name: "Godkänn enhet" }));

    expect(await screen.findByText("Surfplatta 2 är godkänd för MIA Vidare.")).toBeVisible();
    expect(place.keeper.current().roster.devices.map((known) => known.label)).toEqual(["Surfplatta 2"]);
    expect(screen.getByRole("row", { name: /^Surfplatta 2 MIA Vidare Väntar/ })).toBeVisible();
  });

  it("are forgotten when the words are not the same", async () => {
    const { place, device } = await forbundWithDevice();
    const { user } = await importThrough(place, [await device.anmalan()]);
    await user.click(screen.getByRole("link", { name: "Till Enheter" }));

    await user.click(screen.getByRole("button", { name: "Orden stämmer inte" }));

    expect(place.keeper.current().waiting).toEqual([]);
    expect(place.keeper.current().roster.devices).toEqual([]);
  });

  it("are revoked after one question, whose focus is on the way back", async () => {
    const { place, device } = await forbundWithDevice();
    const { user } = await importThrough(place, [await device.anmalan()]);
    await user.click(screen.getByRole("link", { name: "Till Enheter" }));
    await user.click(screen.getByRole("button", { name: "Godkänn enhet" }));

    await user.click(await screen.findByRole("button", { name: /^Spärra Enhet 1, MIA Vidare/ }));
    const dialog = screen.getByRole("dialog", { name: "Spärra Enhet 1?" });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Avbryt" }));
    await user.click(within(dialog).getByRole("button", { name: "Ja, spärra" }));

    expect(await screen.findByText("Enhet 1 är spärrad.")).toBeVisible();
    expect(place.keeper.current().roster.devices[0]?.acceptUntilSeq).toBe(0);
  });
});
