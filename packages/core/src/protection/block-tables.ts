/**
 * A block as general tables: one cell for each group and measure, and every sum that an attacker can do.
 *
 * Sums run over groups (strata, columns, insatser, periods) and over measures within a group (classes add
 * up to the base, a time frame is at most *any*). Measures that only the förbund shows are not split over
 * insatser: whatever the insatser show, such a split exists, so it would tell an attacker nothing.
 */
import { periodKey } from "../period/period.ts";
import type { Question } from "../questionnaire/question.ts";
import { type Block, countIn, type Subject } from "./block.ts";
import { type DerivedMeasure, forbundMeasures, forbundRelations } from "./forbund-measures.ts";
import { type FormGroup, groupKey, groupsOf } from "./groups.ts";
import type { PublicationPlan, TableGroup } from "./publication-plan.ts";
import type { CellRelease, Relation } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
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
  readonly rolled: Subject | undefined;
  /** Keys of the shorter periods that must be told apart. */
  readonly parts: readonly string[];
  readonly earlier: readonly CellRelease[];
}

/** The id of a table's cell in release files: `<subject>/<period>/<key>`. */
export const cellIdOf = (subject: string, period: string, key: string): string =>
  `${subject}/${period}/${key}`;

/** Writes a block as tables for the engine. */
export function tablesOfBlock({ block, rule, planned, rolled, parts, earlier }: TablesRequest): Tables {
  const { plan, period, collector } = block;
  const groups = groupsOf(block, rolled, parts);
  const weightById = weightsOf(planned, periodKey(period));
  const cells = new Map<string, TableCell>();
  const put = ({ key }: FormGroup, name: string, count: number) => {
    const id = `${key}/${name}`;
    const weight = weightById.get(id);
    const shown = weight === undefined ? { planned: false } : { planned: true, weight };
    cells.set(id, { id, count, base: `${key}/base`, ...shown });
  };
  const names = [...plan.questions.map(({ code }) => `${code}/any`), "exposed"];
  for (const group of groups.byKey.values()) {
    cells.set(`${group.key}/base`, { id: `${group.key}/base`, count: group.size, size: true });
    for (const name of names) put(group, name, countOfGroup(group, name, block));
  }
  const sums = groups.sums.flatMap((sum) =>
    ["base", ...names].map((name): Relation => {
      return { total: `${sum.total}/${name}`, parts: sum.parts.map((part) => `${part}/${name}`) };
    }),
  );
  const exposed = groups.finest.flatMap(({ key }) => exposedRelations(key, plan.questions));
  const relations = [...sums, ...exposed];
  const column = (group: TableGroup) => groups.byKey.get(groupKey(collector.id, periodKey(period), group));
  const all = column("all");
  if (period.kind === "year" && all !== undefined) {
    const [woman, man] = [column("woman"), column("man")];
    const sexes = woman === undefined || man === undefined ? [] : [woman, man];
    const measures = forbundMeasures(plan.questions);
    for (const measure of measures.all) put(all, measure.name, derivedCount(all, measure, block));
    for (const sex of sexes)
      for (const measure of measures.sexes) put(sex, measure.name, derivedCount(sex, measure, block));
    relations.push(...forbundRelations({ all, sexes }, plan.questions));
  }
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

/** The count of one measure of the tally plan in a group of forms. */
const countOfGroup = ({ tallies, strata, group }: FormGroup, name: string, { plan }: Block): number =>
  tallies.reduce((sum, tally) => sum + countIn(tally, plan, { strata, group, name }), 0);

const derivedCount = (group: FormGroup, { plus, minus }: DerivedMeasure, block: Block): number =>
  plus.reduce((sum, name) => sum + countOfGroup(group, name, block), 0) -
  minus.reduce((sum, name) => sum + countOfGroup(group, name, block), 0);

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

function weightOf(level: PlannedTable["level"], key: string): number {
  const [column, ...name] = key.split("/");
  const isMain = name.at(-1) === "any" || name.length === 1;
  return (level === "forbund" ? 4 : 1) * (column === "all" ? 4 : 1) * (isMain ? 4 : 1);
}
