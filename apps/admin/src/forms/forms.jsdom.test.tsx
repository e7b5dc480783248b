import { screen, within } from "@testing-library/react";
import { dayOf, inventedInstrument, openStartfil, planOf, workingWording } from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { readBook } from "../book/records.ts";
import { addInsats, testForbund, today } from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";

const five = inventedInstrument(5);
const fileOf = (content: unknown) =>
  new File([typeof content === "string" ? content : JSON.stringify(content)], "formular.json");
const chooser = () => {
  const control = screen.getByText("Välj fil").closest("label")?.querySelector("input");
  if (!control) throw new Error("no file can be chosen");
  return control;
};

describe("Formulär", () => {
  it("takes a form of its own from the next period, and makes startfiler for both", async () => {
    const place = await testForbund({ prov: true });
    const { id } = await addInsats(place, "MIA Vidare");
    const { user } = showForbund(place, "/installningar/formular");

    await user.upload(chooser(), fileOf(five));
    const preview = within(await screen.findByRole("region", { name: "Stämmer det här?" }));
    expect(preview.getByText("Påhittat formulär 5")).toBeVisible();
    expect(preview.getByText("Jämförs inte med andra formulär.")).toBeInTheDocument();
    expect(preview.getByText(/Nytt formulär från nästa period: januari–juni 2027/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Använd formuläret" }));

    expect(await screen.findByText(/Påhittat formulär 5 är inlagt/)).toBeVisible();
    expect(place.keeper.current().forms).toEqual([
      { from: 0, instrument: workingWording },
      { from: dayOf(2027, 1, 1), instrument: five },
    ]);
    expect((await readBook(place.vault))?.forms).toEqual(place.keeper.current().forms);

    document.body.replaceChildren();
    const shown = showForbund(place, `/insatser/${id}`);
    await shown.user.click(
      await screen.findByRole("button", { name: /Gör startfil för formuläret från 1 januari 2027/ }),
    );
    await screen.findByText(/Formuläret är sparat som formular-pahittat-5.json/);
    const [startfil, form] = await Promise.all(shown.saved.map(({ content }) => content.text()));
    const opened = openStartfil(startfil ?? "", verify, {
      today,
      instruments: [workingWording, JSON.parse(form ?? "")],
    });
    expect(opened.instrument).toEqual(five);
    expect(opened.startfil).toMatchObject({ from: dayOf(2027, 1, 1), plan: planOf(five).hash });
  });

  it("says in Swedish what is wrong with a file, and changes nothing", async () => {
    const place = await testForbund();
    await addInsats(place, "MIA Vidare");
    const before = place.keeper.current();
    const { user } = showForbund(place, "/installningar/formular");

    for (const [content, problem] of [
      ["{", /Filen är inte JSON: fel på rad 1/],
      [{ ...five, ages: "alla" }, /Åldern \(ages\): ska vara adults eller 13-17/],
      [{ ...five, id: workingWording.id }, undefined],
    ] as const) {
      await user.upload(chooser(), fileOf(content));
      if (problem === undefined) await user.click(screen.getByRole("button", { name: "Använd formuläret" }));
      expect(await screen.findByText(problem ?? /samma id som ett ni har haft/)).toBeVisible();
    }
    expect(place.keeper.current()).toBe(before);
  });
});
