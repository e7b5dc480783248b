/** Protected tables for tests: read from a release that a test has written by hand. */
import { type CanonicalValue, canonicalText } from "../canonical.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { type ProtectedTables, protectedTablesOf } from "../protection/protected-table.ts";
import { parseRelease } from "../protection/verified-release.ts";
import { planOf } from "../tally/plan.ts";

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
