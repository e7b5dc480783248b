/**
 * Reading an instrument file that a person chose, with Swedish sentences that name the place in it.
 *
 * Whoever has the licence for a form writes such a file by hand or with a converter, so the first try
 * is seldom right: each sentence says which question, which text and which language.
 */
import * as z from "zod/mini";
import { Instrument } from "./instrument.ts";
import { jsonFaultIn } from "./json-fault.ts";

/** An instrument, or what is wrong with the file: at most ten sentences, the first place first. */
export type ReadInstrument =
  | { readonly ok: true; readonly value: Instrument }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Larger files are none of ours. In characters. */
const MOST_CHARACTERS = 1_000_000;
const MOST_PROBLEMS = 10;

/** Reads the text of an instrument file. Never throws, whatever the text is. */
export function readInstrumentFile(text: string): ReadInstrument {
  if (text.length > MOST_CHARACTERS) return refused(["Filen är för stor för att vara ett formulär."]);
  // Windows puts a mark before the first character of a UTF-8 file.
  const json = text.replace(/^\uFEFF/, "");
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    const { line, character } = jsonFaultIn(json);
    return refused([`Filen är inte JSON: fel på rad ${line}, tecken ${character}.`]);
  }
  if (isObject(raw) && raw.resourceType === "Questionnaire") {
    return refused(["Filen är ett FHIR-formulär. Gör om det först: vifragar instrument --from-fhir FIL."]);
  }
  if (!isObject(raw) || typeof raw.format !== "string" || !raw.format.startsWith("vifragar/instrument@")) {
    return refused(["Filen är inget formulär: den börjar inte med format vifragar/instrument@1."]);
  }
  if (raw.format !== "vifragar/instrument@1") {
    return refused(["Formuläret är gjort för en nyare version av programmet. Uppdatera programmet."]);
  }
  const parsed = z.safeParse(Instrument, raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map((issue) => instrumentIssueText(issue, raw));
  return refused([...new Set(problems)].slice(0, MOST_PROBLEMS));
}

/** A fault that the schema found, as a sentence. @param raw - What was read, to tell a missing value from a wrong one. */
function instrumentIssueText(issue: z.core.$ZodIssue, raw: unknown): string {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  const place = placeText(path, raw);
  return `${place}: ${reasonOf(issue, valueAt(raw, path))}.`;
}

const refused = (problems: readonly string[]): ReadInstrument => ({ ok: false, problems });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const members: Readonly<Record<string, string>> = {
  id: "Formulärets id",
  name: "Namnet",
  validated: "Om formuläret är validerat (validated)",
  licence: "Licensen (licence)",
  owner: "Ägaren (owner)",
  notice: "Texten om formuläret (notice)",
  ages: "Åldern (ages)",
  approvedLanguages: "De godkända språken (approvedLanguages)",
  directions: "Skrivriktningen (directions)",
  questions: "Frågorna",
  optionLabels: "Svarens texter (optionLabels)",
};

const questionMembers: Readonly<Record<string, string>> = {
  code: "koden (code)",
  type: "slaget (type)",
  measure: "vad den mäter (measure)",
  comparable: "om den går att jämföra (comparable)",
  legend: "frågan (legend)",
  hint: "hjälptexten (hint)",
  audio: "inspelningen (audio)",
  image: "bilden (image)",
  options: "svarsalternativen (options)",
};

function placeText(path: readonly (string | number)[], raw: unknown): string {
  const [member, at, part, ...rest] = path;
  if (member === undefined) return "Filen";
  if (member === "questions" && typeof at === "number") {
    const code = valueAt(raw, ["questions", at, "code"]);
    const question = `Fråga ${at + 1}${typeof code === "string" ? ` (${code})` : ""}`;
    if (part === undefined) return question;
    const [key] = rest;
    const which = key === undefined ? "" : typeof key === "number" ? `, nummer ${key + 1}` : ` på ${key}`;
    return `${question}, ${questionMembers[String(part)] ?? String(part)}${which}`;
  }
  const text = members[String(member)] ?? String(member);
  return [text, ...[at, part].filter((key) => key !== undefined)].join(", ");
}

const ownReasons: Readonly<Record<string, string>> = {
  "two questions have the same code": "två frågor har samma kod",
  "a question lacks an approved language": "minst en fråga saknar text på ett av de godkända språken",
  "an option lacks a label in an approved language":
    "minst ett svar saknar text på ett av de godkända språken",
  "an option is not one of its question type": "ett svarsalternativ hör inte till frågans slag",
  "an option is listed twice": "samma svarsalternativ står två gånger",
  "the options lack a yes or a no": "det måste finnas minst ett ja och ett nej att välja",
  "a known code means something else here":
    "koden betyder något annat i andra formulär; byt kod, eller skriv comparable: false",
  "a new code must say whether it is comparable":
    "koden är ny; skriv comparable: true om svaren går att jämföra med andra formulär, annars comparable: false",
  "the name lacks Swedish": "namnet saknas på svenska (sv)",
};

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "custom":
      return ownReasons[issue.message] ?? "fel";
    case "invalid_type":
      return value === undefined ? "saknas" : `ska vara ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return value === undefined ? "saknas" : `ska vara ${issue.values.map(String).join(" eller ")}`;
    case "unrecognized_keys":
      return `okänt: ${issue.keys.join(", ")}`;
    case "invalid_key":
      return "är ingen giltig språkkod eller svarskod";
    case "too_small":
      return issue.origin === "array" ? `minst ${issue.minimum} behövs` : "är tom";
    case "too_big":
      return issue.origin === "array"
        ? `högst ${issue.maximum} får finnas`
        : `är för lång; högst ${issue.maximum} tecken`;
    case "invalid_format":
      return "får bara ha små bokstäver a–z, siffror och bindestreck, och börjar med en bokstav";
    default:
      return "går inte att läsa";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true eller false",
  array: "en lista",
  record: "texter efter språk",
  object: "ett objekt",
};

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    raw,
  );
}
