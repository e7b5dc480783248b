export type {
  AnsweredOccasion,
  ContributionStore,
  Ending,
  Finish,
  Submission,
} from "./contribution-store.ts";
export { countsNothing } from "./contribution-store.ts";
export { type Clocks, DEFAULT_CLOCKS } from "./exit/use-away.ts";
export type { Mode } from "./mode.ts";
export { SevenQuestions, type SevenQuestionsProps } from "./SevenQuestions.tsx";
export { NotOpen } from "./screens/NotOpen.tsx";
export type { Texts } from "./texts/sv.ts";
export { type Catalogues, type FormLanguage, languagesOf, languageWith } from "./texts/texts.ts";
