/** Builders for core's own tests: random responses and occasions of the working wording. */
import fc from "fast-check";
import type { OptionId } from "./ids.ts";
import { workingWording } from "./instruments/working-wording.ts";
import { isExclusive, meaningsOf, type Question } from "./questionnaire/question.ts";
import { type AnswerValues, parseResponse, Sex, type ValidResponse } from "./response/response.ts";
import { FollowUpKind, NotAskedReason, type Occasion, Prior } from "./tally/occasion.ts";

/** A response that must be valid; for data that a test has written itself. */
export function responseOf(values: AnswerValues): ValidResponse {
  const parsed = parseResponse(values, workingWording);
  if (!parsed.ok) throw new Error(`not a response: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

const fieldValues = (question: Question): fc.Arbitrary<string | string[]> => {
  const alone = question.options.filter((option) => isExclusive(question.type, option));
  const together = question.options.filter((option: OptionId) => !isExclusive(question.type, option));
  if (meaningsOf(question.type).choice === "one") return fc.constantFrom("", ...question.options);
  return fc.oneof(
    fc.constantFrom(...alone).map((option) => [option]),
    fc.subarray(together),
  );
};

/** Any form that a person may hand in, skipped questions included. */
export const answerValues: fc.Arbitrary<AnswerValues> = fc
  .tuple(fc.tuple(...workingWording.questions.map(fieldValues)), fc.constantFrom("" as const, ...Sex.options))
  .map(([fields, sex]) => ({
    ...Object.fromEntries(workingWording.questions.map(({ code }, at) => [code, fields[at] ?? ""])),
    sex,
  }));

/** An answered occasion as plain values, for an oracle that must not depend on the code it judges. */
export interface PlainForm {
  readonly values: AnswerValues;
  readonly prior: Prior;
  /** How the coin falls for a form that is neither a woman's nor a man's. */
  readonly coin: boolean;
}

export const plainForms: fc.Arbitrary<PlainForm> = fc.record({
  values: answerValues,
  prior: fc.constantFrom(...Prior.options),
  coin: fc.boolean(),
});

/** Every kind of occasion. */
export const occasions: fc.Arbitrary<Occasion> = fc.oneof(
  plainForms.map(({ values, prior }) => ({ kind: "answered" as const, prior, response: responseOf(values) })),
  plainForms.map(({ values, prior }) => ({ kind: "stopped" as const, prior, response: responseOf(values) })),
  fc.constantFrom(...Prior.options).map((prior) => ({ kind: "stopped" as const, prior })),
  fc.constantFrom(...Prior.options).map((prior) => ({ kind: "declined" as const, prior })),
  fc.record({
    kind: fc.constant("not-asked" as const),
    reason: fc.constantFrom(...NotAskedReason.options),
    sex: fc.constantFrom(...Sex.options),
  }),
  fc.record({
    kind: fc.constant("follow-up" as const),
    done: fc.subarray(FollowUpKind.options, { minLength: 1 }),
    sex: fc.constantFrom(...Sex.options),
  }),
);
