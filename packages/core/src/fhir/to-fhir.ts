/** An instrument as an HL7 FHIR R4 Questionnaire, and nothing lost on the way (docs/formats/instrument.md). */
import type { Instrument } from "../questionnaire/instrument.ts";
import { isExclusive, type LocalizedText, meaningsOf, type Question } from "../questionnaire/question.ts";
import {
  EXTENSION,
  INSTRUMENT_URL,
  ITEM_CONTROL,
  ITEM_CONTROLS,
  OPTION_CODES,
  OPTION_EXCLUSIVE,
  QUESTION_CODES,
  TRANSLATION,
} from "./names.ts";

type Json = Readonly<Record<string, unknown>>;

/** The Questionnaire of an instrument, to be written as JSON. Its base language is the first approved one. */
export function questionnaireOf(instrument: Instrument): Json {
  const base = instrument.approvedLanguages[0] ?? "sv";
  const { id, validated, questions, optionLabels } = instrument;
  const used = new Set<string>(questions.flatMap(({ options }) => options));
  const unused = Object.entries(optionLabels).filter(([option]) => !used.has(option));
  return {
    resourceType: "Questionnaire",
    language: base,
    extension: [
      { url: EXTENSION.validated, valueBoolean: validated },
      { url: EXTENSION.ages, valueCode: instrument.ages },
      ...instrument.approvedLanguages.map((tag) => ({ url: EXTENSION.approvedLanguage, valueCode: tag })),
      ...Object.entries(instrument.directions ?? {}).map(([lang, direction]) => ({
        url: EXTENSION.direction,
        extension: [
          { url: "lang", valueCode: lang },
          { url: "direction", valueCode: direction },
        ],
      })),
      // Labels that no question offers have no answerOption to stand in.
      ...unused.map(([option, label]) => ({
        url: EXTENSION.optionLabel,
        valueCoding: codingOf(option, label, base),
      })),
    ],
    url: INSTRUMENT_URL + id,
    name: programName(id),
    ...textMembers("title", instrument.name, base),
    status: validated ? "active" : "draft",
    experimental: !validated,
    publisher: instrument.owner,
    ...textMembers("purpose", instrument.notice, base),
    copyright: instrument.licence,
    item: questions.map((question) => itemOf(question, optionLabels, base)),
  };
}

function itemOf(question: Question, labels: Instrument["optionLabels"], base: string): Json {
  const { code, type, measure, comparable, hint, audio, image } = question;
  return {
    extension: [
      { url: EXTENSION.questionType, valueCode: type },
      { url: EXTENSION.measure, valueCode: measure },
      ...(comparable === undefined ? [] : [{ url: EXTENSION.comparable, valueBoolean: comparable }]),
      ...Object.entries(audio ?? {}).map(([lang, file]) => ({
        url: EXTENSION.audio,
        extension: [
          { url: "lang", valueCode: lang },
          { url: "file", valueString: file },
        ],
      })),
      ...(typeof image === "string" ? [{ url: EXTENSION.image, valueString: image }] : []),
      ...(image === null ? [{ url: EXTENSION.noImage, valueBoolean: true }] : []),
    ],
    linkId: code,
    code: [{ system: QUESTION_CODES, code }],
    ...textMembers("text", question.legend, base),
    type: "choice",
    repeats: meaningsOf(type).choice === "many",
    answerOption: question.options.map((option) => ({
      ...(isExclusive(type, option) && { extension: [{ url: OPTION_EXCLUSIVE, valueBoolean: true }] }),
      valueCoding: codingOf(option, labels[option] ?? {}, base),
    })),
    ...(hint !== undefined && { item: [hintItem(code, hint, base)] }),
  };
}

/** A hint is a text of its own under its question, marked as help. */
const hintItem = (code: string, hint: LocalizedText, base: string): Json => ({
  extension: [
    { url: ITEM_CONTROL, valueCodeableConcept: { coding: [{ system: ITEM_CONTROLS, code: "help" }] } },
  ],
  linkId: `${code}.hint`,
  ...textMembers("text", hint, base),
  type: "display",
});

const codingOf = (option: string, label: LocalizedText, base: string): Json => ({
  system: OPTION_CODES,
  code: option,
  ...textMembers("display", label, base),
});

/** A text in the base language, and its translations beside it as FHIR has them: on `_name`. */
function textMembers(name: string, text: LocalizedText, base: string): Json {
  const others = Object.entries(text).filter(([lang]) => lang !== base);
  const inBase = Object.entries(text).find(([lang]) => lang === base)?.[1];
  return {
    ...(inBase !== undefined && { [name]: inBase }),
    ...(others.length > 0 && {
      [`_${name}`]: {
        extension: others.map(([lang, content]) => ({
          url: TRANSLATION,
          extension: [
            { url: "lang", valueCode: lang },
            { url: "content", valueString: content },
          ],
        })),
      },
    }),
  };
}

/** `arbetsformulering-2026-1` as a name in a program (que-0): `Arbetsformulering_2026_1`. */
const programName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", "_");
