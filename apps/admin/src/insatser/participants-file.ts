/**
 * Numbers of participants from a table: one row for each insats and group, as a spreadsheet saves it.
 *
 * Columns `Insats;Grupp;Antal`. A row *Totalt* is not needed; where there is one its sum is checked,
 * because published tables have been found that do not add up (domain.md, Stockholm 2020).
 * Nothing is taken from a file in which anything is wrong.
 */
import Papa from "papaparse";
import { byName, type Insats, type ParticipantNumbers } from "./insats.ts";

const COLUMNS = ["Insats", "Grupp", "Antal"] as const;

type Group = keyof ParticipantNumbers;
const groups: readonly { readonly key: Group; readonly names: readonly string[] }[] = [
  { key: "woman", names: ["Kvinnor", "Kvinna", "Kv"] },
  { key: "man", names: ["Män", "Man"] },
  { key: "other", names: ["Annat eller uppgift saknas", "Annat", "Uppgift saknas", "Okänt"] },
];
const TOTAL = "Totalt";

/** Every way in which a table may be wrong. Rows are counted as a spreadsheet counts them, the header being row 1. */
export type TableIssue =
  | { readonly kind: "empty" }
  | { readonly kind: "column-missing"; readonly column: string }
  | { readonly kind: "unknown-insats"; readonly row: number; readonly value: string }
  | { readonly kind: "unknown-group"; readonly row: number; readonly value: string }
  | { readonly kind: "not-a-number"; readonly row: number; readonly value: string }
  | { readonly kind: "twice"; readonly row: number; readonly insats: string; readonly group: string }
  | {
      readonly kind: "sum";
      readonly row: number;
      readonly insats: string;
      readonly stated: number;
      readonly parts: number;
    };

/** Participants by the id of the insats. */
export type ParticipantsTable = ReadonlyMap<Insats["id"], ParticipantNumbers>;

/** An issue as people read it: `Rad 14, kolumn Antal: 'ca 20' är inte ett tal.` */
export function tableIssueText(issue: TableIssue): string {
  switch (issue.kind) {
    case "empty":
      return "Tabellen är tom.";
    case "column-missing":
      return `Kolumnen ${issue.column} saknas. Kolumnerna ska heta ${COLUMNS.join(", ")}.`;
    case "unknown-insats":
      return `Rad ${issue.row}, kolumn Insats: '${issue.value}' finns inte bland insatserna.`;
    case "unknown-group":
      return `Rad ${issue.row}, kolumn Grupp: '${issue.value}' är ingen grupp. Skriv Kvinnor, Män, Annat eller uppgift saknas, eller Totalt.`;
    case "not-a-number":
      return issue.value === ""
        ? `Rad ${issue.row}, kolumn Antal: det saknas ett tal.`
        : `Rad ${issue.row}, kolumn Antal: '${issue.value}' är inte ett tal.`;
    case "twice":
      return `Rad ${issue.row}: ${issue.insats}, ${issue.group} finns redan högre upp.`;
    case "sum":
      return `Rad ${issue.row}, kolumn Antal: totalt är ${issue.stated} för ${issue.insats}, men delarna blir ${issue.parts}.`;
    default:
      return issue satisfies never;
  }
}

/** The text of a table file: UTF-8, or Windows-1252 where it is not valid UTF-8, as older Excel saves. */
export function textOfTable(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Reads a table against the insatser that there are. */
export function parseParticipants(
  text: string,
  insatser: readonly Insats[],
):
  | { readonly ok: true; readonly value: ParticipantsTable }
  | { readonly ok: false; readonly issues: readonly TableIssue[] } {
  const plain = text.replace(/^\uFEFF/, "");
  const { data } = Papa.parse<readonly string[]>(plain, { delimiter: delimiterOf(plain) });
  const [header, ...rows] = data;
  const filled = rows
    .map((cells, at) => ({ cells, row: at + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (header === undefined || filled.length === 0) return { ok: false, issues: [{ kind: "empty" }] };
  const columns = COLUMNS.map((column) => header.findIndex((cell) => same(cell, column)));
  const missing = COLUMNS.filter((_, at) => columns[at] === -1);
  if (missing.length > 0)
    return { ok: false, issues: missing.map((column) => ({ kind: "column-missing", column })) };

  const cellsOf = ({ cells }: { readonly cells: readonly string[] }) =>
    columns.map((at) => (cells[at] ?? "").trim());
  return readRows(
    filled.map((line) => {
      const [insats = "", group = "", count = ""] = cellsOf(line);
      return { row: line.row, insats, group, count };
    }),
    insatser,
  );
}

interface Line {
  readonly row: number;
  readonly insats: string;
  readonly group: string;
  readonly count: string;
}

function readRows(lines: readonly Line[], insatser: readonly Insats[]): ReturnType<typeof parseParticipants> {
  const issues: TableIssue[] = [];
  const numbers = new Map<Insats["id"], Partial<Record<Group, number>>>();
  const totals: { readonly row: number; readonly insats: Insats; readonly stated: number }[] = [];

  for (const { row, insats: name, group: groupName, count: written } of lines) {
    const insats = insatser.find((known) => same(known.name, name));
    const group = groups.find(({ names }) => names.some((known) => same(known, groupName)));
    const isTotal = same(groupName, TOTAL);
    const count = countOf(written);
    if (insats === undefined) issues.push({ kind: "unknown-insats", row, value: name });
    if (group === undefined && !isTotal) issues.push({ kind: "unknown-group", row, value: groupName });
    if (count === undefined) issues.push({ kind: "not-a-number", row, value: written });
    if (insats === undefined || count === undefined) continue;
    if (isTotal) totals.push({ row, insats, stated: count });
    if (group === undefined) continue;
    const known = numbers.get(insats.id) ?? {};
    if (known[group.key] !== undefined)
      issues.push({ kind: "twice", row, insats: insats.name, group: groupName });
    numbers.set(insats.id, { ...known, [group.key]: count });
  }

  const value = new Map([...numbers].map(([id, found]) => [id, { woman: 0, man: 0, other: 0, ...found }]));
  for (const { row, insats, stated } of totals) {
    const parts = value.get(insats.id);
    const sum = parts === undefined ? 0 : parts.woman + parts.man + parts.other;
    if (sum !== stated) issues.push({ kind: "sum", row, insats: insats.name, stated, parts: sum });
  }
  return issues.length === 0 ? { ok: true, value } : { ok: false, issues };
}

/** The file to fill in: the insatser that there are, with empty numbers. */
export function participantsTemplate(insatser: readonly Insats[]): string {
  const rows = byName(insatser)
    .filter(({ direction }) => direction === "individ")
    .flatMap(({ name }) => [...groups.map(({ names }) => [name, names[0] ?? "", ""]), [name, TOTAL, ""]]);
  const text = Papa.unparse([[...COLUMNS], ...rows], {
    delimiter: ";",
    newline: "\r\n",
    escapeFormulae: true,
  });
  return `\uFEFF${text}\r\n`;
}

/** What stands between the columns, as the header has it. Papa's own guess is led astray by empty rows. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [";", "\t", ","].find((delimiter) => header.includes(delimiter)) ?? ";";
}

/** Digits, with spaces between thousands as spreadsheets write them. */
function countOf(written: string): number | undefined {
  const digits = written.replaceAll(/[\s\u00A0\u202F]/g, "");
  const count = /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
  return count !== undefined && count <= 1_000_000 ? count : undefined;
}

const same = (a: string, b: string): boolean =>
  a.trim().localeCompare(b.trim(), "sv", { sensitivity: "accent" }) === 0;
