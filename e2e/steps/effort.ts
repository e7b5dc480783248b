/**
 * What an omgång asks of the people in it: screens met, presses, characters typed, words to read.
 *
 * The time is that of the keystroke-level model (Card, Moran & Newell, "The keystroke-level model for user performance
 * time with interactive systems", CACM 23(7), 1980): a key 0.28 s (an average typist), pointing 1.1 s, a press 0.2 s, and
 * 1.35 s to make up one's mind before each press. Reading is told apart from it: 238 words a minute, silently
 * (Brysbaert, Journal of Memory and Language 109, 2019).
 */
import type { Page } from "playwright-core";

const KEY_S = 0.28;
const PRESS_S = 1.1 + 0.2 + 1.35;
const WORDS_A_MINUTE = 238;

/** What was counted since the start. */
export interface Effort {
  readonly screens: number;
  readonly presses: number;
  readonly characters: number;
  readonly words: number;
}

/** Seconds to press and type it, and seconds to read every word of every screen once. */
export const secondsOf = ({ presses, characters, words }: Effort) => ({
  handling: Math.round(presses * PRESS_S + characters * KEY_S),
  reading: Math.round((words / WORDS_A_MINUTE) * 60),
});

/** Counts from now on, as long as the page is not loaded anew. */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  await page.evaluate(() => {
    const effort = { screens: 0, presses: 0, characters: 0, words: 0 };
    Object.assign(window, { effort });
    const pressed = () => {
      effort.presses += 1;
    };
    addEventListener("pointerdown", pressed, true);
    addEventListener("keydown", ({ key }) => key === "Enter" && pressed(), true);
    addEventListener(
      "input",
      ({ target }) => {
        if (target instanceof HTMLInputElement && /text|password/.test(target.type))
          effort.characters += target.value.length;
      },
      true,
    );
    let heading = "";
    const look = () => {
      const now = document.querySelector("h1")?.textContent ?? "";
      if (now === heading || now === "") return;
      heading = now;
      effort.screens += 1;
      // As it is seen: what is hidden is not read.
      // biome-ignore lint/performance/useDomNodeTextContent: see above.
      effort.words += document.body.innerText.split(/\s+/).filter((word) => /\p{Letter}/u.test(word)).length;
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => Reflect.get(window, "effort"));
}
