import { screen } from "@testing-library/react";
import { openInstallningsfil, supportLinesOf } from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { readBook } from "../book/records.ts";
import { type TestForbund, testForbund } from "../testing/forbund.ts";
import { type SavedFile, showForbund } from "../testing/screen.tsx";

async function opened(saved: readonly SavedFile[], { keeper }: TestForbund) {
  const { prov, id, signer } = keeper.current().forbund;
  return openInstallningsfil((await saved.at(-1)?.content.text()) ?? "", verify, {
    prov,
    forbund: id,
    signer,
  });
}

describe("Stödkontakter", () => {
  it("takes a local number, checks and words, and gives them to devices in one signed file", async () => {
    const place = await testForbund({ prov: true });
    const { user, saved } = showForbund(place, "/installningar/stod");
    const field = (name: string) => screen.findByRole("textbox", { name });

    await user.click(screen.getByRole("link", { name: "Lägg till ett nummer" }));
    await user.type(await field("Namn"), "Jouren Linden");
    await user.type(await field("Vem är det till för?"), "För alla");
    await user.type(await field("Nummer"), "08-123 45 67");
    await user.type(await field("Tider"), "Vardagar 9–16");
    await user.type(await field("Var kommer uppgiften från?"), "linden.example");
    await user.click(screen.getByRole("button", { name: "Spara numret" }));
    await screen.findByRole("heading", { level: 1, name: "Stödkontakter" });
    await user.clear(screen.getAllByRole("textbox", { name: "Kontrollerat" })[0] ?? document.body);
    await user.type(screen.getAllByRole("textbox", { name: "Kontrollerat" })[0] ?? document.body, "2026-08");
    await user.click(screen.getAllByRole("checkbox", { name: "Visa för deltagare" })[3] ?? document.body);
    await user.type(await field("Om anmälan för barn"), "Ring Kim innan du anmäler.");
    await user.type(await field("Er rutin för uppföljning"), "Kim har beredskap.");
    await user.click(screen.getByRole("button", { name: "Spara" }));
    await screen.findByText(/^Sparat\./);
    await user.click(screen.getByRole("button", { name: "Spara fil till enheterna" }));

    await screen.findByText(/^Filen är sparad/);
    expect(saved.at(-1)?.name).toBe("prov-installningar-2026-09-01-nr1.json");
    const fil = await opened(saved, place);
    expect(fil.number).toBe(1);
    expect(fil.settings.duty).toEqual({ text: "Ring Kim innan du anmäler.", dated: "2026-09" });
    expect(fil.settings.routine).toEqual({ text: "Kim har beredskap.", link: null });
    const lines = supportLinesOf(fil.settings.support);
    expect(lines[0]).toMatchObject({ number: "112", checkedOn: "2026-08" });
    expect(lines[1]).toMatchObject({ number: "08-123 45 67", checkedOn: "2026-09" });
    expect(lines.map(({ id }) => id)).not.toContain("ratt-att-valja");
    // Kept in the vault, and read back when it opens.
    expect((await readBook(place.vault))?.deviceSettings.given?.number).toBe(1);
  });

  it("keeps what was typed when something is wrong, and leads to it", async () => {
    const place = await testForbund();
    const { user } = showForbund(place, "/installningar/stod");
    await user.type(screen.getByRole("textbox", { name: "Länk till rutinen (frivilligt)" }), "exempel.se");

    await user.click(screen.getByRole("button", { name: "Spara" }));

    expect(
      await screen.findByRole("link", { name: "Skriv hela adressen. Den ska börja med https://." }),
    ).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Länk till rutinen (frivilligt)" })).toHaveValue("exempel.se");
    expect(place.keeper.current().deviceSettings.settings.routine).toBeNull();
  });

  it("asks to check a number that nobody has checked for a year", async () => {
    const place = await testForbund();
    showForbund(place, "/installningar/stod");

    // All national lines but Kvinnofridslinjen come unchecked.
    expect(screen.getAllByText("Kontrollera numret.")).toHaveLength(5);
  });
});

describe("Tider", () => {
  it("refuses what the app cannot keep, and gives a higher number only when something is new", async () => {
    const place = await testForbund();
    const { user, saved } = showForbund(place, "/installningar/tider");
    const lock = screen.getByRole("textbox", { name: /^Personalens app låses/ });

    await user.clear(lock);
    await user.type(lock, "1");
    await user.click(screen.getByRole("button", { name: "Spara tider" }));
    expect(await screen.findByRole("link", { name: "Skriv hela minuter, från 2 till 15." })).toBeVisible();
    await user.clear(lock);
    await user.type(lock, "12");
    await user.click(screen.getByRole("button", { name: "Spara tider" }));
    await screen.findByText(/^Tiderna är sparade/);
    await user.click(screen.getByRole("button", { name: "Spara fil till enheterna" }));
    await screen.findByText("Fil nummer 1 säger det som står här.");
    await user.click(screen.getByRole("button", { name: "Spara fil till enheterna" }));

    const fil = await opened(saved, place);
    expect(fil).toMatchObject({ number: 1, settings: { times: { lockMinutes: 12, wipeMinutes: 10 } } });
  });
});
