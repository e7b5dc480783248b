/**
 * What one förbund has hidden, and what must stay possible for it whatever the nation tells.
 *
 * Worked out from the förbund alone, so each is a piece of work of its own. It is cautious in what it lets an
 * attacker conclude: of a count that NNS knows and the rule does not protect, the attacker is taken to know that from
 * the start. Where that alone would narrow something, the count is kept as unknown as it was instead. Either way
 * national sums lead to no conclusions, and each proof about a förbund can stand by itself.
 */
import { Audit } from "./audit.ts";
import { keptAsIs, keptTargets } from "./kept.ts";
import type { NationCells } from "./nation-cells.ts";
import { Pattern } from "./pattern.ts";
import { type Problem, problemsOf } from "./problem.ts";
import type { Need, TableRule } from "./rule.ts";
import type { LinearRow, Solve } from "./solve.ts";
import type { TableCell } from "./tables-format.ts";
import { needOfCell, remainderTargets, type Target } from "./target.ts";
import type { Bounds } from "./witnesses.ts";

/** Unknown counts of one förbund that hang together. What is shown has been filled in. */
export interface Fragment extends Bounds {
  readonly part: string;
  /** Names of the columns. */
  readonly ids: readonly string[];
  readonly rows: readonly LinearRow[];
  readonly needs: readonly Target[];
  /** Places in `needs` of what would be narrowed, were the förbund's own counts of all `summed` told. */
  readonly unmet: readonly number[];
  /** Columns that a told national sum is made of. */
  readonly summed: readonly Summed[];
}

export interface Summed {
  /** The cell without its subject and time. */
  readonly key: string;
  readonly column: number;
  readonly count: number;
  /** How much lower and higher the count could be, as far as is proved without looking further. */
  readonly below: number;
  readonly above: number;
}

/**
 * The fragments of a förbund that national sums say something about.
 *
 * @param told - Keys of the national cells that may be told.
 */
export function fragmentsOf(
  part: string,
  told: ReadonlySet<string>,
  { cells, solve }: { readonly cells: NationCells; readonly solve: Solve },
): readonly Fragment[] {
  const { prefix, cells: all } = cells.cellsOf(part);
  const rule = { mode: "two-sided", k: cells.nation.rule.k } as const;
  const own = all.map((cell): TableCell => (cell.size === true ? cell : { ...cell, planned: false }));
  const earlier = cells.partOf(part).releases;
  return problemsOf({ cells: own, relations: [], rule, earlier }).flatMap((problem) => {
    const summed = problem.cells.flatMap(({ id, count, earlier: status }, column) => {
      const key = id.startsWith(prefix) ? id.slice(prefix.length) : "";
      return status === "shown" || count === undefined || !told.has(key) ? [] : [{ key, column, count }];
    });
    return summed.length === 0 ? [] : [fragmentOf(part, problem, { summed, rule, solve })];
  });
}

type TwoSided = TableRule & { readonly mode: "two-sided" };

function fragmentOf(
  part: string,
  problem: Problem,
  {
    summed,
    rule,
    solve,
  }: {
    readonly summed: readonly Pick<Summed, "key" | "column" | "count">[];
    readonly rule: TwoSided;
    readonly solve: Solve;
  },
): Fragment {
  const audit = new Audit(problem, solve, new Pattern(problem, rule).bounds());
  const needs = needsIn(audit, rule);
  const { bounds } = audit;
  const moves = summed.map((one) => {
    const { low, high } = audit.proven([[one.column, 1]]);
    return { ...one, below: Math.max(0, one.count - low), above: Math.max(0, high - one.count) };
  });
  const [lower, upper] = [[...bounds.lower], [...bounds.upper]];
  for (const { column, count } of summed) {
    lower[column] = count;
    upper[column] = count;
  }
  audit.rebound({ lower, upper });
  const failing = new Set(audit.failures(needs).map(({ target }) => target));
  const unmet = needs.flatMap((need, at) => (failing.has(need) ? [at] : []));
  return onlyOpen({ part, problem, bounds, needs, unmet, summed: moves });
}

/** What must stay possible. Leaves the audit with the bounds under which it is meant. */
function needsIn(audit: Audit, rule: TwoSided): readonly Target[] {
  const { problem } = audit;
  const unknown = keptTargets(audit, problem, rule);
  const before = audit.bounds;
  const isTold = (column: number) => problem.cells[column]?.earlier === "shown";
  const known = problem.cells.flatMap(({ count, base }, column) =>
    isTold(column) || count === undefined || base === 0 ? [] : [column],
  );
  const needs = [
    ...unknown,
    ...known.map((column): Target => {
      const cell = problem.cells[column];
      const need = cell && needOfCell(cell, rule);
      return { terms: [[column, 1]], need: need ?? { kind: "width", width: 1 }, columns: [column] };
    }),
    ...remainderTargets(problem, rule, isTold),
  ];
  audit.rebound(concluded(before, problem, { known, rule }));
  if (audit.failures(needs).length === 0) return needs;
  audit.rebound(before);
  const ranges = new Map(audit.failures(needs).map(({ target, range }) => [target, range]));
  return [
    // What was narrower before stays as it was.
    ...needs.flatMap((target): readonly Target[] => {
      const range = ranges.get(target);
      if (range === undefined) return [target];
      const need: Need = { kind: "range", low: range.low, high: range.high };
      return range.low === range.high ? [] : [{ ...target, need }];
    }),
    ...keptAsIs(audit, rule, known),
  ];
}

/** What anybody could conclude from the rule at most, about counts that we know. */
function concluded(
  { lower, upper }: Bounds,
  { cells }: Problem,
  { known, rule }: { readonly known: readonly number[]; readonly rule: TwoSided },
): Bounds {
  const [low, high] = [[...lower], [...upper]];
  for (const column of known) {
    const { count = 0, base, planned } = cells[column] ?? {};
    const isFew = count < rule.k;
    const isNearlyAll = base !== undefined && base - count < rule.k;
    // Of a group that is never shown both ends are told by one and the same sign.
    if (planned !== true && (isFew || isNearlyAll)) continue;
    if (!isFew) low[column] = Math.max(rule.k, low[column] ?? 0);
    if (!isNearlyAll && base !== undefined) high[column] = Math.min(base - rule.k, high[column] ?? base);
  }
  return { lower: low, upper: high };
}

/** Leaves out the columns that are shown: they are constants. */
function onlyOpen({
  part,
  problem: { cells, system },
  bounds: { lower, upper },
  needs,
  unmet,
  summed,
}: {
  readonly part: string;
  readonly problem: Problem;
  readonly bounds: Bounds;
  readonly needs: readonly Target[];
  readonly unmet: readonly number[];
  readonly summed: readonly Summed[];
}): Fragment {
  const open = cells.flatMap(({ earlier }, column) => (earlier === "shown" ? [] : [column]));
  const placeOf = new Map(open.map((column, at) => [column, at]));
  const place = (column: number) => placeOf.get(column) ?? 0;
  const pick = (values: readonly number[]) => open.map((column) => values[column] ?? 0);
  return {
    part,
    ids: open.flatMap((column) => cells[column]?.id ?? []),
    rows: system.rows.flatMap((row): readonly LinearRow[] => {
      const terms = row.columns.map((column, at) => ({ column, coefficient: row.coefficients[at] ?? 0 }));
      const constant = terms
        .filter(({ column }) => !placeOf.has(column))
        .reduce((sum, { column, coefficient }) => sum + coefficient * (cells[column]?.count ?? 0), 0);
      const left = terms.filter(({ column }) => placeOf.has(column));
      if (left.length === 0) return [];
      return [
        {
          columns: left.map(({ column }) => place(column)),
          coefficients: left.map(({ coefficient }) => coefficient),
          lower: row.lower - constant,
          upper: row.upper - constant,
        },
      ];
    }),
    lower: pick(lower),
    upper: pick(upper),
    needs: needs.map(({ terms, need, columns }) => {
      return {
        terms: terms.map(([column, sign]) => [place(column), sign]),
        need,
        columns: columns.map(place),
      };
    }),
    unmet,
    summed: summed.map((one) => ({ ...one, column: place(one.column) })),
  };
}
