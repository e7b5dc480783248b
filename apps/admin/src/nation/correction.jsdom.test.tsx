import { screen, within } from "@testing-library/react";
import { periodKey } from "@vifragar/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withApproved } from "../devices/device-list.ts";
import { ended, type TestForbund, testForbund } from "../testing/forbund.ts";
import { releasedForbund, take } from "../testing/released.ts";
import { showForbund } from "../testing/screen.tsx";
import { handUp, invite } from "../testing/upwards.ts";

/** A förbund hands in, and NNS approves its key. */
async function handedIn(nns: TestForbund, forbund: TestForbund): Promise<void> {
  const { files } = await handUp(forbund, await invite(nns, forbund));
  await take(nns, ...files);
  for (const waiting of nns.keeper.current().waiting)
    await nns.keeper.change((book) => withApproved(book, waiting, waiting.anmalan.insats));
}

const key = periodKey(ended);

describe("a correction of the nation's numbers", () => {
  let nns: TestForbund;
  let late: TestForbund;

  beforeAll(async () => {
    nns = await testForbund({ level: "nation", name: "NNS" });
    await handedIn(nns, await releasedForbund("Norr", [60, 35]));
    late = await releasedForbund("Söder", [80]);
  }, 60_000);

  it("waits until something has changed, then names who came late and tells no more than they did", {
    timeout: 60_000,
  }, async () => {
    const { user } = showForbund(nns, "/slapp");
    await user.selectOptions(screen.getByRole("combobox", { name: "Period" }), key);
    await user.click(screen.getByRole("button", { name: "Räkna ut skyddet" }));
    await user.click(await screen.findByRole("button", { name: "Släpp perioden" }, { timeout: 30_000 }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ja, släpp" }));
    await screen.findByText(/^Släppt 2026-09-01/);
    expect(screen.getByText(/Inget har ändrats sedan släppet/)).toBeVisible();
    const first = nns.keeper.current().releases.get(key);

    await handedIn(nns, late);
    expect(await screen.findByText(/^1 förbund har lämnat in .*: Söder\.$/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Räkna ut skyddet för rättelsen" }));
    await user.click(await screen.findByRole("button", { name: "Släpp rättelsen" }, { timeout: 30_000 }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ja, släpp rättelsen" }));

    expect(await screen.findByText(/^Rättad 2026-09-01 \(rättelse 1\)/)).toBeVisible();
    const second = nns.keeper.current().releases.get(key);
    expect(second?.correction?.replaced.map(({ digest }) => digest)).toEqual([first?.digest]);
    expect(second?.snapshots).toHaveLength(2);
    const own = late.keeper.current().releases.get(key);
    const told = (file = "") =>
      new Set(file.match(/(?<=\/)[a-z]+\/[a-z0-9-]+\/[a-z-]+(?=","status":"shown")/g));
    const [fromBoth, fromLate] = [told(second?.file), told(own?.file)];
    expect(fromBoth.size).toBeGreaterThan(0);
    expect([...fromBoth].filter((one) => !fromLate.has(one))).toEqual([]);
    expect(screen.getByText(/Inget har ändrats sedan släppet/)).toBeVisible();

    // The very same sum once more, as after a change of keys.
    await handedIn(nns, late);
    await user.click(await screen.findByRole("button", { name: "Räkna ut skyddet för rättelsen" }));
    expect(await screen.findByText(/^Inget har ändrats sedan perioden släpptes/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Släpp rättelsen" })).toBeNull();
  });
});
