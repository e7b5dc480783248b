import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ChosenFile } from "../imports/import-files.ts";
import {
  addInsats,
  ended,
  fileOf,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
} from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";

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

describe("importing files", () => {
  it("tells what became of each, and moves the focus to the result", async () => {
    const { place, device } = await forbundWithDevice();
    const { tally, coverage } = await device.handIn({ tally: tallyOf(12), period: ended });

    const { result } = await importThrough(place, [tally, coverage, tally, fileOf("bild.png", "PNG")]);

    expect(result).toHaveTextContent("Klart. 2 inlästa, 1 fanns redan, 1 kunde inte läsas.");
    expect(document.activeElement).toBe(result);
    const table = screen.getByRole("table", { name: "Varje fil för sig" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => within(row).getAllByRole("cell")[0]?.textContent)).toEqual([
      "Inläst",
      "Inläst",
      "Fanns redan",
      "Kunde inte läsas",
    ]);
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
    expect(screen.getByRole("row", { name: /Surfplatta 2 MIA Vidare Har inte lämnat in/ })).toBeVisible();
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

    await user.click(await screen.findByRole("button", { name: "Spärra Enhet 1, MIA Vidare" }));
    const dialog = screen.getByRole("dialog", { name: "Spärra Enhet 1?" });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Avbryt" }));
    await user.click(within(dialog).getByRole("button", { name: "Ja, spärra" }));

    expect(await screen.findByText("Enhet 1 är spärrad.")).toBeVisible();
    expect(place.keeper.current().roster.devices[0]?.acceptUntilSeq).toBe(0);
  });
});
