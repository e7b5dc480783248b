/**
 * The form in a page, in an element's shadow root or in a frame: driven from within, so that a walk through all
 * screens takes a second and can be taken in every language and size. Real clicks and keys are tried elsewhere.
 */
import type { Frame, JSHandle, Page } from "playwright-core";

type Root = Document | ShadowRoot;

export interface Form {
  /** Presses the button, link or summary that says this. Waits for it to come. */
  readonly press: (name: string) => Promise<void>;
  /** Chooses the option with this place among those of the question on the screen. */
  readonly tick: (option: number) => Promise<void>;
  /** Chooses the option with this value in the tools or on the screen of languages. */
  readonly choose: (value: string) => Promise<void>;
  /** Waits for the screen with this heading. */
  readonly arrive: (heading: string) => Promise<void>;
  /** Asks something of the form's own document or shadow root. */
  readonly ask: <Answer, Given>(
    question: (root: Root, given: Given) => Answer | Promise<Answer>,
    given: Given,
  ) => Promise<Answer>;
}

/** The form in a page or a frame; in the shadow root of `<sju-fragor>` where there is one. */
export async function formIn(place: Page | Frame): Promise<Form> {
  await place.waitForFunction(() => {
    const element = document.querySelector("sju-fragor");
    return (element ? element.shadowRoot : document)?.querySelector("h1") != null;
  });
  const root: JSHandle<Root> = await place.evaluateHandle(
    () => document.querySelector("sju-fragor")?.shadowRoot ?? document,
  );
  return {
    press: (name) => root.evaluate(pressed, name),
    tick: (option) => root.evaluate(ticked, { selector: ".qf-form input", option }),
    choose: (value) => root.evaluate(ticked, { selector: `input[value="${value}"]`, option: 0 }),
    arrive: (heading) => root.evaluate(arrived, heading),
    ask: (question, given) => root.evaluate(question as never, given as never),
  };
}

// These run in the page, each by itself: none may use anything of this file.

async function pressed(root: Root, name: string): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const wanted = () =>
    [...root.querySelectorAll<HTMLElement>("button, a, summary")].find(
      (part) => part.textContent?.trim() === name && !part.matches(".qf-exit-link"),
    );
  for (let tries = 0; tries < 200 && !wanted(); tries += 1) await frame();
  const found = wanted();
  if (!found) throw new Error(`nothing on the screen says ${name}`);
  found.click();
  await frame();
}

async function ticked(root: Root, which: { selector: string; option: number }): Promise<void> {
  const { selector, option } = which;
  // What the screen asks comes before what the tools offer.
  const onScreen = root.querySelectorAll<HTMLInputElement>(`.qf-form :is(${selector})`);
  const found = onScreen[option] ?? root.querySelectorAll<HTMLInputElement>(selector)[option];
  if (!found) throw new Error(`there is no option ${option} of ${selector}`);
  found.click();
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

async function arrived(root: Root, heading: string): Promise<void> {
  const shown = () => root.querySelector("h1")?.firstChild?.textContent?.trim();
  for (let tries = 0; tries < 300 && shown() !== heading; tries += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  if (shown() !== heading) throw new Error(`the screen says ${shown()} and not ${heading}`);
}
