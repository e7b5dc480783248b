/** Reports of what has been released: read from the signed file, and from nothing else. */
import {
  annexOf,
  type Coverage,
  coveragePlanOf,
  daysOf,
  type Instrument,
  instrumentIn,
  type Period,
  type ProtectedTable,
  type ProtectedTables,
  parsePeriodKey,
  parseRelease,
  planOf,
  protectedTablesOf,
  type Report,
  reportOf,
  type TallyPlan,
  termOn,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import type { Book } from "../book/book.ts";
import { hasSigned } from "../forbund/forbund.ts";
import { coverageIn, coverageTallies, together } from "../overview/coverage-of-book.ts";
import { ReleaseError } from "../release/release-error.ts";
import type { StoredRelease } from "../release/stored-release.ts";

/** What stands on every page while the answers are made up. */
export const SIMULATED_NOTICE = "SIMULERADE SVAR";

// A release never changes, and checking its signature takes longer than a screen should wait for.
const checked = new WeakMap<StoredRelease, { readonly signer: string; readonly tables: ProtectedTables }>();

/** The tables of a frozen release. @throws ReleaseError `unreadable` unless this förbund has signed it. */
export function releasedTables({ forbund }: Book, release: StoredRelease): ProtectedTables {
  const known = checked.get(release) ?? check(release);
  if (!hasSigned(forbund, known.signer)) throw new ReleaseError("unreadable");
  return known.tables;
}

function check(release: StoredRelease) {
  const parsed = parseRelease(release.file, verify);
  if (!parsed.ok) throw new ReleaseError("unreadable");
  const known = { signer: parsed.value.content.signer, tables: protectedTablesOf(parsed.value) };
  checked.set(release, known);
  return known;
}

/** What a report is made with besides the book. */
export interface ReportBy {
  readonly instrument: Instrument;
  readonly coveragePlan: TallyPlan;
}

/** The form that a period was asked by. A year in which it was changed is told by its last one, and never released. */
export function askedBy({ forms }: Pick<Book, "forms">, period: Period): ReportBy {
  const instrument = instrumentIn(forms, period) ?? termOn(forms, daysOf(period).last).instrument;
  return { instrument, coveragePlan: coveragePlanOf(planOf(instrument)) };
}

/**
 * The report of a release.
 *
 * @param subject - Id of a table's subject; without it the förbund's own, with its insatser.
 * @returns Undefined when the release has no table about the subject.
 */
export function releasedReport(
  book: Book,
  release: StoredRelease,
  { subject, instrument, coveragePlan }: ReportBy & { readonly subject?: string | undefined },
): Report | undefined {
  const tables = releasedTables(book, release);
  const isForbund = subject === undefined || subject === tables.forbund.subject.id;
  const table = isForbund ? tables.forbund : tableAbout(tables, subject);
  if (table === undefined) return undefined;
  const { forbund } = book;
  return reportOf({
    forbund: forbund.name,
    table,
    ...(isForbund && { insatser: tables.insatser }),
    coverage: coverageBySubject(book, release, { tables, coveragePlan }),
    instrument,
    released: release.released,
    notices: forbund.simulated ? [SIMULATED_NOTICE] : [],
    remarks: forbund.remarks,
  });
}

/** The annex to the konsekvensbedömning, from the signed file. @throws ReleaseError `unreadable`. */
export function releasedAnnex({ forbund }: Book, release: StoredRelease, instrument: Instrument): Report {
  const parsed = parseRelease(release.file, verify);
  if (!parsed.ok || parsed.value.content.signer !== forbund.signer) throw new ReleaseError("unreadable");
  const notices = forbund.simulated ? [SIMULATED_NOTICE] : [];
  return annexOf({ release: parsed.value, instrument, released: release.released, notices });
}

/** The table of an insats, or the one that it shares with other small ones. */
export const tableAbout = ({ insatser }: ProtectedTables, id: string): ProtectedTable | undefined =>
  insatser.find(({ subject }) => subject.id === id || subject.members.some((member) => member.id === id));

function coverageBySubject(
  book: Book,
  release: StoredRelease,
  { tables, coveragePlan }: { readonly tables: ProtectedTables; readonly coveragePlan: TallyPlan },
): ReadonlyMap<string, Coverage> {
  const period = parsePeriodKey(release.period);
  if (period === undefined) throw new ReleaseError("unreadable");
  // Sums hold first-time answers alone and how often the questions were offered to all: no share can be told.
  if (book.forbund.level === "nation") return new Map();
  const { forbund, byInsats } = coverageIn(book, period, coveragePlan);
  const tallies = coverageTallies(book, period, coveragePlan);
  const shared = tables.insatser.flatMap(({ subject }) => {
    if (subject.members.length === 0) return [];
    const members = book.insatser.filter(({ id }) => subject.members.some((member) => member.id === id));
    const coverage = together(members, period, { tallies, coveragePlan });
    return coverage === undefined ? [] : [[subject.id, coverage] as const];
  });
  return new Map([
    ...byInsats,
    ...shared,
    ...(forbund === undefined ? [] : [[tables.forbund.subject.id, forbund] as const]),
  ]);
}
