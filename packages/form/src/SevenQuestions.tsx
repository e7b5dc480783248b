import type { AnswerValues, Instrument, LanguageTag, Prior } from "@vifragar/core";
import type { ReactNode } from "react";
import type { ContributionStore, Finish } from "./contribution-store.ts";

/**
 * Who holds the screen: the person alone on a tablet of staff (`hand-over`), both of them
 * (`together`), or the person on a page that is not ours (`embed`).
 */
export type Mode = "hand-over" | "together" | "embed";

export interface SevenQuestionsProps {
  readonly instrument: Instrument;
  readonly mode: Mode;
  /** Where the outcome goes, once. */
  readonly store: ContributionStore;
  /** The language to begin in, when staff have asked for it. It can be changed on every screen. */
  readonly language?: LanguageTag;
  /** Whether the person has had the questions before. Asked on a screen of its own when it is not given. */
  readonly prior?: Prior;
  /**
   * Answers that the person chose to show. In `together` mode the form then opens at the list of
   * answers, for staff and participant to go through (S7).
   */
  readonly shown?: AnswerValues;
  /** Beside the open list of answers in `together` mode: what staff may ask, and support for today. */
  readonly besideAnswers?: (answers: AnswerValues) => ReactNode;
  /** Shown as the first line of support: the person's own contact in the insats. */
  readonly contact?: string;
  /** Striped frame and the words that nothing is saved. The store decides that nothing is. */
  readonly practice?: boolean;
  /** Where *Lämna sidan* goes. Only in `embed` mode. */
  readonly exitUrl?: string;
  /** The person is done and hands the tablet back, or closes the form. Never told what was answered. */
  readonly onFinished: (finish: Finish) => void;
  /** The screen was just hidden and everything in it wiped. Too late to stop it. */
  readonly onHidden?: () => void;
}

/** The participant's form: the whole way from choosing a language to handing the tablet back. */
export function SevenQuestions({ mode }: SevenQuestionsProps) {
  return <div className="qf" data-mode={mode} />;
}
