/**
 * From what a person ticked to a response that can be counted.
 *
 * A response tells everything about a person. It lives in memory for an instant, is counted and
 * forgotten; nothing here may store it, print it or put it in an error.
 */
import * as z from "zod/mini";
import type { OptionId, QuestionId } from "../ids.ts";
import { type Instrument, type Parsed, parsedBy } from "../questionnaire/instrument.ts";
import { isExclusive, meaningsOf, type Question } from "../questionnaire/question.ts";

/** How a person describes their sex; `declined` stands for not saying. */
export const Sex = z.enum(["woman", "man", "other", "declined"]);
export type Sex = z.infer<typeof Sex>;

/**
 * The values of the form's fields while a person answers: option ids by question id, a list where
 * several may be chosen and a single id otherwise, with nothing chosen as `[]` or `""`; and `sex`.
 */
export type AnswerValues = Readonly<Record<string, string | readonly string[]>>;

/** The name of the one field that is not a question. */
export const SEX_FIELD = "sex";

declare const validResponse: unique symbol;

/** Answers that keep the rules of their instrument. Made by `parseResponse` alone. */
export interface ValidResponse {
  readonly [validResponse]: true;
  readonly instrument: Instrument["id"];
  /** The options chosen for each question; an empty set where it was skipped. */
  readonly answers: ReadonlyMap<QuestionId, ReadonlySet<OptionId>>;
  readonly sex: Sex;
}

/** A form in which nothing is chosen: every field has a value, as react-hook-form needs. */
export function emptyAnswers(instrument: Instrument): Record<string, string | string[]> {
  const fields = instrument.questions.map(({ code, type }) => [
    code,
    meaningsOf(type).choice === "many" ? [] : "",
  ]);
  return { ...Object.fromEntries(fields), [SEX_FIELD]: "" };
}

/** The schema of a form's values, for `parseResponse` and for react-hook-form's resolver. */
export function answerSchemaOf(instrument: Instrument) {
  const fields: Record<string, ReturnType<typeof fieldOf>> = Object.fromEntries(
    instrument.questions.map((question) => [question.code, fieldOf(question)]),
  );
  return z.strictObject({ ...fields, [SEX_FIELD]: z.union([z.literal(""), Sex]) });
}

/**
 * Reads the values of a finished form.
 *
 * Gives issues, by field, when a value is not an option of its question or when exclusive options
 * stand together with others. A question without an answer is no issue: it was skipped.
 */
export function parseResponse(values: AnswerValues, instrument: Instrument): Parsed<ValidResponse> {
  const parsed = parsedBy(answerSchemaOf(instrument), values);
  if (!parsed.ok) return parsed;
  const { [SEX_FIELD]: sex, ...fields } = parsed.value;
  const chosen: Readonly<Record<string, "" | OptionId | readonly OptionId[]>> = fields;
  const answers = new Map(instrument.questions.map(({ code }) => [code, new Set(listOf(chosen[code]))]));
  // The one place where a ValidResponse comes into being.
  const value = { instrument: instrument.id, answers, sex: sex === "" ? "declined" : sex };
  return { ok: true, value: value as unknown as ValidResponse };
}

/** True when at least one question has an answer other than being skipped. */
export const hasAnswers = (response: ValidResponse): boolean =>
  [...response.answers.values()].some((chosen) => chosen.size > 0);

function fieldOf(question: Question) {
  const option = z.enum(question.options as readonly [OptionId, ...OptionId[]]);
  if (meaningsOf(question.type).choice === "one") return z.union([z.literal(""), option]);
  return z.array(option).check(
    z.refine((chosen) => new Set(chosen).size === chosen.length, "an option is chosen twice"),
    z.refine(
      (chosen) => chosen.length < 2 || !chosen.some((code) => isExclusive(question.type, code)),
      "an exclusive option stands with another",
    ),
  );
}

function listOf(value: "" | OptionId | readonly OptionId[] | undefined): readonly OptionId[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}
