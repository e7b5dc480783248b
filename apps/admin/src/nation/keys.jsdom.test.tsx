import { screen, within } from "@testing-library/react";
import { firstTimeOnly, type Period } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { addInsats, ended, plan, tallyOf, testDevice, testForbund } from "../testing/forbund.ts";
import { take } from "../testing/released.ts";
import { showForbund } from "../testing/screen.tsx";

const year: Period = { year: 2026, kind: "year", index: 1 };

/** NNS with Norr, whose keys have handed in and wait for their words to be compared. */
async function nnsWithKeys(
  ...keys: readonly { readonly forms: number; readonly periods: readonly Period[] }[]
) {
  const nns = await testForbund({ level: "nation", name: "NNS" });
  const norr = await addInsats(nns, "Norr");
  for (const { forms, periods } of keys) {
    const key = testDevice(norr.id, norr.startfil, nns.keeper.current().forbund);
    await take(nns, await key.anmalan());
    for (const period of periods) {
      const { tally } = await key.handIn({ tally: firstTimeOnly(tallyOf(forms), plan), period });
      await take(nns, tally);
    }
  }
  return { nns, norr };
}

describe("the keys of a förbund at NNS", () => {
  it("are approved in turn, tell whose sum counts, and can be shut out", async () => {
    const { nns, norr } = await nnsWithKeys({ forms: 30, periods: [ended] }, { forms: 40, periods: [ended] });
    const { user } = showForbund(nns, `/forbund/${norr.id}`);
    expect(screen.queryByText(/har en godkänd nyckel sedan förut/)).toBeNull();

    const approveFirst = () =>
      user.click(screen.getAllByRole("button", { name: /godkänn/ })[0] as HTMLElement);
    await approveFirst();
    expect(await screen.findByText(/har en godkänd nyckel sedan förut/)).toBeVisible();
    await approveFirst();

    const table = await screen.findByRole("table", { name: "Godkända nycklar" });
    const states = () =>
      within(table)
        .getAllByRole("row")
        .slice(1)
        .map((row) => within(row).getAllByRole("cell")[0]?.textContent);
    expect(states()).toEqual(["En senare summa med en annan nyckel har tagit dess plats.", "Räknas"]);
    await user.click(screen.getByRole("button", { name: "Spärra Norr" }));
    await user.click(await screen.findByRole("button", { name: "Ja, spärra" }));
    expect(await screen.findByText("Nyckeln Norr är spärrad.")).toBeVisible();
    expect(states()[0]).toMatch(/^Spärrad\. /);
    expect(screen.queryByRole("button", { name: "Spärra Norr" })).toBeNull();
  });

  it("wait for a choice when one of them counts a year beside its half", async () => {
    const { nns, norr } = await nnsWithKeys({ forms: 30, periods: [ended, year] });
    const { user } = showForbund(nns, `/forbund/${norr.id}`);
    await user.click(screen.getByRole("button", { name: /godkänn/ }));

    await user.click(screen.getByRole("link", { name: "Förbund", current: false }));
    expect(await screen.findByText(/^Förbundet har lämnat in summor/)).toBeVisible();
    await user.click(screen.getByRole("radio", { name: /^Halvår/ }));
    await user.click(screen.getByRole("button", { name: "Välj perioderna" }));
    await user.click(await screen.findByRole("button", { name: /^Ja, lägg/ }));

    expect(await screen.findByText(/^Norr räknas igen/)).toBeVisible();
    expect(screen.getByRole("table", { name: /^Förbunden/ })).toHaveTextContent("Släppet saknas");
    expect(
      screen.getByText(/ förbund har (inte )?lämnat in .* Den som lämnar in senast .* är i tid\.$/),
    ).toBeVisible();
  });
});
