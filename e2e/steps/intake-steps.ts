/** What staff do in the staff app: set up a device, open it, prepare an omgång. */
import type { Page } from "playwright-core";
import type { ProvForbund } from "./prov-forbund.ts";
import { arrived, choose, press } from "./screen.ts";
import { makeVault } from "./vault-steps.ts";

/** First start up to the anmälan: startfil, its words, the lock, the recovery key. Gives the passphrase. */
export async function makeLock(
  page: Page,
  { startfil }: Pick<ProvForbund, "startfil">,
  seen: (screen: string) => Promise<void> = async () => {},
): Promise<string> {
  await arrived(page, "Kom igång");
  await seen("01-kom-igang");
  await page
    .getByLabel("Välj fil")
    .setInputFiles({ name: "startfil.json", mimeType: "application/json", buffer: Buffer.from(startfil) });
  await arrived(page, "Stämmer orden?");
  await seen("02-orden");
  await press(page, "Orden stämmer");
  const passphrase = await makeVault(page);
  await press(page, "Inte nu");
  await arrived(page, "Skicka anmälan till förbundet");
  return passphrase;
}

/** Unlocks with the five words. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await arrived(page, "Lås upp");
  await page.getByLabel("Lösenord (fem ord)").fill(passphrase);
  await page.getByLabel("Lösenord (fem ord)").press("Enter");
}

/** The checklist before an omgång, for a person who is of age and has not been asked before. */
export async function prepare(page: Page, mode: string): Promise<void> {
  await page.getByRole("checkbox", { name: /^Vi är ensamma/ }).check();
  await choose(page, "18 år eller äldre");
  await choose(page, "Nej");
  await choose(page, "Svenska");
  await choose(page, mode);
  await press(page, "Fortsätt");
}
