/**
 * Instrument files: which questions are asked, in which words and languages.
 *
 * A förbund with VKV's licence loads the official form as such a file; what ships is a working
 * wording of our own. Format: docs/formats/instrument.md.
 */
import * as z from "zod/mini";
import { canonicalBytes, hashOf } from "../canonical.ts";
import { InstrumentHash, InstrumentId, LanguageTag, OptionId } from "../ids.ts";
import { LocalizedText, Question } from "./question.ts";

const line = z.string().check(z.minLength(1), z.maxLength(200));

/** An instrument file, `vifragar/instrument@1`. */
export const Instrument = z
  .readonly(
    z.strictObject({
      format: z.literal("vifragar/instrument@1"),
      id: InstrumentId,
      name: LocalizedText,
      /** True only for a form whose wording has been validated; false prints the notice everywhere. */
      validated: z.boolean(),
      licence: line,
      owner: line,
      notice: LocalizedText,
      /** Who may be asked these questions. Under 18 another instrument is needed. */
      ages: z.enum(["adults", "13-17"]),
      approvedLanguages: z.readonly(z.array(LanguageTag).check(z.minLength(1))),
      /** Writing direction of languages that are not written from left to right. */
      directions: z.optional(z.readonly(z.record(LanguageTag, z.enum(["ltr", "rtl"])))),
      questions: z.readonly(z.array(Question).check(z.minLength(1), z.maxLength(9))),
      optionLabels: z.readonly(z.record(OptionId, LocalizedText)),
    }),
  )
  .check(
    z.refine(({ questions }) => new Set(questions.map(({ code }) => code)).size === questions.length, {
      path: ["questions"],
      error: "two questions have the same code",
    }),
    z.refine(
      ({ approvedLanguages, questions }) =>
        questions.every(({ legend }) =>
          approvedLanguages.every((language) => legend[language] !== undefined),
        ),
      { path: ["questions"], error: "a question lacks an approved language" },
    ),
    z.refine(
      ({ approvedLanguages, questions, optionLabels }) =>
        questions.every(({ options }) =>
          options.every((option) =>
            approvedLanguages.every((language) => optionLabels[option]?.[language] !== undefined),
          ),
        ),
      { path: ["optionLabels"], error: "an option lacks a label in an approved language" },
    ),
  );
export type Instrument = z.infer<typeof Instrument>;

/** A place in a file that is not as it should be, and why. */
export interface Issue {
  /** Keys from the outermost: `["questions", 2, "options"]`. */
  readonly path: readonly (string | number)[];
  /** English, for developers; screens translate by path. */
  readonly message: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Runs a schema and gives its outcome as data, with paths that a screen can point at. */
export function parsedBy<Schema extends z.ZodMiniType>(
  schema: Schema,
  raw: unknown,
): Parsed<z.infer<Schema>> {
  const result = z.safeParse(schema, raw);
  if (result.success) return { ok: true, value: result.data };
  const issues = result.error.issues.map(({ path, message }) => ({
    path: path.filter((key) => typeof key !== "symbol"),
    message,
  }));
  return { ok: false, issues };
}

/** Reads an instrument from what `JSON.parse` gave. */
export const parseInstrument = (raw: unknown): Parsed<Instrument> => parsedBy(Instrument, raw);

/** Names an instrument by all that it says: BLAKE2b-256 of its canonical bytes. */
export const instrumentHashOf = (instrument: Instrument): InstrumentHash =>
  InstrumentHash.parse(hashOf(canonicalBytes(instrument)));

/** A text in the wanted language, or in the instrument's first approved language where it is missing. */
export function textIn(text: LocalizedText, language: LanguageTag, instrument: Instrument): string {
  return text[language] ?? instrument.approvedLanguages.map((approved) => text[approved]).find(Boolean) ?? "";
}
