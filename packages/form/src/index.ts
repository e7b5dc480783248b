export type {
  AnsweredOccasion,
  ContributionStore,
  Ending,
  Finish,
  Submission,
} from "./contribution-store.ts";
export { type Mode, SevenQuestions, type SevenQuestionsProps } from "./SevenQuestions.tsx";
