/** Protected tables for tests: read from a release that a test has written by hand. */
import { type CanonicalValue, canonicalText } from "../canonical.ts";
import type { Coverage } from "../coverage/coverage.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { dayOf } from "../period/period.ts";
import { type ProtectedTables, protectedTablesOf } from "../protection/protected-table.ts";
import { parseRelease } from "../protection/verified-release.ts";
import { planOf } from "../tally/plan.ts";
import type { Report } from "./report.ts";
import { type ReportRequest, reportOf } from "./report-of.ts";

/** Counts by key; null for a hidden one. Bases are group sizes. */
export type WrittenTable = Readonly<Record<string, number | null>>;

const id = (digit: string) => digit.repeat(32);

/** The tables of a förbund and its insatser, as a reader of their release gets them. */
export function tablesOf(wanted: {
  readonly forbund: WrittenTable;
  readonly insatser?: Readonly<Record<string, WrittenTable>>;
  readonly prov?: boolean;
}): ProtectedTables {
  const subjects = [
    { level: "forbund", id: id("f"), name: "Förbundet A", cells: wanted.forbund },
    ...Object.entries(wanted.insatser ?? {}).map(([name, cells], at) => {
      return { level: "insats", id: id(String(at)), name, cells };
    }),
  ];
  const cells = subjects.flatMap((subject) =>
    Object.entries(subject.cells).map(([key, count]): CanonicalValue => {
      const cell = `${subject.id}/2026-H2/${key}`;
      if (key.endsWith("/base")) return { id: cell, size: true, count };
      return count === null ? { id: cell, status: "hidden" } : { id: cell, status: "shown", count };
    }),
  );
  const content = {
    format: "vifragar/signed-release@1",
    signer: "a".repeat(64),
    collector: { id: id("f"), name: "Förbundet A", prov: wanted.prov ?? false },
    plan: planOf(workingWording).hash,
    instrument: workingWording.id,
    period: { year: 2026, kind: "half", index: 2 },
    rule: { k: 5, floor: 10, bySex: true },
    tables: subjects.map(({ level, id: subject, name, cells: keys }) => {
      return { level, subject: { id: subject, name, members: [] }, keys: Object.keys(keys).toSorted() };
    }),
    cells: { format: "vifragar/release@1", rule: { mode: "two-sided", k: 5 }, relations: [], cells },
    inputs: "b".repeat(64),
    earlier: [],
  } as unknown as CanonicalValue;
  const parsed = parseRelease(canonicalText({ content, signature: "c".repeat(128) }), () => true);
  if (!parsed.ok)
    throw new RangeError(`a test wrote a release that is none: ${JSON.stringify(parsed.issues)}`);
  return protectedTablesOf(parsed.value);
}

/** Coverage of 57 participants, as in ux.md A1. */
export const coverage: Coverage = {
  asked: 44,
  covered: 42,
  answered: 38,
  declined: undefined,
  participants: 57,
  bySex: [
    { group: "woman", covered: 26, participants: 33 },
    { group: "man+other", covered: 16, participants: 24 },
  ],
  notAsked: {
    total: 15,
    byReason: [
      { reason: "not-alone", count: 6 },
      { reason: "rest", count: 9 },
    ],
  },
  followUp: [{ kind: "talk-now", count: 12 }],
  exceedsParticipants: false,
};

const forbund = {
  "all/base": 38,
  "all/exposed": 27,
  "all/psychological/any": 22,
  "all/psychological/now": 8,
  "all/psychological/none": null,
  "all/childhood/any": 15,
  "all/used/any": null,
  "woman/base": 24,
  "man/base": 14,
  "woman/psychological/any": 15,
  "man/psychological/any": 7,
};

/** The report of an invented förbund with one insats, where two numbers are protected. */
export function reportWith(change: Partial<ReportRequest> = {}, prov = false): Report {
  const tables = tablesOf({ forbund, insatser: { "=2+3": { "all/base": 0, "all/exposed": 0 } }, prov });
  return reportOf({
    forbund: "Förbundet A",
    table: tables.forbund,
    insatser: tables.insatser,
    coverage: new Map([[tables.forbund.subject.id, coverage]]),
    instrument: workingWording,
    released: dayOf(2027, 1, 15),
    ...change,
  });
}
