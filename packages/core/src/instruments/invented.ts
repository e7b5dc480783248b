/**
 * Forms that nobody has ever used, for tests and trials of forms that are not the working wording.
 *
 * The words are made up and say so. They are in no way FOV.
 */
import { Instrument } from "../questionnaire/instrument.ts";
import { optionsOf, type QuestionType } from "../questionnaire/question.ts";

const labels: Readonly<Record<string, string>> = {
  child: "Ja, som barn",
  adult: "Ja, förr som vuxen",
  now: "Ja, nu",
  earlier: "Ja, förr",
  none: "Nej",
  yes: "Ja",
  no: "Nej",
  unknown: "Vet inte",
  nochildren: "Har inga barn hemma",
  declined: "Vill inte svara",
};

type Draft = readonly [code: string, type: QuestionType, measure: string, comparable?: boolean];

const five: readonly Draft[] = [
  ["psychological", "multi-time", "exposure"],
  ["physical", "multi-time", "exposure"],
  ["digital", "single-time", "exposure", false],
  ["childhood", "yesno", "childhood"],
  ["used", "single-time", "use"],
];
const nine: readonly Draft[] = [
  ...five.slice(0, 2),
  ["sexual", "multi-time", "exposure"],
  ["digital", "single-time", "exposure", false],
  ["economic", "yesno", "exposure", true],
  ["childhood", "yesno", "childhood"],
  ["fear", "single-time", "fear"],
  ["children", "child-home", "children"],
  ["used", "single-time", "use"],
];

/** An invented form of five or nine questions, in Swedish and English, with codes of its own among them. */
export function inventedInstrument(
  questions: 5 | 9,
  change: Readonly<Record<string, unknown>> = {},
): Instrument {
  const both = (text: string) => ({ sv: text, en: `${text} (en)` });
  return Instrument.parse({
    format: "vifragar/instrument@1",
    id: `pahittat-${questions}`,
    name: both(`Påhittat formulär ${questions}`),
    validated: true,
    licence: "Påhittad",
    owner: "Ingen",
    notice: both("Påhittat formulär, för prov"),
    ages: "adults",
    approvedLanguages: ["sv", "en"],
    questions: (questions === 5 ? five : nine).map(([code, type, measure, comparable], at) => ({
      code,
      type,
      measure,
      ...(comparable !== undefined && { comparable }),
      legend: both(`Påhittad fråga ${at + 1} (${code})?`),
      ...(at % 2 === 0 && { hint: both(`Hjälp till fråga ${at + 1}.`) }),
      image: null,
      options: optionsOf(type),
    })),
    optionLabels: Object.fromEntries(Object.entries(labels).map(([code, text]) => [code, both(text)])),
    ...change,
  });
}
