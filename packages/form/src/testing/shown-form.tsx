/** The form in a real browser, for tests of what only a browser has: layout, focus, the top layer, storage. */
import { LanguageTag, workingWording } from "@vifragar/core";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import { SevenQuestions, type SevenQuestionsProps } from "../SevenQuestions.tsx";
import "../form.css";

let root: Root | undefined;
/** What the store was given and what the app was told. */
export const given: unknown[] = [];

beforeEach(async () => {
  await page.viewport(768, 1024);
  given.length = 0;
});

/** Takes the form away, as after each test. */
export function takeAway(): void {
  root?.unmount();
  document.body.replaceChildren();
}

afterEach(takeAway);

/** Shows the form in Swedish, to a person who has not been asked before and holds the tablet. */
export async function show(props: Partial<SevenQuestionsProps> = {}): Promise<void> {
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  root.render(
    <SevenQuestions
      instrument={workingWording}
      mode="hand-over"
      language={LanguageTag.parse("sv")}
      prior="no"
      store={{ submit: async (submission) => void given.push(submission) }}
      onFinished={(finish) => given.push(finish)}
      {...props}
    />,
  );
  await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
}

/** Presses the button with this name. */
export const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

/** From the first screen to the first question. */
export async function begin(): Promise<void> {
  await press("Fortsätt");
  await press("Fortsätt");
  await press("Börja med fråga 1");
}

/** Ticks the option with this place among those of the question on the screen, and goes on. */
export async function answer(option: number): Promise<void> {
  const box = document.querySelectorAll<HTMLInputElement>(".qf-form .qf-choice__input")[option];
  if (!box) throw new TypeError("there is no such option");
  await userEvent.click(box);
  await press("Fortsätt");
}
