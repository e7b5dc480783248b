/** What a report says about answers, from one protected table: in all, by question, by sex, and crossings. */
import type { ProtectedTable } from "../protection/protected-table.ts";
import { SUPPRESSED_NOTE } from "../protection/texts-sv.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { isComparable, type Question } from "../questionnaire/question.ts";
import { differenceText } from "./difference.ts";
import { fractionText } from "./number-text.ts";
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from "./report.ts";
import { cellIn, hidesAnything, type ReportGroup, sizeIn } from "./table-cells.ts";
import {
  aloneNote,
  answerTexts,
  HIGH_SHARE_NOTE,
  indicatorName,
  measureTexts,
  numberWord,
  PLUS_NOTE,
  placesOf,
  questionName,
  THREE_MEASURES_NOTE,
  TIMES_NOTE,
  TOO_FEW,
  TOO_FEW_FOR_SEX,
  tableGroupTexts,
} from "./wording-sv.ts";

/** *Utsatt för våld*, with the three measures kept apart; undefined for a form that does not ask about it. */
export function exposureSection(table: ProtectedTable, instrument: Instrument): ReportSection | undefined {
  const isExposure = ({ measure }: Question) => measure === "exposure";
  const asked = instrument.questions.filter(isExposure).length;
  if (asked === 0) return undefined;
  const cell = cellIn(table, "all", "exposed");
  const blocks: readonly ReportBlock[] =
    cell === null
      ? [sentence(TOO_FEW)]
      : [sentence(exposureSentence(cell, asked)), note(HIGH_SHARE_NOTE), note(THREE_MEASURES_NOTE)];
  const heading = `Utsatt för våld (${placesOf(instrument, isExposure)})`;
  return { id: "utsatt", heading, blocks, startsPage: false };
}

function exposureSentence({ status, text }: ReportCell, asked: number): string {
  const what =
    asked === 1
      ? "har varit med om det som frågan gäller"
      : `har varit med om minst en av de ${numberWord(asked)}`;
  if (status === "skyddad") return `Hur många som ${what} är skyddat och visas inte.`;
  if (status === "inget underlag") return "Ingen svarade på formuläret.";
  return `${text} ${what}.`;
}

/** Columns of the question table, in order; those that no question has are left out. */
const columns: readonly { readonly heading: string; readonly names: readonly string[] }[] = [
  { heading: "Ja, någon gång", names: ["any"] },
  { heading: "Som barn", names: ["child"] },
  { heading: "Tidigare", names: ["adult", "earlier"] },
  { heading: "Nu", names: ["now"] },
  { heading: "Nej", names: ["none"] },
  { heading: "Vet inte / inga barn", names: ["unknown", "nochildren"] },
  { heading: "Vill inte svara", names: ["declined"] },
];

/** *De sju frågorna*, or as many as the form has: a row for each question, grouped by what must not be added up. */
export function questionsSection(table: ProtectedTable, instrument: Instrument): ReportSection {
  const cellOf = ({ code }: Question, names: readonly string[]) =>
    names.map((name) => cellIn(table, "all", `${code}/${name}`)).find((cell) => cell !== null) ?? null;
  const { questions } = instrument;
  const used = columns.filter(({ names }) => questions.some((question) => cellOf(question, names) !== null));
  const heading = questions.length === 1 ? "Frågan" : `De ${numberWord(questions.length)} frågorna`;
  if (used.length === 0) {
    return { id: "fragor", heading, blocks: [sentence(TOO_FEW)], startsPage: true };
  }
  const size = sizeIn(table, "all") ?? 0;
  const alone = placesOf(instrument, (question) => !isComparable(question));
  const hasTimes = used.some(({ names }) => names.includes("now"));
  const reportTable: ReportTable = {
    id: "fragor-tabell",
    caption: `Svar på frågorna. ${size === 1 ? "En" : size} svarade på formuläret: det är nämnaren på varje rad.`,
    rowHeading: "Fråga",
    columns: used.map((column) => column.heading),
    rows: questions.map((question) => ({
      heading: questionName(question, instrument),
      group: measureTexts[question.measure],
      cells: used.map(({ names }) => cellOf(question, names)),
    })),
    notes: [
      ...(hidesAnything(table) ? [SUPPRESSED_NOTE] : []),
      ...(hasTimes ? [TIMES_NOTE] : []),
      ...(alone === "" ? [] : [aloneNote(alone)]),
      THREE_MEASURES_NOTE,
    ],
    chartColumn: 0,
  };
  return { id: "fragor", heading, blocks: [{ kind: "table", table: reportTable }], startsPage: true };
}

/** *Kön*: any yes and now, side by side, with a sentence on whether chance may be behind the difference. */
export function sexSection(table: ProtectedTable, instrument: Instrument): ReportSection {
  const [women, men] = [sizeIn(table, "woman"), sizeIn(table, "man")];
  const section = { id: "kon", heading: "Kvinnor och män", startsPage: false };
  if (women === undefined || men === undefined) return { ...section, blocks: [sentence(TOO_FEW_FOR_SEX)] };
  const kinds = ["any", "now"].filter((kind) =>
    instrument.questions.some(({ code }) => table.cells.has(`woman/${code}/${kind}`)),
  );
  // A table of nothing but the sign for hidden says less than the sentence, and looks like a fault.
  const isShown = ([key, cell]: readonly [string, { readonly kind: string }]) =>
    /^(woman|man)\/.+\/(any|now)$/.test(key) && cell.kind === "shown";
  if (kinds.length === 0 || ![...table.cells].some(isShown))
    return { ...section, blocks: [sentence(TOO_FEW_FOR_SEX)] };
  const groups: readonly ReportGroup[] = ["woman", "man"];
  const reportTable: ReportTable = {
    id: "kon-tabell",
    caption: `Svar av ${women} kvinnor+ och ${men} män+`,
    rowHeading: "Fråga",
    columns: kinds.flatMap((kind) =>
      groups.map((group) => `${tableGroupTexts[group]}: ${answerTexts[kind] ?? kind}`),
    ),
    rows: instrument.questions.map((question) => ({
      heading: questionName(question, instrument),
      group: measureTexts[question.measure],
      cells: kinds.flatMap((kind) => groups.map((group) => cellIn(table, group, `${question.code}/${kind}`))),
    })),
    notes: [...(hidesAnything(table) ? [SUPPRESSED_NOTE] : []), PLUS_NOTE],
  };
  const items = differencesIn(table, instrument);
  const list: readonly ReportBlock[] = items.length === 0 ? [] : [{ kind: "list", items }];
  return { ...section, blocks: [{ kind: "table", table: reportTable }, ...list] };
}

/** One line for each thing that can be said, with the questions it holds for. */
function differencesIn(table: ProtectedTable, instrument: Instrument): readonly string[] {
  const namesByText = new Map<string, string[]>();
  for (const question of instrument.questions) {
    const text = differenceIn(table, question.code);
    if (text === undefined) continue;
    namesByText.set(text, [...(namesByText.get(text) ?? []), questionName(question, instrument)]);
  }
  return [...namesByText].map(([text, names]) => `${names.join(" · ")}: ${text}`);
}

function differenceIn(table: ProtectedTable, code: string): string | undefined {
  const [women, men] = [cellIn(table, "woman", `${code}/any`), cellIn(table, "man", `${code}/any`)];
  if (women?.number === undefined || men?.number === undefined) return undefined;
  if (women.of === undefined || men.of === undefined) return undefined;
  return differenceText({ count: women.number, of: women.of }, { count: men.number, of: men.of });
}

/** The crossings that the instrument's plan declares, with their margins; undefined where the table has none. */
export function crossingsSection(table: ProtectedTable, instrument: Instrument): ReportSection | undefined {
  const names = ["childhood", "later", "childhood+later", "exposed", "used", "exposed+used"];
  if (!names.some((name) => name.includes("+") && table.cells.has(`all/${name}`))) return undefined;
  const groupOf = (name: string) =>
    names.indexOf(name) < 3 ? "Våld under barndomen och som vuxen" : "Utsatt för våld och eget våld";
  const reportTable: ReportTable = {
    id: "samband-tabell",
    caption: "Två saker i samma formulär",
    rowHeading: "Svar",
    columns: ["Antal"],
    rows: names
      .filter((name) => table.cells.has(`all/${name}`))
      .map((name) => ({
        heading: indicatorName(name, instrument),
        group: groupOf(name),
        cells: [cellIn(table, "all", name)],
      })),
    notes: [...(hidesAnything(table) ? [SUPPRESSED_NOTE] : []), THREE_MEASURES_NOTE],
  };
  const blocks: readonly ReportBlock[] = [{ kind: "table", table: reportTable }];
  return { id: "samband", heading: "Samband", blocks, startsPage: false };
}

/** A finding as a title: `Psykiskt våld: 22 av 38 svarade ja någon gång`. */
export function findingOf(table: ProtectedTable, question: Question, instrument: Instrument): string {
  const cell = cellIn(table, "all", `${question.code}/any`);
  const name = questionName(question, instrument);
  if (cell?.number === undefined || cell.of === undefined) return `${name}: siffran visas inte`;
  const when = question.type === "yesno" ? "ja" : "ja någon gång";
  return `${name}: ${fractionText(cell.number, cell.of)} svarade ${when}`;
}

const sentence = (text: string): ReportBlock => ({ kind: "sentence", text });
const note = (text: string): ReportBlock => ({ kind: "note", text });
