/** What everybody does in the admin app: go to a part of it, and set up a collector for trying things out. */
import type { Page } from "playwright-core";
import { arrived, type Look, press } from "./screen.ts";
import { makeVault } from "./vault-steps.ts";

/** To a part of the admin app. */
export const goTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Delar" }).getByRole("link", { name, exact: true }).click();

/** The six words of a list on the page. */
export const wordsIn = async (page: Page, which: "first" | "last" = "first"): Promise<string> =>
  (await page.getByRole("list", { name: "Sex ord" })[which]().getByRole("listitem").allTextContents()).join(
    " ",
  );

/**
 * Creates a förbund or NNS on prov, from the first page. Gives the five words of its vault.
 *
 * @param action - The button on the first page.
 */
export async function createOnProv(
  page: Page,
  { action, name }: { readonly action: "Skapa förbund" | "Sätt upp NNS"; readonly name: string },
  look: Look,
): Promise<string> {
  await page.goto("/admin/");
  await arrived(page, "Vi frågar");
  await look(page, "start");
  await press(page, action);
  await press(page, "Fortsätt");
  await page.getByRole("heading", { name: "Det finns något att rätta till" }).waitFor();
  await look(page, "errors");
  await page.getByRole("textbox").first().fill(name);
  await page.getByRole("radio", { name: /^(Provförbund|På prov)/ }).check();
  await press(page, "Fortsätt");
  const words = await makeVault(page);
  await arrived(page, /reservkod/);
  await look(page, "reserve-code");
  await page.getByRole("checkbox").check();
  await press(page, "Fortsätt");
  await arrived(page, "Översikt");
  await look(page, "new");
  return words;
}
