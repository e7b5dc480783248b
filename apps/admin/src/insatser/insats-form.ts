/** What is typed about an insats, read with an issue for each field that is wrong. */
import { type Day, isoDateOf, parseIsoDate } from "@vifragar/core";
import type { Insats } from "./insats.ts";

export interface InsatsFields {
  readonly name: string;
  readonly direction: string;
  readonly owner: string;
  readonly starts: string;
  readonly ends: string;
}

/** An insats without its id and its participants. */
export type InsatsBasics = Pick<Insats, "name" | "direction" | "owner" | "starts" | "ends">;

export type InsatsIssue =
  | "name-missing"
  | "name-too-long"
  | "name-taken"
  | "direction-missing"
  | "owner-too-long"
  | "start-missing"
  | "no-such-date"
  | "end-before-start";

export const insatsIssueTexts: Readonly<Record<InsatsIssue, string>> = {
  "name-missing": "Skriv insatsens namn.",
  "name-too-long": "Namnet får ha högst 80 tecken.",
  "name-taken": "Det finns redan en insats med det namnet.",
  "direction-missing": "Välj om insatsen är individinriktad eller strukturinriktad.",
  "owner-too-long": "Ägarens namn får ha högst 120 tecken.",
  "start-missing": "Skriv när insatsen startade.",
  "no-such-date": "Skriv datumet som år-månad-dag, till exempel 2026-07-01.",
  "end-before-start": "Startdatum måste ligga före slutdatum.",
};

/** The fields of an insats that is to be changed. */
export const fieldsOf = ({ name, direction, owner, starts, ends }: Insats): InsatsFields => ({
  name,
  direction,
  owner,
  starts: isoDateOf(starts),
  ends: ends === null ? "" : isoDateOf(ends),
});

/**
 * Reads the fields.
 *
 * @param taken - Names of the other insatser: two with one name could not be told apart in a file.
 */
export function parseInsats(
  fields: InsatsFields,
  taken: readonly string[],
):
  | { readonly ok: true; readonly value: InsatsBasics }
  | { readonly ok: false; readonly issues: Partial<Record<keyof InsatsFields, InsatsIssue>> } {
  const name = fields.name.trim().replaceAll(/\s+/g, " ");
  const owner = fields.owner.trim().replaceAll(/\s+/g, " ");
  const direction =
    fields.direction === "individ" || fields.direction === "struktur" ? fields.direction : undefined;
  const starts = parseIsoDate(fields.starts.trim());
  const ends = fields.ends.trim() === "" ? null : parseIsoDate(fields.ends.trim());
  const nameIssue = issueOfName(name, taken);
  const startIssue: InsatsIssue | undefined =
    fields.starts.trim() === "" ? "start-missing" : starts === undefined ? "no-such-date" : undefined;
  const endIssue = issueOfEnd(starts, ends);
  const issues: Partial<Record<keyof InsatsFields, InsatsIssue>> = {
    ...(nameIssue && { name: nameIssue }),
    ...(direction === undefined && { direction: "direction-missing" }),
    ...(owner.length > 120 && { owner: "owner-too-long" }),
    ...(startIssue && { starts: startIssue }),
    ...(endIssue && { ends: endIssue }),
  };
  if (
    Object.keys(issues).length > 0 ||
    direction === undefined ||
    starts === undefined ||
    ends === undefined
  ) {
    return { ok: false, issues };
  }
  return { ok: true, value: { name, direction, owner, starts, ends } };
}

function issueOfName(name: string, taken: readonly string[]): InsatsIssue | undefined {
  if (name === "") return "name-missing";
  if (name.length > 80) return "name-too-long";
  const same = taken.some((other) => other.localeCompare(name, "sv", { sensitivity: "accent" }) === 0);
  return same ? "name-taken" : undefined;
}

function issueOfEnd(starts: Day | undefined, ends: Day | null | undefined): InsatsIssue | undefined {
  if (ends === undefined) return "no-such-date";
  return starts !== undefined && ends !== null && ends < starts ? "end-before-start" : undefined;
}
