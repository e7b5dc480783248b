import { screen, within } from "@testing-library/react";
import { workingWording } from "@vifragar/core";
import { beforeAll, describe, expect, it } from "vitest";
import { makeTackningsrapport } from "../insatser/tackningsrapport.ts";
import { coverageIn } from "../overview/coverage-of-book.ts";
import { coveragePlan, ended, type TestForbund, today } from "../testing/forbund.ts";
import { releasedForbund } from "../testing/released.ts";
import { showApp } from "../testing/screen.tsx";

type User = ReturnType<typeof showApp>["user"];

const fileOf = (name: string, text: string) => new File([text], name, { type: "application/json" });

const choose = async (user: User, label: string, file: File) =>
  user.upload(await screen.findByLabelText(label), file);

describe("an insatsledare", () => {
  let forbund: TestForbund;
  let part: string;
  let rapport: string;

  beforeAll(async () => {
    forbund = await releasedForbund("Björken", [60]);
    const book = forbund.keeper.current();
    const [insats] = book.insatser;
    if (insats === undefined) throw new Error("a test's förbund has no insats");
    part = book.releases.get("2026-H1")?.insatsFiles[insats.id] ?? "";
    const coverage = coverageIn(book, ended, coveragePlan).byInsats.get(insats.id);
    if (coverage === undefined) throw new Error("nobody was asked");
    const sign = forbund.vault.sign;
    rapport = (await makeTackningsrapport(book, insats, { coverage, period: ended, today, sign })).text;
  }, 60_000);

  async function begin() {
    const shown = showApp();
    await shown.user.click(await screen.findByRole("button", { name: "Börja som insatsledare" }));
    await choose(shown.user, "Välj fil från förbundet", fileOf("tackning.json", rapport));
    return shown;
  }

  it("compares words before anything of a file is believed", async () => {
    const { user } = await begin();

    expect(await screen.findByRole("heading", { name: "Kommer filen från Björken?" })).toHaveFocus();
    expect(within(screen.getByRole("list", { name: "Sex ord" })).getAllByRole("listitem")).toHaveLength(6);
    expect(screen.queryByText(/deltagare fick frågorna/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Orden stämmer inte" }));
    expect(screen.getByText(/Filen är inte inläst/)).toBeVisible();
  });

  it("sees who was asked, and no answers until the release is here; then both", async () => {
    const { user } = await begin();
    await user.click(await screen.findByRole("button", { name: "Orden stämmer" }));

    expect(await screen.findByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
    expect(screen.getByText(/deltagare fick frågorna/)).toBeVisible();
    expect(screen.getByText("Perioden är inte släppt")).toBeVisible();
    expect(screen.queryByRole("heading", { name: /Utsatt för våld/ })).toBeNull();

    await user.click(screen.getByRole("link", { name: "Filer" }));
    await choose(user, "Välj filer", fileOf("slapp.json", part));
    expect(await screen.findByText(/^slapp.json: Släpp inläst/)).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Översikt" }));

    const headings = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(headings[0]).toBe("Tillfrågade");
    expect(headings[1]).toMatch(/^Utsatt för våld/);
    await user.click(screen.getByRole("link", { name: "Psykiskt våld" }));
    expect(screen.getByRole("heading", { level: 1, name: /^Psykiskt våld:/ })).toHaveFocus();
    expect(screen.getByRole("table", { name: /^Jämfört med andra.*januari–juni 2026/ })).toBeVisible();
  });

  it("refuses what was altered on the way, and what another key has signed, each with its reason", async () => {
    const { user } = await begin();
    await user.click(await screen.findByRole("button", { name: "Orden stämmer" }));
    await user.click(await screen.findByRole("link", { name: "Filer" }));

    await choose(user, "Välj filer", fileOf("andrad.json", rapport.replace("Björken 1", "Björken 2")));
    expect(
      await screen.findByText("andrad.json: Filens underskrift stämmer inte. Den är ändrad eller skadad."),
    ).toBeVisible();

    const stranger = await releasedForbund("Granen", [40]);
    const [theirs] = Object.values(stranger.keeper.current().releases.get("2026-H1")?.insatsFiles ?? {});
    await choose(user, "Välj filer", fileOf("annan.json", theirs ?? ""));
    expect(await screen.findByRole("heading", { name: "Kommer filen från Granen?" })).toBeVisible();
    expect(screen.queryByRole("row", { name: /Granen/ })).toBeNull();
  });

  it("reads a release made with a form of the förbund's own once the form is here too", {
    timeout: 60_000,
  }, async () => {
    const own = { ...workingWording, name: { sv: "Björkens frågor" }, licence: "egen" };
    const place = await releasedForbund("Björken", [60], own);
    const [theirs = ""] = Object.values(place.keeper.current().releases.get("2026-H1")?.insatsFiles ?? {});
    const { user } = showApp();
    await user.click(await screen.findByRole("button", { name: "Börja som insatsledare" }));
    await choose(user, "Välj fil från förbundet", fileOf("slapp.json", theirs));
    await user.click(await screen.findByRole("button", { name: "Orden stämmer" }));
    await user.click(await screen.findByRole("link", { name: "Översikt" }));
    expect(await screen.findByText("Inga siffror ännu")).toBeVisible();
    expect(screen.getByText("Ett släpp kan inte visas än")).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Filer" }));
    expect(await screen.findByRole("row", { name: /Används inte .*eget formulär/ })).toBeVisible();

    const altered = { ...own, licence: "någon annans" };
    await choose(user, "Välj filer", fileOf("fel.json", JSON.stringify(altered)));
    expect(await screen.findByText("fel.json: Formulär inläst: Björkens frågor.")).toBeVisible();
    expect(screen.getByRole("row", { name: /Används inte .*eget formulär/ })).toBeVisible();
    await choose(user, "Välj filer", fileOf("formular.json", JSON.stringify(own)));

    await screen.findByText("formular.json: Formulär inläst: Björkens frågor.");
    expect(screen.queryByRole("row", { name: /Används inte/ })).toBeNull();
    await user.click(screen.getByRole("link", { name: "Översikt" }));
    expect(await screen.findByRole("heading", { name: /^Utsatt för våld/ })).toBeVisible();
    expect(screen.getByText(/Släppt .* Björkens frågor/)).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Psykiskt våld" }));
    expect(screen.getByRole("heading", { level: 1, name: /^Psykiskt våld:/ })).toHaveFocus();
  });

  it("can take everything away again", async () => {
    const { user } = await begin();
    await user.click(await screen.findByRole("button", { name: "Orden stämmer" }));
    await user.click(await screen.findByRole("link", { name: "Filer" }));
    await user.click(screen.getByRole("button", { name: "Ta bort alla filer och underskrifter" }));

    await user.click(screen.getByRole("button", { name: "Ja, ta bort" }));

    expect(await screen.findByRole("heading", { name: "Börja som insatsledare" })).toBeVisible();
  });
});
