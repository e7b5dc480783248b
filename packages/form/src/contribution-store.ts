/**
 * What the form hands on when a person is done, and to whom.
 *
 * The form knows nothing of where things are kept. It gives a store at most one submission for each
 * omgång, waits until that is durable, and forgets everything. A hidden or abandoned form gives nothing.
 */
import type { AnswerValues, Occasion, Prior } from "@vifragar/core";

/** An occasion that the participant's form can bring about; the others are registered by staff. */
export type AnsweredOccasion = Extract<Occasion, { readonly kind: "answered" | "stopped" | "declined" }>;

/**
 * The one thing that comes out of an omgång. It says as much about the person as the form itself:
 * seal it or count it at once, and put nothing of it in a message, an event or a log.
 */
export type Submission =
  /** Sent without showing, stopped, or declined before the questions: to be counted. */
  | { readonly kind: "count"; readonly occasion: AnsweredOccasion }
  /** The person wants to go through the answers with staff: kept sealed until then, and counted afterwards. */
  | { readonly kind: "show"; readonly prior: Prior; readonly answers: AnswerValues };

/** Where a submission goes. `./encrypted-storage` has the ones that keep it in the vault. */
export interface ContributionStore {
  /**
   * Takes the submission. Resolves when it is durable and rejects when nothing of it was kept: the
   * person is then told so and may try again with the same submission.
   */
  submit(submission: Submission): Promise<void>;
}

/** How an omgång ended, and nothing about what was answered. */
export type Ending =
  /** Counted, without having been shown to anyone. */
  | "sent"
  /** Kept for staff to open together with the person. */
  | "shown"
  /** Said no on the information page. */
  | "declined"
  /** Stopped, whether or not the answers so far were counted: the two look the same from outside. */
  | "stopped"
  /** The screen was hidden. Nothing was kept. */
  | "hidden"
  /** Left alone for too long before sending. Nothing was kept. */
  | "timed-out"
  /** Storing failed and the person went on without sending. Nothing was kept. */
  | "not-sent";

/** What the app around the form is told when the person hands the tablet back. */
export interface Finish {
  readonly ending: Ending;
  /** The person would like the support numbers on paper. */
  readonly papersWanted: boolean;
}

/** Counts nothing and keeps nothing: for practice, and for pages that show the form without being set up. */
export const countsNothing: ContributionStore = { submit: () => Promise.resolve() };
