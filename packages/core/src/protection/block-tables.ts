/**
 * A block as general tables: one cell for each group and measure, and every sum that an attacker can do.
 *
 * Sums run over groups (strata, columns, insatser, periods) and over measures within a group (classes add
 * up to the base, a time frame is at most *any*). Measures that only the förbund shows are not split over
 * insatser: whatever the insatser show, such a split exists, so it would tell an attacker nothing.
 */
import { spanKey } from "../period/time-span.ts";
import type { Question } from "../questionnaire/question.ts";
import { type Block, type Subject, spanOf } from "./block.ts";
import { columnRelations, countOfMeasure, measuresIn } from "./column-cells.ts";
import { type FormGroup, type FormGroups, groupKey, groupsOf, type SharedTable } from "./groups.ts";
import { type PublicationPlan, TABLE_GROUPS, type TableGroup } from "./publication-plan.ts";
import type { CellRelease, Relation } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
import { CHANGES } from "./slices.ts";
import type { TableCell, Tables } from "./tables-format.ts";

/** A table to be made: its subject, and the keys it shows if they are safe. */
export interface PlannedTable {
  readonly level: "insats" | "forbund";
  readonly subject: Subject;
  readonly plan: PublicationPlan;
}

export interface TablesRequest {
  readonly block: Block;
  readonly rule: ProtectionRule;
  readonly planned: readonly PlannedTable[];
  /** Tables that several insatser share, in this release or in an earlier one. */
  readonly shared: readonly SharedTable[];
  /** Whether the shorter periods must be told apart. */
  readonly tellsParts: boolean;
  readonly earlier: readonly CellRelease[];
}

/** The id of a table's cell in release files: `<subject>/<period>/<key>`. */
export const cellIdOf = (subject: string, period: string, key: string): string =>
  `${subject}/${period}/${key}`;

/** Writes a block as tables for the engine. */
export function tablesOfBlock({ block, rule, planned, shared, tellsParts, earlier }: TablesRequest): Tables {
  const { plan, period, collector } = block;
  const span = spanOf(block);
  const groups = groupsOf(block, shared, tellsParts);
  const weightById = weightsOf(planned, spanKey(span));
  const cells = new Map<string, TableCell>();
  const put = ({ key }: FormGroup, name: string, count: number) => {
    const id = `${key}/${name}`;
    const weight = weightById.get(id);
    const shown = weight === undefined ? { planned: false } : { planned: true, weight };
    cells.set(id, { id, count, base: `${key}/base`, ...shown });
  };
  const names = new Set([...plan.questions.map(({ code }) => `${code}/any`), "exposed"]);
  for (const group of groups.byKey.values()) {
    cells.set(`${group.key}/base`, { id: `${group.key}/base`, count: group.size, size: true });
    for (const name of names)
      put(group, name, countOfMeasure(group, { name, plus: [name], minus: [] }, plan));
  }
  const relations = groups.finest.flatMap(({ key }) => exposedRelations(key, plan.questions));
  for (const key of period.kind === "year" ? yearsIn(span) : []) {
    const columns = forbundColumns(groups, collector.id, key);
    for (const group of columns.values()) {
      for (const measure of measuresIn(group.group, plan, true)) {
        put(group, measure.name, countOfMeasure(group, measure, plan));
        names.add(measure.name);
      }
    }
    relations.push(...columnRelations(columns, plan, true));
  }
  const sums = groups.sums.flatMap((sum) =>
    ["base", ...names].map((name): Relation => {
      return { total: `${sum.total}/${name}`, parts: sum.parts.map((part) => `${part}/${name}`) };
    }),
  );
  relations.push(...sums);
  return {
    format: "vifragar/tables@1",
    cells: [...cells.values()],
    relations: relations.filter(
      ({ total, parts: terms }) => cells.has(total) && terms.every((id) => cells.has(id)),
    ),
    rule: { mode: "two-sided", k: rule.k },
    earlier,
  };
}

/** The year in all its editions, and what each correction changed: all of them have what only a förbund shows. */
function yearsIn(span: ReturnType<typeof spanOf>): readonly string[] {
  const editions = Array.from({ length: span.edition ?? 1 }, (_, at) =>
    spanKey({ ...span, edition: at + 1 }),
  );
  const changes = editions.slice(1).flatMap((key) => CHANGES.map((change) => `${key}/${change}`));
  return [...editions, ...changes];
}

/** The förbund's columns. Where everybody is in one of them, that is the column for all. */
function forbundColumns(
  { byKey }: FormGroups,
  forbund: string,
  period: string,
): ReadonlyMap<TableGroup, FormGroup> {
  return new Map(
    TABLE_GROUPS.flatMap((group) => {
      const found = byKey.get(groupKey(forbund, period, group));
      return found === undefined ? [] : [[group, found] as const];
    }),
  );
}

/** Whoever said yes to a question about exposure is exposed, and whoever is exposed said yes to one. */
function exposedRelations(key: string, questions: readonly Question[]): readonly Relation[] {
  const asked = questions
    .filter(({ measure }) => measure === "exposure")
    .map(({ code }) => `${key}/${code}/any`);
  const exposed = `${key}/exposed`;
  if (asked.length === 0) return [];
  return [
    ...asked.map((any): Relation => ({ total: any, parts: [exposed], op: "<=" })),
    { total: exposed, parts: asked, op: "<=" },
  ];
}

/** What it costs to hide a cell. The förbund's number stands in for many; a total for its columns. */
function weightsOf(planned: readonly PlannedTable[], period: string): ReadonlyMap<string, number> {
  return new Map(
    planned.flatMap(({ level, subject, plan }) =>
      [...plan]
        .filter((key) => !key.endsWith("/base"))
        .map((key) => [cellIdOf(subject.id, period, key), weightOf(level, key)] as const),
    ),
  );
}

/** What it costs to hide a cell of a table. */
export function weightOf(level: PlannedTable["level"], key: string): number {
  const [column, ...name] = key.split("/");
  const isMain = name.at(-1) === "any" || name.length === 1;
  return (level === "forbund" ? 4 : 1) * (column === "all" ? 4 : 1) * (isMain ? 4 : 1);
}
