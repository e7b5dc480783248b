/** Reading a layout file that a person has written, with errors that say where and what, in Swedish. */

import { WRITTEN_REASONS } from "../coverage/coverage.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { parsedBy } from "../questionnaire/instrument.ts";
import { FollowUpKind } from "../tally/occasion.ts";
import { Layout, LayoutGroup, NumberField, SubjectField } from "./layout.ts";
import { measureNames } from "./table-cells.ts";

/** The longest layout file that is read, in characters. */
export const MOST_LAYOUT_CHARACTERS = 200_000;

export type ReadLayout =
  | { readonly ok: true; readonly value: Layout }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Every number that a report of the instrument can have, by key. */
export const numbersOf = ({ questions }: Instrument): readonly string[] => [
  ...["participants", "asked", "covered", "answered", "not-asked"].map((name) => `process/${name}`),
  ...WRITTEN_REASONS.map((reason) => `process/not-asked-${reason}`),
  ...measureNames(questions),
  ...[...FollowUpKind.options, "rest"].map((kind) => `follow-up/${kind}`),
];

/** Reads the text of a layout file. At most ten faults are told; the first ones are seldom the last. */
export function readLayout(text: string, instrument: Instrument): ReadLayout {
  if (text.length > MOST_LAYOUT_CHARACTERS) return fault("Filen är för stor för att vara en layout.");
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return fault(`Filen är inte JSON${placeOf(cause, text)}. Se efter kommatecken, citattecken och klamrar.`);
  }
  const parsed = parsedBy(Layout, raw);
  if (!parsed.ok) {
    const faults = new Set(parsed.issues.map(({ path }) => faultAt(path, raw)));
    return { ok: false, faults: [...faults].slice(0, 10) };
  }
  const unknown = unknownNumbers(parsed.value, instrument);
  return unknown.length === 0 ? parsed : { ok: false, faults: unknown.slice(0, 10) };
}

const fault = (text: string): ReadLayout => ({ ok: false, faults: [text] });

function placeOf({ message }: SyntaxError, text: string): string {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return Number.isNaN(at) ? "" : `, rad ${text.slice(0, at).split("\n").length}`;
}

type Path = readonly (string | number)[];

const listed = (words: readonly string[]) => words.map((word) => `"${word}"`).join(", ");

/** What each member must be, by the last name on the way to it. */
const wanted: Readonly<Record<string, string>> = {
  format: 'ska vara "vifragar/layout@1"',
  name: "ska vara ett namn på högst 80 tecken",
  file: 'ska vara "csv" eller "xlsx"',
  separator: 'ska vara ";", "," eller "\\t"',
  levels: 'ska vara en lista med "forbund", "insats" eller "nation"',
  rows: 'ska vara "subjects" (en rad för varje insats) eller "numbers" (en rad för varje siffra)',
  numbers: 'ska vara en lista med minst en siffra, som {"number": "base"}',
  columns: "ska vara en lista med minst en kolumn",
  hidden: "ska vara ett tecken eller ett ord utan siffror, och får inte vara tomt",
  none: "ska vara tomt, eller ett ord utan siffror",
  heading: "saknas, är för lång eller har en radbrytning",
  number: 'ska vara namnet på en siffra, som "psychological/any"',
  group: `ska vara ${listed(LayoutGroup.options)}`,
  show: 'ska vara "count", "of", "percent" eller "status"',
  value: `ska vara ett av ${listed([...SubjectField.options, ...NumberField.options])}`,
  text: "ska vara högst 200 tecken",
};

const members: readonly string[] = [
  "format",
  "name",
  "file",
  "separator",
  "levels",
  "hidden",
  "none",
  "rows",
  "numbers",
  "columns",
];

/** One fault in words. What was written is repeated, so that it can be found. */
function faultAt(path: Path, raw: unknown): string {
  const [first, index] = path;
  if (first === undefined) return topFault(raw);
  if ((first === "columns" || first === "numbers") && typeof index === "number") {
    const place = `${first === "columns" ? "Kolumn" : "Siffra"} ${index + 1}`;
    return itemFault(place, valueAt(raw, [first, index]), {
      kind: first,
      isWide: valueAt(raw, ["rows"]) === "subjects",
    });
  }
  const name = String(first);
  return `"${name}" ${wanted[name] ?? "är fel"}${written(valueAt(raw, [first]))}.`;
}

function topFault(raw: unknown): string {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return "Filen ska börja med { och sluta med }.";
  const strange = Object.keys(raw).filter((name) => !members.includes(name));
  return strange.length > 0
    ? `Känner inte till ${listed(strange)}. Är namnet rätt skrivet?`
    : "Layouten har fel form.";
}

function itemFault(
  place: string,
  item: unknown,
  { kind, isWide }: { readonly kind: "columns" | "numbers"; readonly isWide: boolean },
): string {
  if (typeof item !== "object" || item === null) return `${place} ska stå inom { och }.`;
  const given = new Map(Object.entries(item));
  const known =
    kind === "numbers"
      ? ["number", "group", "name"]
      : isWide
        ? ["heading", "value", "number", "group", "show", "text"]
        : ["heading", "value", "text"];
  const strange = [...given.keys()].filter((name) => !known.includes(name));
  if (strange.includes("number") && kind === "columns") {
    return `${place}: "number" hör till rows "subjects". Med "numbers" väljs siffrorna i "numbers", och kolumnen har "value".`;
  }
  if (strange.length > 0)
    return `${place}: känner inte till ${listed(strange)}. Här kan stå ${listed(known)}.`;
  if (kind === "columns" && typeof given.get("heading") !== "string") return `${place}: "heading" saknas.`;
  const kinds = ["value", "number", "text"].filter((name) => given.has(name));
  if (kind === "columns" && kinds.length !== 1)
    return `${place}: ska ha precis ett av "value", "number" och "text".`;
  const value = given.get("value");
  const values: readonly unknown[] = isWide
    ? SubjectField.options
    : [...SubjectField.options, ...NumberField.options];
  if (value !== undefined && !values.includes(value))
    return `${place}: "value" ska vara ett av ${listed(values.map(String))}${written(value)}.`;
  const group = given.get("group");
  if (group !== undefined && !LayoutGroup.options.some((option) => option === group)) {
    return `${place}: "group" ${wanted.group}${written(group)}.`;
  }
  const show = given.get("show");
  if (show !== undefined && !["count", "of", "percent", "status"].includes(String(show))) {
    return `${place}: "show" ${wanted.show}${written(show)}.`;
  }
  const wrong = known.find((name) => given.has(name) && typeof given.get(name) !== "string") ?? "heading";
  return `${place}: "${wrong}" ${wanted[wrong] ?? "är fel"}${written(given.get(wrong))}.`;
}

const written = (value: unknown): string =>
  value === undefined ? "" : `; där står ${JSON.stringify(value).slice(0, 60)}`;

const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? new Map(Object.entries(value)).get(String(key))
        : undefined,
    raw,
  );

function unknownNumbers(layout: Layout, instrument: Instrument): readonly string[] {
  const known = new Set(numbersOf(instrument));
  const named =
    layout.rows === "subjects"
      ? layout.columns.map((column) => ("number" in column ? column.number : undefined))
      : (layout.numbers ?? []).map(({ number }) => number);
  const word = layout.rows === "subjects" ? "Kolumn" : "Siffra";
  return named.flatMap((number, at) =>
    number === undefined || known.has(number)
      ? []
      : [
          `${word} ${at + 1}: siffran "${number}" finns inte i formuläret. Namnen står i kolumnen Nyckel i CSV-filen.`,
        ],
  );
}
