/**
 * An instrument from an HL7 FHIR R4 Questionnaire, or the reasons why it cannot be one.
 *
 * What cannot be counted is refused and never left out: free text, groups, conditions, answers with
 * codes that mean nothing here. Elements of the resource that an instrument has no place for are told.
 */
import type { Instrument } from "../questionnaire/instrument.ts";
import { readInstrumentFile } from "../questionnaire/instrument-file.ts";
import { isExclusive, knownQuestions, meaningsOf, QuestionType } from "../questionnaire/question.ts";
import { brokenInvariants } from "./invariants.ts";
import {
  EXTENSION,
  INSTRUMENT_URL,
  OPTION_CODES,
  OPTION_EXCLUSIVE,
  QUESTION_CODES,
  TRANSLATION,
} from "./names.ts";

type Json = Readonly<Record<string, unknown>>;

export type FromFhir =
  | {
      readonly ok: true;
      readonly value: Instrument;
      /** Elements of the resource that an instrument has no place for, by name. */
      readonly leftOut: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads what `JSON.parse` gave. Never throws. */
export function instrumentOfQuestionnaire(raw: unknown): FromFhir {
  if (!isJson(raw) || raw.resourceType !== "Questionnaire") {
    return { ok: false, problems: ["Filen är inget FHIR-formulär: resourceType är inte Questionnaire."] };
  }
  const broken = brokenInvariants(raw)
    .filter(({ severity }) => severity === "error")
    .map(({ key, place, text }) => `${place}: ${text} (HL7 ${key}).`);
  const items = listOf(raw.item);
  const problems = [
    ...broken,
    ...(typeof raw.language === "string" ? [] : ["language saknas: vilket språk texterna är på."]),
    ...(items.length === 0 ? ["Det finns inga frågor (item)."] : []),
    ...items.flatMap(problemsWith),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const read = readInstrumentFile(JSON.stringify(rawInstrument(raw, items)));
  if (!read.ok) return read;
  return { ok: true, value: read.value, leftOut: Object.keys(raw).filter((name) => !taken.has(name)) };
}

const taken = new Set(
  "resourceType language extension url name title _title status experimental publisher purpose _purpose copyright item"
    .split(" ")
    .concat(["id", "meta", "text"]),
);

/** Why an item cannot be a question of ours. */
function problemsWith(item: Json): readonly string[] {
  const place = `linkId ${String(item.linkId)}`;
  if (item.type !== "choice") {
    return [`${place}: slaget ${String(item.type)} går inte att räkna; bara choice med våra koder.`];
  }
  const type = typeOf(item);
  if (type === undefined) return [`${place}: frågans slag saknas (${EXTENSION.questionType}).`];
  const problems: string[] = [];
  if (item.required === true)
    problems.push(`${place}: required är true, men alla frågor går att hoppa över.`);
  if (item.enableWhen !== undefined)
    problems.push(`${place}: villkor (enableWhen) finns inte; alla får samma frågor.`);
  if (item.answerValueSet !== undefined)
    problems.push(`${place}: svaren måste stå i filen, inte i answerValueSet.`);
  if ((item.repeats === true) !== (meaningsOf(type).choice === "many")) {
    problems.push(`${place}: repeats stämmer inte med slaget ${type}.`);
  }
  for (const option of listOf(item.answerOption)) {
    const coding = isJson(option.valueCoding) ? option.valueCoding : {};
    if (coding.system !== OPTION_CODES || typeof coding.code !== "string") {
      problems.push(`${place}: ett svar saknar kod ur ${OPTION_CODES}.`);
      continue;
    }
    const exclusive = extensionsOf(option, OPTION_EXCLUSIVE).some(
      ({ valueBoolean }) => valueBoolean === true,
    );
    if (exclusive !== isExclusive(type, coding.code as Parameters<typeof isExclusive>[1])) {
      problems.push(
        `${place}: svaret ${coding.code} ska ${exclusive ? "inte " : ""}utesluta de andra (optionExclusive).`,
      );
    }
  }
  for (const below of listOf(item.item)) {
    if (below.type !== "display")
      problems.push(`${place}: följdfrågan ${String(below.linkId)} får inte finnas.`);
  }
  if (listOf(item.item).length > 1) problems.push(`${place}: mer än en hjälptext.`);
  return problems;
}

function rawInstrument(raw: Json, items: readonly Json[]): Json {
  const base = String(raw.language);
  const languages = extensionsOf(raw, EXTENSION.approvedLanguage).map(({ valueCode }) => valueCode);
  const directions = pairsIn(extensionsOf(raw, EXTENSION.direction), "direction");
  const labels = [
    ...items.flatMap((item) => listOf(item.answerOption)).map(({ valueCoding }) => valueCoding),
    ...extensionsOf(raw, EXTENSION.optionLabel).map(({ valueCoding }) => valueCoding),
  ].filter(isJson);
  const url = typeof raw.url === "string" ? raw.url : "";
  return {
    format: "vifragar/instrument@1",
    id: url.startsWith(INSTRUMENT_URL) ? url.slice(INSTRUMENT_URL.length) : slugOf(raw.name),
    name: textIn(raw, "title", base),
    validated: extensionsOf(raw, EXTENSION.validated)[0]?.valueBoolean ?? false,
    licence: raw.copyright,
    owner: raw.publisher,
    notice: textIn(raw, "purpose", base),
    ages: extensionsOf(raw, EXTENSION.ages)[0]?.valueCode,
    approvedLanguages: languages.length > 0 ? languages : [base],
    ...(Object.keys(directions).length > 0 && { directions }),
    questions: items.map((item) => rawQuestion(item, base)),
    optionLabels: Object.fromEntries(labels.map((coding) => [coding.code, textIn(coding, "display", base)])),
  };
}

function rawQuestion(item: Json, base: string): Json {
  const [hint] = listOf(item.item);
  const audio = pairsIn(extensionsOf(item, EXTENSION.audio), "file");
  const comparable = extensionsOf(item, EXTENSION.comparable)[0]?.valueBoolean;
  const image = extensionsOf(item, EXTENSION.image)[0]?.valueString;
  const hasNoImage = extensionsOf(item, EXTENSION.noImage).length > 0;
  const code = codeOf(item);
  return {
    code,
    type: typeOf(item),
    measure: extensionsOf(item, EXTENSION.measure)[0]?.valueCode ?? knownOf(code)?.measure,
    ...(comparable !== undefined && { comparable }),
    legend: textIn(item, "text", base),
    ...(hint !== undefined && { hint: textIn(hint, "text", base) }),
    ...(Object.keys(audio).length > 0 && { audio }),
    ...(image !== undefined && { image }),
    ...(hasNoImage && { image: null }),
    options: listOf(item.answerOption).map(({ valueCoding }) => isJson(valueCoding) && valueCoding.code),
  };
}

const knownOf = (code: unknown) =>
  typeof code === "string" && Object.hasOwn(knownQuestions, code) ? knownQuestions[code] : undefined;

const codeOf = (item: Json): unknown =>
  listOf(item.code).find(({ system }) => system === QUESTION_CODES)?.code ?? item.linkId;

function typeOf(item: Json): QuestionType | undefined {
  const said = QuestionType.safeParse(extensionsOf(item, EXTENSION.questionType)[0]?.valueCode);
  return said.success ? said.data : knownOf(codeOf(item))?.type;
}

/** A text and its translations, by language. */
function textIn(on: Json, name: string, base: string): Json {
  const beside = on[`_${name}`];
  const translations = pairsIn(isJson(beside) ? extensionsOf(beside, TRANSLATION) : [], "content");
  return { ...(on[name] !== undefined && { [base]: on[name] }), ...translations };
}

/** Complex extensions of a language and something in it. */
function pairsIn(extensions: readonly Json[], name: string): Json {
  return Object.fromEntries(
    extensions.flatMap((extension) => {
      const parts = listOf(extension.extension);
      const lang = parts.find(({ url }) => url === "lang")?.valueCode;
      const part = parts.find(({ url }) => url === name);
      const value = part?.valueString ?? part?.valueMarkdown ?? part?.valueCode;
      return typeof lang === "string" ? [[lang, value]] : [];
    }),
  );
}

const extensionsOf = (on: Json, url: string): readonly Json[] =>
  listOf(on.extension).filter((extension) => extension.url === url);

const slugOf = (name: unknown): string =>
  String(name ?? "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
