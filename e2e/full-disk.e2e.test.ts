/** A disk that is full, as the browser tells it: before an omgång, and in the middle of one. */
import type { CDPSession, Page } from "playwright-core";
import { beforeAll, describe, expect, inject } from "vitest";
import { openSnapshot } from "../packages/sealing/src/index.ts";
import { test } from "./harness/test.ts";
import { answer } from "./steps/answer.ts";
import { makeLock, prepare } from "./steps/intake-steps.ts";
import { type ProvForbund, provForbund } from "./steps/prov-forbund.ts";
import { arrived, choose, press, saved } from "./steps/screen.ts";

/** Gives the page's origin this many bytes more than it uses; nothing said: as many as the browser wants to. */
async function leaveRoom(cdp: CDPSession, page: Page, bytes?: number): Promise<void> {
  const origin = inject("origin");
  if (bytes === undefined) return void (await cdp.send("Storage.overrideQuotaForOrigin", { origin }));
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: Math.max(0, usage + bytes) });
}

describe("a full disk", () => {
  let forbund: ProvForbund;
  beforeAll(async () => {
    forbund = await provForbund();
  });

  test("is told before anyone has answered, and in the middle nothing is lost or counted twice", {
    timeout: 120_000,
  }, async ({ page, context }) => {
    page.setDefaultTimeout(20_000);
    const cdp = await context.newCDPSession(page);
    await page.goto("/intake/");
    const passphrase = await makeLock(page, forbund);
    await press(page, "Fortsätt");

    await leaveRoom(cdp, page, 200_000);
    await page.getByRole("link", { name: "Börja en ny omgång" }).click();
    await prepare(page, "Deltagaren svarar själv på skärmen");
    await press(page, "Lämna över");
    await page.getByText(/^Enheten har för lite ledigt utrymme/).waitFor();

    await leaveRoom(cdp, page);
    await press(page, "Lämna över");
    await answer(page, "Ja, det händer nu");
    await choose(page, "Nej, skicka utan att visa");
    await leaveRoom(cdp, page, -1_000_000_000);
    await press(page, "Skicka");
    await page.getByRole("heading", { name: "Svaren kunde inte skickas." }).waitFor();
    await press(page, "Försök igen");
    await page.getByRole("heading", { name: "Svaren kunde inte skickas." }).waitFor();

    await leaveRoom(cdp, page);
    await press(page, "Försök igen");
    await press(page, "Klart");
    await press(page, "Personal: lås upp");
    await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
    await page.getByLabel("Lösenord (fem ord)").press("Enter");
    await arrived(page, "Svaren är skickade.");
    await press(page, "Fortsätt");
    await press(page, "Hoppa över");
    await page.getByRole("link", { name: "Lämna in" }).click();
    await press(page, "Stäng provperioden på den här enheten");
    const [tally] = await saved(page, () => press(page, "Spara filerna"), 2);
    const { header } = await openSnapshot(new Uint8Array(tally?.bytes ?? []), forbund.identity);
    expect(header.forms).toBe(1);
  });
});
