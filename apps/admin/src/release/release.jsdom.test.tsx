import { act, screen, within } from "@testing-library/react";
import { type Calendar, mergeTallies, type Period, periodsOf } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { withApproved } from "../devices/device-list.ts";
import { importFiles } from "../imports/import-files.ts";
import { withNumbers } from "../insatser/change-insatser.ts";
import { addInsats, plans, running, tallyOf, testDevice, testForbund, today } from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";

/** A provförbund with one insats whose device has handed in so many forms for a period. */
async function provforbundWith(
  forms: number,
  { calendar = "half", period = running }: { readonly calendar?: Calendar; readonly period?: Period } = {},
) {
  const place = await testForbund({ prov: true, calendar });
  const insats = await addInsats(place, "MIA Vidare");
  const numbers = { woman: 60, man: 60, other: 0 };
  await place.keeper.change((book) => withNumbers(book, insats.id, { period, numbers }));
  const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
  const take = async (...files: Parameters<typeof importFiles>[0]) =>
    importFiles(files, { ...place, plans, today, onProgress: () => undefined });
  await take(await device.anmalan());
  const [waiting] = place.keeper.current().waiting;
  if (waiting !== undefined) await place.keeper.change((book) => withApproved(book, waiting, "Surfplatta 1"));
  const { tally, coverage } = await device.handIn({ tally: tallyOf(forms, 1, period), period });
  await take(tally, coverage);
  return { ...place, insats, device, take };
}

async function release(user: ReturnType<typeof showForbund>["user"]) {
  await user.click(screen.getByRole("button", { name: /Stäng perioden för hand/ }));
  await user.click(screen.getByRole("button", { name: "Räkna ut skyddet" }));
  await user.click(await screen.findByRole("button", { name: "Släpp perioden" }, { timeout: 20_000 }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ja, släpp" }));
  await screen.findByText(/^Släppt 2026-09-01/);
}

describe("releasing a period", () => {
  it("is not possible while the period runs, and says why", async () => {
    const place = await testForbund();
    await addInsats(place, "MIA Vidare");

    showForbund(place, "/slapp");

    expect(screen.getAllByText(/Perioden är inte slut/).length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: "Räkna ut skyddet" })).toBeNull();
    expect(screen.queryByRole("button", { name: /för hand/ })).toBeNull();
  });

  it("shows no number from answers before it", async () => {
    const place = await provforbundWith(40);

    showForbund(place, "/tabeller");

    expect(screen.getByText("Perioden är inte släppt")).toBeVisible();
    expect(screen.getByText("Minst 10 tillfrågade hittills.")).toBeVisible();
    expect(screen.queryAllByRole("table")).toEqual([]);
  });

  it("names the consequences before the button, and asks once with the focus on the way back", async () => {
    const place = await provforbundWith(40);
    const { user } = showForbund(place, "/slapp");
    await user.click(screen.getByRole("button", { name: /Stäng perioden för hand/ }));

    await user.click(screen.getByRole("button", { name: "Räkna ut skyddet" }));
    const button = await screen.findByRole("button", { name: "Släpp perioden" }, { timeout: 20_000 });
    const consequences = screen.getByText(/Efter släpp går det inte att ändra/);
    await user.click(button);

    expect(screen.getByText(/siffror visas, i förbundets och insatsernas tabeller/)).toBeVisible();
    expect(consequences.compareDocumentPosition(button)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    const dialog = screen.getByRole("dialog", { name: /^Släpp juli–december 2026/ });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Avbryt" }));
    await user.click(within(dialog).getByRole("button", { name: "Avbryt" }));
    expect(document.activeElement).toBe(button);
    expect(place.keeper.current().releases.size).toBe(0);
  });

  it("makes tables that lead with coverage and say where a number is hidden", {
    timeout: 40_000,
  }, async () => {
    const place = await provforbundWith(24);
    const { user } = showForbund(place, "/slapp");

    await release(user);
    await user.click(screen.getByRole("link", { name: "Läs tabellerna" }));

    const headings = (await screen.findAllByRole("heading", { level: 2 })).map(
      ({ textContent }) => textContent,
    );
    expect(headings[0]).toBe("Tillfrågade");
    expect(
      screen.getByText(/av 120 \(\d+\u00a0%\) deltagare fick frågorna|av 120 deltagare fick frågorna/),
    ).toBeVisible();
    const table = screen.getByRole("table", { name: /^Svar på frågorna/ });
    expect(within(table).getAllByText("skyddad, visas inte").length).toBeGreaterThan(0);
    expect(screen.getAllByText(/·· = skyddad. Siffran visas inte/).length).toBeGreaterThan(0);
  });

  it("gives files whose names say nothing of the subject", { timeout: 40_000 }, async () => {
    const place = await provforbundWith(60);
    const { user, saved } = showForbund(place, "/slapp");
    await release(user);
    await user.click(screen.getByRole("link", { name: "Hämta rapporten" }));

    for (const kind of ["Excel", "CSV", "JSON"]) {
      await user.click(await screen.findByRole("button", { name: `Hämta som ${kind}` }));
      const ending = kind === "Excel" ? "xlsx" : kind.toLowerCase();
      // The writer of Excel files is loaded the first time it is needed.
      await screen.findByText(new RegExp(`\\.${ending} är sparad`), undefined, { timeout: 20_000 });
    }
    await user.click(screen.getByText(/Underskrivna filer/));
    await user.click(screen.getByRole("button", { name: "Till insatsledaren för MIA Vidare" }));

    expect(saved.map(({ name }) => name)).toEqual([
      "vi-fragar_samordningsforbundet-exempel_2026-H2.xlsx",
      "vi-fragar_samordningsforbundet-exempel_2026-H2.csv",
      "vi-fragar_samordningsforbundet-exempel_2026-H2.json",
      "prov-slapp-2026-H2-mia-vidare.json",
    ]);
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await saved[1]?.content.arrayBuffer());
    expect(csv.startsWith("\uFEFFFörbund;Insats;Period;")).toBe(true);
    expect(csv).toContain(";skyddad;");
    expect(csv).toContain("PROV");
  });

  it("tells before the period ends what can be shown, from how many were asked", async () => {
    const place = await testForbund();
    const insats = await addInsats(place, "MIA Vidare");
    const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
    const take = async (...files: Parameters<typeof importFiles>[0]) =>
      importFiles(files, { ...place, plans, today, onProgress: () => undefined });
    await take(await device.anmalan());
    const [waiting] = place.keeper.current().waiting;
    if (waiting !== undefined) await place.keeper.change((book) => withApproved(book, waiting, "Enhet"));
    const { coverage } = await device.handIn({ tally: tallyOf(20, 1, running), period: running });
    await take(coverage);

    showForbund(place, "/slapp");

    const table = within(screen.getByRole("region", { name: "Vad perioden kan visa" }));
    expect(
      table.getByRole("row", { name: /^MIA Vidare För få svar hittills för att visa mer än/ }),
    ).toBeVisible();
    expect(table.getByRole("row", { name: /hela förbundet\) Hittills räcker svaren/ })).toBeVisible();
  });

  it("offers to join a period that is too small with the next, and takes it back", async () => {
    const [, spring] = periodsOf(2026, "quarter");
    if (spring === undefined) throw new Error("a year has quarters");
    const place = await provforbundWith(6, { calendar: "quarter", period: spring });
    const { user } = showForbund(place, "/slapp");
    await user.selectOptions(screen.getByLabelText("Period"), "2026-K2");

    await user.click(screen.getByRole("button", { name: "Slå ihop med nästa period" }));

    expect(await screen.findByText(/^april–juni 2026 räknas in i juli–september 2026/)).toBeVisible();
    expect(place.keeper.current().forbund.merged).toEqual(["2026-K2"]);
    await user.click(screen.getByRole("button", { name: "Slå inte ihop" }));
    expect(await screen.findByRole("button", { name: "Slå ihop med nästa period" })).toBeVisible();
    expect(place.keeper.current().forbund.merged).toEqual([]);
  });

  it("corrects what is released when another file has come, and says so", { timeout: 60_000 }, async () => {
    const place = await provforbundWith(40);
    const { user } = showForbund(place, "/slapp");
    await release(user);
    expect(screen.getByText(/Inget har ändrats sedan släppet/)).toBeVisible();
    const { tally } = await place.device.handIn({
      tally: mergeTallies(tallyOf(40, 1, running), tallyOf(30, 4, running)),
      period: running,
    });
    await act(() => place.take(tally));

    await user.click(await screen.findByRole("radio", { name: "Ett fel har rättats" }));
    await user.click(screen.getByRole("button", { name: "Räkna ut skyddet för rättelsen" }));
    await user.click(await screen.findByRole("button", { name: "Släpp rättelsen" }, { timeout: 30_000 }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ja, släpp rättelsen" }));

    expect(await screen.findByText("Rättad 2026-09-01 (rättelse 1)")).toBeVisible();
    expect(screen.getByText(/^Ett fel har rättats\. Det som släpptes före/)).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Läs tabellerna" }));
    expect(await screen.findByText(/RÄTTAD/)).toBeVisible();
  });
});
