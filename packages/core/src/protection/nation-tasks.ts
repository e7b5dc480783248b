/**
 * The pieces that the protection of the nation is made of. None needs another of its batch, so they can be done in any
 * order and in many places at once: the answers are the same.
 */
import { attackSums, concludedIn, type Known } from "./attack-sums.ts";
import { weightOf } from "./block-tables.ts";
import { type Carried, type CarryRequest, carry } from "./nation-carry.ts";
import { type Nation, NationCells } from "./nation-cells.ts";
import { type Fragment, fragmentsOf } from "./nation-needs.ts";
import { protectTables, type TablesOutcome } from "./protect-tables.ts";
import type { CellRelease, ReleasedCell } from "./release-format.ts";
import type { Solve } from "./solve.ts";
import type { TableCell } from "./tables-format.ts";

/** What is asked and answered, by kind. Cells of the nation go by their keys, without subject and time. */
export interface NationWork {
  /** The nation by itself: the rule, the remainders, and the cells that förbund cannot carry. */
  readonly own: {
    readonly asked: { readonly planned: readonly string[]; readonly closed: readonly string[] };
    readonly answer: TablesOutcome;
  };
  /** What one förbund has hidden. */
  readonly fragments: {
    readonly asked: { readonly part: string; readonly told: readonly string[] };
    readonly answer: readonly Fragment[];
  };
  /** Whether a förbund can carry what is told, with these partners. */
  readonly carry: { readonly asked: CarryRequest; readonly answer: Carried };
  /** The auditor's: what anybody can conclude from the files of one förbund. */
  readonly conclude: {
    readonly asked: { readonly part: string; readonly told: readonly string[] };
    readonly answer: Known;
  };
  /** The auditor's: the ids of what the sums of a few förbund betray of one of them. */
  readonly attack: {
    readonly asked: {
      readonly parts: readonly string[];
      readonly told: readonly string[];
      readonly known: Known;
      readonly focus: readonly string[];
    };
    readonly answer: readonly string[];
  };
}

export type NationKind = keyof NationWork;
export type NationTask = {
  readonly [Kind in NationKind]: { readonly kind: Kind; readonly asked: NationWork[Kind]["asked"] };
}[NationKind];
export type NationAnswer = NationWork[NationKind]["answer"];

/** Does tasks about one nation. Synchronous. */
export function nationWorker(nation: Nation, solve: Solve): (task: NationTask) => NationAnswer {
  const cells = new NationCells(nation);
  return (task) => {
    switch (task.kind) {
      case "own":
        return ownTables(task.asked, cells, solve);
      case "fragments":
        return fragmentsOf(task.asked.part, new Set(task.asked.told), { cells, solve });
      case "carry":
        return carry(task.asked, solve);
      case "conclude": {
        const { prefix } = cells.cellsOf(task.asked.part);
        const told = new Set(task.asked.told.map((key) => prefix + key));
        return concludedIn(cells.partOf(task.asked.part).releases, solve, (id) => told.has(id));
      }
      case "attack": {
        const { parts, told, ...rest } = task.asked;
        const releases = parts.flatMap((part) => cells.partOf(part).releases);
        const attacked = { ...rest, releases: [...releases, sumsOf(parts, new Set(told), cells)] };
        return attackSums(attacked, solve).map(({ id }) => id);
      }
      default:
        return task satisfies never;
    }
  };
}

function ownTables(
  { planned, closed }: NationWork["own"]["asked"],
  { own: { prefix, cells, relations }, nation }: NationCells,
  solve: Solve,
): TablesOutcome {
  const keys = new Set(planned);
  const own = cells.map((cell): TableCell => {
    if (cell.size === true) return cell;
    const key = cell.id.slice(prefix.length);
    return keys.has(key)
      ? { ...cell, planned: true, weight: weightOf("forbund", key) }
      : { ...cell, planned: false };
  });
  const rule = { mode: "two-sided", k: nation.rule.k } as const;
  const hidden = closed.map((key) => ({ id: prefix + key, status: "hidden" }) as const);
  const earlier = hidden.length === 0 ? [] : [{ rule, relations: [], cells: hidden }];
  return protectTables({ cells: own, relations, rule, earlier }, solve);
}

/** What a few förbund would tell, were their own sums told. */
function sumsOf(parts: readonly string[], told: ReadonlySet<string>, cells: NationCells): CellRelease {
  const few = new NationCells({ ...cells.nation, parts: parts.map((id) => cells.partOf(id)) });
  return {
    rule: { mode: "two-sided", k: cells.nation.rule.k },
    relations: few.sumsOver(parts),
    cells: few.own.cells.flatMap(({ id, size, count }): readonly ReleasedCell[] => {
      if (size === true) return [{ id, size, count: count ?? 0 }];
      return told.has(id.slice(few.own.prefix.length)) ? [{ id, status: "shown", count: count ?? 0 }] : [];
    }),
  };
}
