/**
 * The form as a person meets it in a test: shown with a store that remembers, and answered by the words
 * on the screen.
 */

import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { LanguageTag, QuestionId, workingWording } from "@vifragar/core";
import type { ContributionStore, Finish, Submission } from "../contribution-store.ts";
import { SevenQuestions, type SevenQuestionsProps } from "../SevenQuestions.tsx";

/** A store that remembers what it was given, and can be told to fail. */
export function rememberingStore(): ContributionStore & { readonly given: Submission[]; fails: boolean } {
  const given: Submission[] = [];
  return {
    given,
    fails: false,
    async submit(submission) {
      if (this.fails) throw new Error("no room");
      given.push(submission);
    },
  };
}

/** Shows the form in Swedish, to a person who has not been asked before and hold the tablet themselves. */
export function showForm(props: Partial<SevenQuestionsProps> = {}) {
  const store = rememberingStore();
  const finished: Finish[] = [];
  const person = userEvent.setup({ delay: null });
  const shown = render(
    <SevenQuestions
      instrument={workingWording}
      mode="hand-over"
      language={LanguageTag.parse("sv")}
      prior="no"
      store={store}
      onFinished={(finish) => finished.push(finish)}
      {...props}
    />,
  );
  // By text rather than by role: jsdom works out roles slowly, and the browser tests ask for them.
  const press = (name: string) => person.click(screen.getByText(name, { selector: "button" }));

  return {
    ...shown,
    store,
    finished,
    person,
    press,
    /** From the first screen to the first question. */
    begin: async () => {
      await press("Fortsätt");
      await press("Fortsätt");
      await press("Börja med fråga 1");
    },
    /** Ticks one option on each question in turn and goes on; undefined skips the question. */
    answer: async (...labels: readonly (string | undefined)[]) => {
      for (const label of labels) {
        if (label !== undefined) await person.click(screen.getByLabelText(label));
        await press("Fortsätt");
        if (label === undefined) await press("Hoppa över frågan");
      }
    },
  };
}

/** The heading of the screen. */
export const heading = (): string => document.querySelector("h1")?.textContent ?? "";

/** Waits for the screen with this heading, after something was sent. */
export const arriveAt = (name: string) => screen.findByText(name, { selector: "h1" });

/** What jsdom has not: dialogs and popovers in the top layer, and scrolling. */
export function fillInForJsdom(): void {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      this.removeAttribute("popover");
    },
    scrollIntoView: () => undefined,
  });
}

/** *Nej* to each of the seven questions. */
export const NO_TO_ALL: readonly string[] = Array.from({ length: 7 }, () => "Nej");

/** What was chosen on a question of what the store was given. */
export const chosenIn = (submission: Submission | undefined, question: string): readonly string[] => {
  const response =
    submission?.kind === "count" && submission.occasion.kind !== "declined"
      ? submission.occasion.response
      : undefined;
  return [...(response?.answers.get(QuestionId.parse(question)) ?? ["nothing was given"])];
};
