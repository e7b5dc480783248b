/** A person answers the questions. */
import type { Page } from "playwright-core";
import { LanguageTag, workingWording } from "../../packages/core/src/index.ts";
import { arrived, choose, type Place, press } from "./screen.ts";

/** What is asked, in order: the headings of the questions and of the last one, in Swedish. */
export const questionHeadings = [
  ...workingWording.questions.map(({ legend }) => legend[LanguageTag.parse("sv")] ?? ""),
  "Vad stämmer bäst för dig?",
];

/** Skips what is asked, from the question at this place up to the one at that. */
export async function skip(place: Place, { from = 0, to = questionHeadings.length } = {}): Promise<void> {
  for (const name of questionHeadings.slice(from, to)) {
    // They share the names of their buttons: each is waited for.
    await place.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await press(place, "Fortsätt");
    await press(place, "Hoppa över frågan");
  }
}

/**
 * Goes from the choice of language to the last screen before sending, as a woman.
 *
 * @param option - Chosen wherever a question offers it; *Nej* elsewhere.
 * @param options.asksPrior - Whether the person is asked what staff have not said: if they had the questions before.
 */
export async function answer(
  page: Page,
  option: string,
  { asksPrior = false, instrument = workingWording } = {},
): Promise<void> {
  await arrived(page, "Välj språk");
  await press(page, "Fortsätt");
  if (asksPrior) {
    await arrived(page, "Har du fått de här frågorna förut?");
    await choose(page, "Nej");
    await press(page, "Fortsätt");
  }
  await arrived(page, "Om frågorna");
  await press(page, "Fortsätt");
  await press(page, "Börja med fråga 1");
  for (const { legend } of instrument.questions) {
    await arrived(page, legend[LanguageTag.parse("sv")] ?? "");
    const wanted = page.getByLabel(option, { exact: true });
    await ((await wanted.count()) > 0 ? wanted : page.getByLabel("Nej", { exact: true })).check();
    await press(page, "Fortsätt");
  }
  await choose(page, "Kvinna");
  await press(page, "Fortsätt");
  await arrived(page, /^(Svaren|Vill du visa dina svar\?)$/);
}
