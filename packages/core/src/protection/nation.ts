/**
 * National sums over förbund, with everything that each förbund has told and hidden as given.
 *
 * One problem for the whole nation is too large. Instead förbund are taken a few at a time, and for each few it
 * is asked whether *their own* sum could be told without opening anything. The sums of all groups say more than the
 * national one, so what may be told of every group may be told of all. A few that cannot carry something are joined
 * with others and asked again. It is cautious: a cell that some group cannot carry even then is hidden nationally.
 * Work grows in step with the number of förbund.
 */
import { periodKey } from "../period/period.ts";
import type { TallyPlan } from "../tally/plan.ts";
import { mergeTallies, type Tally } from "../tally/tally.ts";
import { attack } from "./attack.ts";
import { Audit } from "./audit.ts";
import { cellIdOf, weightOf } from "./block-tables.ts";
import { columnRelations, columnsOf, countOfMeasure, measuresIn } from "./column-cells.ts";
import { keptTargets } from "./kept.ts";
import { Pattern } from "./pattern.ts";
import { problemsOf } from "./problem.ts";
import { protectProblem } from "./protect-problem.ts";
import { protectTables, type TablesOutcome } from "./protect-tables.ts";
import { forbundPlan, type PublicationPlan, type TableGroup } from "./publication-plan.ts";
import type { CellRelease, Relation, ReleasedCell } from "./release-format.ts";
import type { Need, ProtectionRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import type { TableCell, Tables } from "./tables-format.ts";

/** What one förbund has sent: its sum, and all that it has released of the period and its parts. */
export interface NationalPart {
  readonly id: string;
  readonly tally: Tally;
  /** Its name of the period: another one where it has released a correction. The period's own unless said. */
  readonly span?: string;
  readonly releases: readonly CellRelease[];
}

export interface NationRequest {
  /** Id of the nation's own cells. */
  readonly id: string;
  readonly plan: TallyPlan;
  readonly period: Parameters<typeof periodKey>[0];
  readonly parts: readonly NationalPart[];
  readonly rule: ProtectionRule;
  readonly solve: Solve;
}

/** Förbund that are looked at together at first. More of them hide less, and take longer. */
const FEW = 3;
/** Those who cannot carry what is told are joined with others, up to so many. */
const MOST = 24;

/** What of the nation is told. */
export function nationalCells(request: NationRequest): {
  readonly plan: PublicationPlan;
  readonly outcome: TablesOutcome;
} {
  const { id, plan, period, parts, rule, solve } = request;
  const key = periodKey(period);
  const tally = parts.map((part) => part.tally).reduce(mergeTallies);
  const columns = columnsOf(id, key, { tally, plan });
  const size = (group: TableGroup) => columns.get(group)?.size ?? 0;
  const sizes = { all: size("all"), woman: size("woman"), man: size("man") };
  const span = period.kind === "year" ? "year" : "part";
  const planned = forbundPlan({ span, sizes, questions: plan.questions, rule });
  const first = protectTables(nationalTables(request, tally, planned, new Set()), solve);
  if (first.kind === "refused") return { plan: planned, outcome: first };
  const told = toldIn(first.release);
  const { groups, closed } = carriersOf(told, request);
  const second =
    closed.size === 0 ? first : protectTables(nationalTables(request, tally, planned, closed), solve);
  if (second.kind === "refused") return { plan: planned, outcome: second };
  const left = toldIn(second.release);
  const broken = groups.flatMap((group) => attackedIn(group, left, request));
  if (broken.length > 0) return { plan: planned, outcome: { kind: "refused", cells: broken.toSorted() } };
  const relations = [...second.release.relations, ...sumsOver(parts, request)];
  return { plan: planned, outcome: { kind: "released", release: { ...second.release, relations } } };
}

/**
 * Divides the förbund into groups that can carry what is told, each by itself.
 *
 * Any division will do, since the sums of all groups say more than the national one. It begins with a few in each;
 * groups that cannot are joined with one that can, or two and two. What even the largest cannot carry is closed for all.
 */
function carriersOf(
  told: ReadonlySet<string>,
  request: NationRequest,
): { readonly groups: readonly (readonly NationalPart[])[]; readonly closed: ReadonlySet<string> } {
  const kept = new Map(request.parts.map((part) => [part.id, new Map(keptBy(part, told, request))]));
  const judge = (group: readonly NationalPart[]): Judgement => ({
    group,
    opened: openedBy(group, told, { ...request, kept }),
  });
  let all = fewsOf(request.parts).map(judge);
  for (let size = 2 * FEW; size <= MOST && all.length > 1; size *= 2) {
    const failing = all.filter(({ opened }) => opened.length > 0);
    if (failing.length === 0) break;
    const carrying = all.filter(({ opened }) => opened.length === 0);
    // One that carries all has something to spare; two that do not have less.
    const alone = failing.slice(carrying.length);
    const helped = failing.slice(0, carrying.length);
    const pairs = helped.map((one, at) => [one, ...carrying.slice(at, at + 1)]);
    all = [
      ...carrying.slice(failing.length),
      ...[...pairs, ...pairsOf(alone)].map((pair) => joined(pair, judge)),
    ];
  }
  return { groups: all.map(({ group }) => group), closed: new Set(all.flatMap(({ opened }) => opened)) };
}

/** Förbund together, and the national cells that they cannot carry. */
interface Judgement {
  readonly group: readonly NationalPart[];
  readonly opened: readonly string[];
}

const pairsOf = (all: readonly Judgement[]): readonly (readonly Judgement[])[] =>
  Array.from({ length: Math.ceil(all.length / 2) }, (_, at) => all.slice(2 * at, 2 * at + 2));

/** Two groups as one. A group that is left over stays as it is. */
function joined(pair: readonly Judgement[], judge: (group: readonly NationalPart[]) => Judgement): Judgement {
  const [only, other] = pair;
  if (only !== undefined && other === undefined) return only;
  return judge(pair.flatMap(({ group }) => group));
}

const toldIn = ({ cells }: CellRelease): ReadonlySet<string> =>
  new Set(cells.flatMap((cell) => ("status" in cell && cell.status === "shown" ? [cell.id] : [])));

/** The nation by itself: the rule, the remainders, and the cells that some few förbund cannot carry. */
function nationalTables(
  { id, plan, period, rule }: NationRequest,
  tally: Tally,
  planned: PublicationPlan,
  closed: ReadonlySet<string>,
): Tables {
  const { cells, relations } = cellsOf(id, tally, plan, period);
  const prefix = cellIdOf(id, periodKey(period), "");
  const own = cells.map((cell): TableCell => {
    const key = cell.id.slice(prefix.length);
    if (cell.size === true) return cell;
    return planned.has(key)
      ? { ...cell, planned: true, weight: weightOf("forbund", key) }
      : { ...cell, planned: false };
  });
  const tableRule = { mode: "two-sided", k: rule.k } as const;
  const hidden = [...closed].map((cell) => ({ id: cell, status: "hidden" }) as const);
  const earlier = closed.size === 0 ? [] : [{ rule: tableRule, relations: [], cells: hidden }];
  return { cells: own, relations, rule: tableRule, earlier };
}

/** The national cells that would open something in these few förbund, were their own sums told. */
function openedBy(
  few: readonly NationalPart[],
  told: ReadonlySet<string>,
  { id, plan, period, rule, solve, kept: keptById }: NationRequest & { readonly kept: KeptByPart },
): readonly string[] {
  const tally = few.map((part) => part.tally).reduce(mergeTallies);
  const { cells, relations } = cellsOf(id, tally, plan, period);
  const own = few.flatMap((part) => cellsOf(part.id, part.tally, plan, period, part.span).cells);
  const prefix = cellIdOf(id, periodKey(period), "");
  const tables: Tables = {
    cells: [
      ...cells.map((cell): TableCell => {
        const weight = weightOf("forbund", cell.id.slice(prefix.length));
        return cell.size === true ? cell : { ...cell, planned: told.has(cell.id), weight };
      }),
      ...own.map((cell): TableCell => (cell.size === true ? cell : { ...cell, planned: false })),
    ],
    relations: [...relations, ...sumsOver(few, { id, plan, period })],
    rule: { mode: "two-sided", k: rule.k },
    earlier: few.flatMap(({ releases }) => releases),
  };
  const kept = new Map(few.flatMap((part) => [...(keptById.get(part.id) ?? [])]));
  return problemsOf(tables).flatMap((problem) => {
    const isSum = problem.cells.map((cell) => cell.id.startsWith(prefix));
    // Where no sum is told of hidden cells, nothing is told that was not.
    const isTold = problem.cells.some((cell, column) => isSum[column] === true && told.has(cell.id));
    if (
      !isTold ||
      problem.cells.every(({ earlier }, column) => isSum[column] === true || earlier === "shown")
    )
      return [];
    const judged = problem.cells.map((cell, column) => ({ ...cell, isJudged: isSum[column] !== true }));
    const outcome = protectProblem({ ...problem, cells: judged }, { rule: tables.rule, solve, kept });
    // What not even hiding every sum could mend was open before.
    return problem.cells.flatMap((cell, column) => {
      if (isSum[column] !== true || !told.has(cell.id)) return [];
      return outcome.kind === "refused" || !outcome.isShown(column) ? [cell.id] : [];
    });
  });
}

type KeptByPart = ReadonlyMap<string, ReadonlyMap<string, Need>>;

/** What the hidden cells of one förbund could be before, where a national sum is told of some of them. */
function keptBy(
  { id, tally, span, releases }: NationalPart,
  told: ReadonlySet<string>,
  { id: nation, plan, period, rule, solve }: NationRequest,
): readonly (readonly [string, Need])[] {
  const cells = cellsOf(id, tally, plan, period, span).cells.map(
    (cell): TableCell => (cell.size === true ? cell : { ...cell, planned: false }),
  );
  const tableRule = { mode: "two-sided", k: rule.k } as const;
  const own = cellIdOf(id, span ?? periodKey(period), "");
  const isTouched = (cell: string) =>
    cell.startsWith(own) && told.has(cellIdOf(nation, periodKey(period), cell.slice(own.length)));
  return problemsOf({ cells, relations: [], rule: tableRule, earlier: releases }).flatMap((problem) => {
    if (!problem.cells.some((cell) => cell.earlier !== "shown" && isTouched(cell.id))) return [];
    const audit = new Audit(problem, solve, new Pattern(problem, tableRule).bounds());
    return keptTargets(audit, problem, tableRule).flatMap(({ columns, need }) =>
      columns.flatMap((column) => {
        const cell = problem.cells[column];
        return cell === undefined ? [] : [[cell.id, need] as const];
      }),
    );
  });
}

/** Lets the independent auditor at these few, with their own sums of all that is told. Its word is the last. */
function attackedIn(
  few: readonly NationalPart[],
  told: ReadonlySet<string>,
  { id, plan, period, rule, solve }: NationRequest,
): readonly string[] {
  const tally = few.map((part) => part.tally).reduce(mergeTallies);
  const { cells } = cellsOf(id, tally, plan, period);
  const sums: CellRelease = {
    rule: { mode: "two-sided", k: rule.k },
    relations: sumsOver(few, { id, plan, period }),
    cells: cells.flatMap((cell): readonly ReleasedCell[] => {
      if (cell.size === true) return [{ id: cell.id, size: true, count: cell.count ?? 0 }];
      return told.has(cell.id) ? [{ id: cell.id, status: "shown", count: cell.count ?? 0 }] : [];
    }),
  };
  // Sums of a few are small and are never told: what they would betray of themselves does not matter.
  return attack([...few.flatMap(({ releases }) => releases), sums], solve, (total) => total.startsWith(id))
    .findings.filter(({ kind, id: found }) => !found.startsWith(id) && kind !== "remainder")
    .map(({ id: found }) => found);
}

/** Each cell of the sum with the förbund cells it consists of. */
function sumsOver(
  parts: readonly NationalPart[],
  { id, plan, period }: Pick<NationRequest, "id" | "plan" | "period">,
): readonly Relation[] {
  const partsById = new Map<string, string[]>();
  for (const part of parts) {
    const own = cellIdOf(part.id, part.span ?? periodKey(period), "");
    for (const cell of cellsOf(part.id, part.tally, plan, period, part.span).cells) {
      const total = cellIdOf(id, periodKey(period), cell.id.slice(own.length));
      const terms = partsById.get(total);
      if (terms === undefined) partsById.set(total, [cell.id]);
      else terms.push(cell.id);
    }
  }
  return [...partsById].map(([total, terms]) => ({ total, parts: terms }));
}

/** All cells of a sum's columns, group sizes first, and the sums within them. */
function cellsOf(
  subject: string,
  tally: Tally,
  plan: TallyPlan,
  period: NationRequest["period"],
  span = periodKey(period),
): { readonly cells: readonly TableCell[]; readonly relations: readonly Relation[] } {
  const isYear = period.kind === "year";
  const columns = columnsOf(subject, span, { tally, plan });
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
    cells,
    relations: relations.filter(({ total, parts }) => ids.has(total) && parts.every((part) => ids.has(part))),
  };
}

/** Förbund in the order of their ids, a few at a time; the last few are never fewer. */
function fewsOf(parts: readonly NationalPart[]): readonly (readonly NationalPart[])[] {
  const sorted = parts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const count = Math.max(1, Math.floor(sorted.length / FEW));
  return Array.from({ length: count }, (_, at) => sorted.filter((_part, index) => index % count === at));
}
