/** The cells of the nation and of its förbund, and which of them belong together. */
import { periodKey } from "../period/period.ts";
import type { TallyPlan } from "../tally/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import { cellIdOf } from "./block-tables.ts";
import { columnRelations, columnsOf, countOfMeasure, measuresIn } from "./column-cells.ts";
import type { CellRelease, Relation } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
import type { TableCell } from "./tables-format.ts";

/** What one förbund has sent: its sum, and all that it has released of the period and its parts. */
export interface NationalPart {
  readonly id: string;
  readonly tally: Tally;
  /** Its name of the period: another one where it has released a correction. The period's own unless said. */
  readonly span?: string;
  readonly releases: readonly CellRelease[];
}

/** All that national sums are made of. Plain data, so that it can be handed to workers. */
export interface Nation {
  /** Id of the nation's own cells. */
  readonly id: string;
  readonly plan: TallyPlan;
  readonly period: Parameters<typeof periodKey>[0];
  /** The nation's own name of the period: another one in a correction. */
  readonly span: string;
  readonly parts: readonly NationalPart[];
  readonly rule: ProtectionRule;
}

/** All cells of one subject in one span, group sizes first, with the sums within them. Their ids begin with `prefix`. */
export interface SubjectCells {
  readonly prefix: string;
  readonly cells: readonly TableCell[];
  readonly relations: readonly Relation[];
}

/** The nation's cells, the förbund's, and what binds them; each worked out once. */
export class NationCells {
  readonly nation: Nation;
  readonly own: SubjectCells;
  readonly #parts = new Map<string, SubjectCells>();

  constructor(nation: Nation) {
    this.nation = nation;
    const tally = nation.parts.map((part) => part.tally).reduce(mergeTallies, emptyTally(nation.plan));
    this.own = cellsOf(nation, { id: nation.id, tally, span: nation.span });
  }

  partOf(id: string): NationalPart {
    const part = this.nation.parts.find((one) => one.id === id);
    if (part === undefined) throw new RangeError("no such förbund");
    return part;
  }

  cellsOf(id: string): SubjectCells {
    const found = this.#parts.get(id) ?? cellsOf(this.nation, this.partOf(id));
    this.#parts.set(id, found);
    return found;
  }

  /** Each cell of the nation with the cells of these förbund that it consists of. */
  sumsOver(ids: readonly string[]): readonly Relation[] {
    const partsById = new Map<string, string[]>();
    for (const { prefix, cells } of ids.map((id) => this.cellsOf(id))) {
      for (const cell of cells) {
        const total = `${this.own.prefix}${cell.id.slice(prefix.length)}`;
        const terms = partsById.get(total);
        if (terms === undefined) partsById.set(total, [cell.id]);
        else terms.push(cell.id);
      }
    }
    return [...partsById].map(([total, parts]) => ({ total, parts }));
  }
}

function cellsOf(
  { plan, period }: Nation,
  { id, tally, span = periodKey(period) }: Pick<NationalPart, "id" | "tally" | "span">,
): SubjectCells {
  const isYear = period.kind === "year";
  const columns = columnsOf(id, span, { tally, plan });
  const cells = [...columns.values()].flatMap((group): readonly TableCell[] => [
    { id: `${group.key}/base`, count: group.size, size: true },
    ...measuresIn(group.group, plan, isYear).map((measure) => {
      const count = countOfMeasure(group, measure, plan);
      return { id: `${group.key}/${measure.name}`, count, base: `${group.key}/base` };
    }),
  ]);
  const ids = new Set(cells.map((cell) => cell.id));
  const relations = columnRelations(columns, plan, isYear);
  return {
    prefix: cellIdOf(id, span, ""),
    cells,
    relations: relations.filter(({ total, parts }) => ids.has(total) && parts.every((part) => ids.has(part))),
  };
}
