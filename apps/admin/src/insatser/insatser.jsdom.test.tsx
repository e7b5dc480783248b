import { screen, within } from "@testing-library/react";
import { openStartfil, openTackningsrapport, workingWording } from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { withApproved } from "../devices/device-list.ts";
import { importFiles } from "../imports/import-files.ts";
import { addInsats, plans, running, tallyOf, testDevice, testForbund, today } from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";

describe("the register of insatser", () => {
  it("takes a new insats and shows it", async () => {
    const place = await testForbund();
    const { user } = showForbund(place, "/insatser/ny");

    await user.type(screen.getByRole("textbox", { name: "Namn" }), "MIA Vidare");
    await user.click(screen.getByRole("radio", { name: /Individinriktad/ }));
    await user.type(screen.getByRole("textbox", { name: "Startdatum" }), "2026-01-01");
    await user.click(screen.getByRole("button", { name: "Spara insatsen" }));

    expect(await screen.findByRole("heading", { level: 1, name: "MIA Vidare" })).toBeVisible();
    expect(place.keeper.current().insatser.map(({ name }) => name)).toEqual(["MIA Vidare"]);
  });

  it("ties each error to its field, and saves nothing", async () => {
    const place = await testForbund();
    const { user } = showForbund(place, "/insatser/ny");

    await user.type(screen.getByRole("textbox", { name: "Startdatum" }), "1 juli");
    await user.click(screen.getByRole("button", { name: "Spara insatsen" }));

    const field = await screen.findByRole("textbox", { name: "Startdatum" });
    expect(field).toHaveAccessibleDescription(/Skriv datumet som år-månad-dag/);
    expect(field).toBeInvalid();
    expect(place.keeper.current().insatser).toEqual([]);
  });

  it("makes a startfil that a device can take, and shows its six words", async () => {
    const place = await testForbund({ prov: true });
    const { id } = await addInsats(place, "Rätt stöd för mig!");
    const { user, saved } = showForbund(place, `/insatser/${id}`);

    await user.click(screen.getByRole("button", { name: "Gör startfil" }));

    const list = await screen.findByRole("list", { name: "Sex ord" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(6);
    expect(saved.map(({ name }) => name)).toEqual(["prov-startfil-ratt-stod-for-mig.json"]);
    const text = (await saved[0]?.content.text()) ?? "";
    const { startfil, digest } = openStartfil(text, verify, { today, instruments: [workingWording] });
    expect(startfil).toMatchObject({
      prov: true,
      insats: { id, name: "Rätt stöd för mig!" },
      k: 5,
      calendar: "half",
    });
    expect(place.keeper.current().startfiler.map((issued) => issued.digest)).toContain(digest);
  });

  it("shows the startfil as a code that a camera can read, however long the names are", async () => {
    const place = await testForbund();
    await place.keeper.change((book) => ({ ...book, forbund: { ...book.forbund, name: "å".repeat(80) } }));
    const { id } = await addInsats(place, "ä".repeat(80));
    const { user } = showForbund(place, `/insatser/${id}`);

    await user.click(screen.getByRole("button", { name: "Gör startfil" }));

    const code = await screen.findByRole("img", { name: "Startfilen som QR-kod" });
    const [, , width = 0] = (code.getAttribute("viewBox") ?? "").split(" ").map(Number);
    // Version 25 has 117 modules; four of white stand on each side.
    expect(width).toBeGreaterThan(0);
    expect(width).toBeLessThanOrEqual(117 + 8);
    expect(screen.getByRole("button", { name: "Skriv ut koden" })).toBeVisible();
  });

  it("saves a signed report of how many were asked, and nothing from answers", async () => {
    const place = await testForbund();
    const insats = await addInsats(place, "MIA Vidare");
    const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
    const take = (...files: Parameters<typeof importFiles>[0]) =>
      importFiles(files, { ...place, plans, today, onProgress: () => undefined });
    await take(await device.anmalan());
    const [waiting] = place.keeper.current().waiting;
    if (waiting === undefined) throw new Error("no device waits");
    await place.keeper.change((book) => withApproved(book, waiting, "Enhet 1"));
    await take((await device.handIn({ tally: tallyOf(24, 1, running), period: running })).coverage);
    const { user, saved } = showForbund(place, `/insatser/${insats.id}`);

    await user.click(screen.getByRole("button", { name: "Spara täckningsrapport" }));

    expect(await screen.findByText(/^Täckningsrapporten är sparad: /)).toBeVisible();
    expect(saved.map(({ name }) => name)).toEqual(["tackningsrapport-mia-vidare-2026-H2.json"]);
    const text = (await saved[0]?.content.text()) ?? "";
    const { content } = openTackningsrapport(text, verify);
    expect(content).toMatchObject({ insats: { id: insats.id }, period: running, day: today });
    expect(content.coverage.asked).toBeGreaterThan(0);
    expect(content.signer).toBe(place.keeper.current().forbund.signer);
    expect(text).not.toContain("answered");
  });

  it("keeps the number of participants by period", async () => {
    const place = await testForbund();
    const { id } = await addInsats(place, "MIA Vidare");
    const { user } = showForbund(place, `/insatser/${id}`);

    await user.type(screen.getByRole("textbox", { name: "Kvinnor" }), "32");
    await user.type(screen.getByRole("textbox", { name: "Män" }), "30");
    await user.click(screen.getByRole("button", { name: "Spara antal" }));

    expect(await screen.findByText("Antalet deltagare är sparat.")).toBeVisible();
    expect(place.keeper.current().insatser[0]?.participants).toEqual({
      "2026-H2": { woman: 32, man: 30, other: 0 },
    });
  });

  it("reads a table of participants whole or not at all", async () => {
    const place = await testForbund();
    await addInsats(place, "MIA Vidare");
    const { user } = showForbund(place, "/insatser/deltagarantal");
    const choose = (text: string) =>
      user.upload(screen.getByLabelText("Välj fil"), new File([text], "antal.csv"));

    await choose("Insats;Grupp;Antal\nMIA Vidare;Kvinnor;12\nMIA Vidare;Män;ca 20\n");
    expect(await screen.findByText("Rad 3, kolumn Antal: 'ca 20' är inte ett tal.")).toBeVisible();
    expect(place.keeper.current().insatser[0]?.participants).toEqual({});

    await choose("Insats;Grupp;Antal\nMIA Vidare;Kvinnor;12\nMIA Vidare;Män;20\n");
    const heading = await screen.findByRole("heading", { name: "Deltagarantalen är inlästa" });
    expect(document.activeElement).toBe(heading);
    expect(place.keeper.current().insatser[0]?.participants).toEqual({
      "2026-H2": { woman: 12, man: 20, other: 0 },
    });
  });
});
