/**
 * What can be asked: four kinds of question, and what their options mean when counted.
 *
 * Counting uses ids alone, so forms in different languages add up. There is no free-text kind:
 * what cannot be counted cannot be anonymised.
 */
import * as z from "zod/mini";
import { LanguageTag, OptionId, QuestionId } from "../ids.ts";

/** A text in each language that has one. */
export const LocalizedText = z.readonly(
  z.record(LanguageTag, z.string().check(z.minLength(1), z.maxLength(600))),
);
export type LocalizedText = z.infer<typeof LocalizedText>;

/**
 * What a question is about. Three measures are never added up: having been subjected to violence
 * (`exposure`), having lived with it as a child (`childhood`), and having used it (`use`).
 */
export const Measure = z.enum(["exposure", "childhood", "fear", "children", "use"]);
export type Measure = z.infer<typeof Measure>;

/** The kinds of question, by the option codes they offer (ux.md 4.2). */
export const QuestionType = z.enum(["multi-time", "single-time", "yesno", "child-home"]);
export type QuestionType = z.infer<typeof QuestionType>;

/** How a person may answer a kind of question, and what each code says. */
export interface OptionMeanings {
  /** `many`: several yes codes may be true at once. `one`: a single code. */
  readonly choice: "many" | "one";
  /** Codes that say yes; where there is more than one, each is a time frame with a cell of its own. */
  readonly yes: readonly OptionId[];
  /** The code that says no. Counted as `none` whatever it is called. */
  readonly no: OptionId;
  /** Codes that are neither yes nor no, each with a cell of its own. */
  readonly neither: readonly OptionId[];
}

const optionIds = (...codes: readonly string[]): readonly OptionId[] =>
  codes.map((code) => OptionId.parse(code));

/** The person chose not to answer this question. Offered by every kind, and counted as an answer. */
export const DECLINED: OptionId = OptionId.parse("declined");

const meanings: Readonly<Record<QuestionType, OptionMeanings>> = {
  "multi-time": {
    choice: "many",
    yes: optionIds("child", "adult", "now"),
    no: OptionId.parse("none"),
    neither: [],
  },
  "single-time": { choice: "one", yes: optionIds("now", "earlier"), no: OptionId.parse("none"), neither: [] },
  yesno: { choice: "one", yes: optionIds("yes"), no: OptionId.parse("no"), neither: optionIds("unknown") },
  "child-home": {
    choice: "one",
    yes: optionIds("now", "earlier"),
    no: OptionId.parse("none"),
    neither: optionIds("nochildren"),
  },
};

/** What the options of a kind of question mean. */
export const meaningsOf = (type: QuestionType): OptionMeanings => meanings[type];

/** Every code that a kind of question knows, in the order of ux.md 4.2. */
export function optionsOf(type: QuestionType): readonly OptionId[] {
  const { yes, no, neither } = meanings[type];
  return [...yes, no, ...neither, DECLINED];
}

/** True for codes that cannot stand together with another: no, neither and declined. */
export const isExclusive = (type: QuestionType, option: OptionId): boolean =>
  !meanings[type].yes.includes(option);

/**
 * Codes that mean the same in every instrument (ux.md 4.1 and 4.2), so that a number keeps its meaning
 * when the form is another.
 */
export const knownQuestions: Readonly<
  Record<string, { readonly type: QuestionType; readonly measure: Measure }>
> = {
  psychological: { type: "multi-time", measure: "exposure" },
  physical: { type: "multi-time", measure: "exposure" },
  sexual: { type: "multi-time", measure: "exposure" },
  childhood: { type: "yesno", measure: "childhood" },
  fear: { type: "single-time", measure: "fear" },
  children: { type: "child-home", measure: "children" },
  used: { type: "single-time", measure: "use" },
};

/** One question of an instrument. */
export const Question = z
  .readonly(
    z.strictObject({
      code: QuestionId,
      type: QuestionType,
      measure: Measure,
      /**
       * Whether its answers may be set beside those of other forms with the same code. Needs to be said of
       * codes that are not in `knownQuestions`; of those it is true unless it is denied.
       */
      comparable: z.optional(z.boolean()),
      legend: LocalizedText,
      hint: z.optional(LocalizedText),
      /** File names of recordings, by language. A language without one offers no read-aloud. */
      audio: z.optional(LocalizedText),
      /** File name of a picture beside the question. A name alone: it is fetched without anybody asking for it. */
      image: z.optional(
        z.nullable(
          z.string().check(
            z.minLength(1),
            z.maxLength(200),
            z.refine((name) => !/[/\\:?#]/.test(name)),
          ),
        ),
      ),
      options: z.readonly(z.array(OptionId).check(z.minLength(2))),
    }),
  )
  .check(
    z.refine(({ type, options }) => options.every((option) => optionsOf(type).includes(option)), {
      path: ["options"],
      error: "an option is not one of its question type",
    }),
    z.refine(({ options }) => new Set(options).size === options.length, {
      path: ["options"],
      error: "an option is listed twice",
    }),
    // Without a yes there is nothing to count, and without a no a yes would be the only way to answer.
    z.refine(
      ({ type, options }) =>
        options.includes(meanings[type].no) && options.some((option) => meanings[type].yes.includes(option)),
      { path: ["options"], error: "the options lack a yes or a no" },
    ),
    z.refine(
      ({ code, type, measure, comparable }) => {
        const known = knownQuestions[code];
        return (
          comparable === false || known === undefined || (known.type === type && known.measure === measure)
        );
      },
      { path: ["code"], error: "a known code means something else here" },
    ),
    z.refine(({ code, comparable }) => Object.hasOwn(knownQuestions, code) || comparable !== undefined, {
      path: ["code"],
      error: "a new code must say whether it is comparable",
    }),
  );
export type Question = z.infer<typeof Question>;

/** True when a question's answers may be set beside those of other forms that have its code. */
export const isComparable = ({ code, comparable }: Pick<Question, "code" | "comparable">): boolean =>
  comparable ?? Object.hasOwn(knownQuestions, code);
