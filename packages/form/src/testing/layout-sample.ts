/**
 * Languages in other scripts, for tests of the layout alone: words of the right script and about the right
 * length that say nothing in particular. They are no translation, and nobody is asked anything with them.
 */
import { type Instrument, LanguageTag, workingWording } from "@vifragar/core";
import { sv, type Texts } from "../texts/sv.ts";
import type { Catalogues } from "../texts/texts.ts";

interface Script {
  readonly tag: LanguageTag;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly words: readonly string[];
}

// Short and long words, with marks above and below the line: what a line height that is too low would cut.
const arabic: Script = {
  tag: LanguageTag.parse("ar"),
  name: "العربية",
  direction: "rtl",
  words: ["من", "بيت", "كتابٌ", "صباحًا", "الطريق", "المدينة", "استقبال", "الاستراحة", "إِلَى", "يُؤَدِّي"],
};
const ethiopic: Script = {
  tag: LanguageTag.parse("ti"),
  name: "ትግርኛ",
  direction: "ltr",
  words: ["ናይ", "ቤት", "ጽሑፍ", "ንግሆ", "መንገዲ", "ከተማታት", "ዕረፍቲ", "ትምህርቲ", "ምድላው", "ኣብዚ"],
};

/** The same text always becomes the same words, and different texts hardly ever do. */
function wordsLike(text: string, { words }: Script): string {
  let seed = 7;
  const next = (word: string): string => {
    for (const letter of word) seed = (seed * 31 + letter.charCodeAt(0)) % 1_000_003;
    return words[seed % words.length] ?? "";
  };
  // One word alone, as on a button, is made of two: a test finds buttons by what they say.
  const one = /^\p{L}+$/u.test(text) ? next([...text].reverse().join("")) : "";
  // Digits stay as they are, and so do line ends and full stops.
  return one + text.replace(/\p{L}+/gu, next);
}

function textsLike<Value>(value: Value, script: Script): Value {
  if (typeof value === "string") return wordsLike(value, script) as Value;
  if (typeof value === "function") {
    return ((...given: readonly unknown[]) => wordsLike(String(value(...given)), script)) as Value;
  }
  if (Array.isArray(value)) return value.map((inner) => textsLike(inner, script)) as Value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [key, textsLike(inner, script)]),
  ) as Value;
}

const scripts = [arabic, ethiopic];
const SV = LanguageTag.parse("sv");

const withScripts = (text: Readonly<Record<string, string>>) => ({
  ...text,
  ...Object.fromEntries(scripts.map((script) => [script.tag, wordsLike(text[SV] ?? "", script)])),
});

/** The working wording with an Arabic (`ar`) and an Ethiopic (`ti`) layout sample beside its own languages. */
export const sampleInstrument: Instrument = {
  ...workingWording,
  approvedLanguages: [...workingWording.approvedLanguages, ...scripts.map(({ tag }) => tag)],
  directions: Object.fromEntries(scripts.map(({ tag, direction }) => [tag, direction])),
  questions: workingWording.questions.map((question) => ({
    ...question,
    legend: withScripts(question.legend),
    ...(question.hint && { hint: withScripts(question.hint) }),
  })),
  optionLabels: Object.fromEntries(
    Object.entries(workingWording.optionLabels).map(([option, label]) => [option, withScripts(label)]),
  ),
};

/** The texts around the questions in the same scripts. */
export const sampleCatalogues: Catalogues = Object.fromEntries(
  scripts.map((script) => [script.tag, { name: script.name, texts: textsLike<Texts>(sv, script) }]),
);
