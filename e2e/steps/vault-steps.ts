/** What every app asks when its vault is made: the words, the same words again, the printed key. */
import type { Page } from "playwright-core";
import { arrived, press } from "./screen.ts";

/** Makes the vault that the page offers to make, and gives its five words. */
export async function makeVault(page: Page): Promise<string> {
  await arrived(page, "Fem ord som låser upp");
  const words = await page.getByRole("list", { name: "Dina ord" }).getByRole("listitem").allTextContents();
  await press(page, "Jag har skrivit av orden");
  await page.getByLabel("Fem ord med mellanslag").fill(words.join(" "));
  await press(page, "Fortsätt");
  await arrived(page, "Reservkod på papper");
  const key = (await page.locator("main code").textContent()) ?? "";
  await page.getByLabel("De fyra sista tecknen i reservkoden").fill(key.slice(-4));
  await press(page, "Klart");
  return words.join(" ");
}
