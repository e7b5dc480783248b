/** What the förbund have released, as one table: förbund and their insatser down, periods across. */
import {
  daysOf,
  type Period,
  periodKey,
  type ReportCell,
  SUPPRESSED_SPOKEN,
  SUPPRESSED_SYMBOL,
  shareText,
  wholeText,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { byName } from "../insatser/insats.ts";
import { periodOfReceived, type ReceivedRelease, type ReceivedTable } from "../trust/received-release.ts";
import { trustedReleases } from "./forbund-at-nns.ts";

/** Which number stands in the cells. */
export type NationMeasure = "answered" | "exposed";

/** Förbund or insats: a name, and a cell for each period; null where nothing is told. */
export interface NationRow {
  readonly id: string;
  readonly name: string;
  readonly tables: readonly (ReceivedTable | undefined)[];
}

export interface NationForbund extends NationRow {
  readonly insatser: readonly NationRow[];
}

export interface NationTable {
  readonly periods: readonly Period[];
  readonly forbund: readonly NationForbund[];
}

/** Columns that fit on a screen: the latest periods. */
const MOST_PERIODS = 4;

/** The table of all förbund that are registered. */
export function nationTableOf(book: Book): NationTable {
  const byForbund = new Map<string, ReceivedRelease[]>();
  const periodByKey = new Map<string, Period>();
  for (const release of trustedReleases(book)) {
    const id = String(release.collector.id);
    byForbund.set(id, [...(byForbund.get(id) ?? []), release]);
    if (!periodByKey.has(release.period)) periodByKey.set(release.period, periodOfReceived(release));
  }
  const periods = [...periodByKey.values()]
    .toSorted((a, b) => daysOf(a).last - daysOf(b).last || daysOf(b).first - daysOf(a).first)
    .slice(-MOST_PERIODS);
  const keys = periods.map(periodKey);
  const forbund = byName(book.insatser).map(({ id, name }): NationForbund => {
    // The latest of a period stands: a correction takes the place of what it corrects.
    const releases = new Map((byForbund.get(id) ?? []).map((release) => [release.period, release]));
    const told = keys.map((key) => releases.get(key));
    return {
      id,
      name,
      tables: told.map((release) => release?.own),
      insatser: insatserOf(told),
    };
  });
  return { periods, forbund };
}

function insatserOf(releases: readonly (ReceivedRelease | undefined)[]): readonly NationRow[] {
  const names = new Map(
    releases.flatMap((release) => (release?.insatser ?? []).map(({ id, name }) => [id, name] as const)),
  );
  const tables = releases.map(
    (release) => new Map((release?.insatser ?? []).map((table) => [table.id, table])),
  );
  return [...names]
    .map(([id, name]) => ({ id, name, tables: tables.map((byId) => byId.get(id)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
}

/**
 * The förbund whose name, or an insats of whose, holds the text. All insatser of a förbund that is named,
 * and otherwise those that are.
 */
export function filtered(forbund: readonly NationForbund[], text: string): readonly NationForbund[] {
  const wanted = text.trim().toLocaleLowerCase("sv");
  if (wanted === "") return forbund;
  const has = ({ name }: NationRow) => name.toLocaleLowerCase("sv").includes(wanted);
  return forbund.flatMap((one) => {
    if (has(one)) return [one];
    const insatser = one.insatser.filter(has);
    return insatser.length === 0 ? [] : [{ ...one, insatser }];
  });
}

/** What stands in a cell. */
export function cellOf(table: ReceivedTable | undefined, measure: NationMeasure): ReportCell | null {
  const count = table?.[measure];
  if (count === undefined) return null;
  if (count === null) return { text: SUPPRESSED_SYMBOL, spoken: SUPPRESSED_SPOKEN, status: "skyddad" };
  const of = measure === "exposed" ? (table?.answered ?? undefined) : undefined;
  return of === undefined
    ? { text: wholeText(count), status: "visas", number: count }
    : { text: shareText(count, of), status: "visas", number: count, of };
}
