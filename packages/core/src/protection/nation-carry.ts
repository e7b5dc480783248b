/**
 * Whether a förbund can carry that national sums are told, with a few others to lean on.
 *
 * Everybody else stands still at the truth: a table of these few in which they keep their own sums is then a table of
 * the whole nation, so what is proved with few partners is proved. More partners prove more, and take longer.
 */
import { Audit, type Failure } from "./audit.ts";
import type { Fragment } from "./nation-needs.ts";
import type { Problem, ProblemCell } from "./problem.ts";
import { Repair, wishesOf } from "./repair.ts";
import type { LinearRow, Solve } from "./solve.ts";
import type { Range, Target } from "./target.ts";
import type { Bounds } from "./witnesses.ts";

export interface CarryRequest {
  /** Whose needs are looked at. */
  readonly focus: Fragment;
  /** Places in its `needs`. */
  readonly unmet: readonly number[];
  readonly partners: readonly Fragment[];
  /** Keys of the national cells that are told, with what it costs to hide each. */
  readonly told: ReadonlyMap<string, number>;
  /** What anybody could conclude about national cells where they are hidden, by key. */
  readonly concluded: ReadonlyMap<string, ConcludedSum>;
  /** Whether to look for sums that must not be told, where needs are left. */
  readonly isLast: boolean;
}

/** A national count that need not be hidden: where it is, a reader can conclude that it lies between these two. */
export interface ConcludedSum {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

export interface Carried {
  /** Places of the needs that these few cannot prove. */
  readonly unmet: readonly number[];
  /** Keys of the cells to hide so that they can. */
  readonly closed: readonly string[];
}

export function carry(request: CarryRequest, solve: Solve): Carried {
  const { focus, unmet, partners, told, concluded, isLast } = request;
  const { problem, bounds, keys, limits } = joinedOf(connected(focus, partners, told), { told, concluded });
  const audit = new Audit(problem, solve, bounds);
  const targets = unmet.flatMap((at) => focus.needs[at] ?? []);
  const failures = audit.failures(targets);
  const failing = new Set(failures.map(({ target }) => target));
  const left = unmet.filter((at) => failing.has(focus.needs[at] as Target));
  if (left.length === 0 || !isLast) return { unmet: left, closed: [] };
  return {
    unmet: left,
    closed: hiddenFor(failures, { audit, solve, limits }).flatMap((at) => keys[at] ?? []),
  };
}

/** The sums to hide, cheapest first, until all that failed is possible: at the latest when none is left. */
function hiddenFor(
  failures: readonly Failure[],
  {
    audit,
    solve,
    limits,
  }: { readonly audit: Audit; readonly solve: Solve; readonly limits: readonly Range[] },
): readonly number[] {
  const { problem, bounds } = audit;
  const sums = problem.cells.length - limits.length;
  const repair = new Repair(problem, solve);
  const hidden = new Set<number>();
  const without = (columns: ReadonlySet<number>): Bounds => ({
    lower: bounds.lower.map((low, column) => (columns.has(column) ? (limits[column - sums]?.low ?? 0) : low)),
    upper: bounds.upper.map((high, column) =>
      columns.has(column) ? (limits[column - sums]?.high ?? high) : high,
    ),
  });
  const every = new Set(problem.cells.flatMap((_, column) => (column < sums ? [] : [column])));
  for (const { target } of failures) {
    for (let [failure] = audit.failures([target]); failure !== undefined; ) {
      const best = wishesOf(failure)
        .flatMap((wish) => repair.find(wish, without(every), (column) => hidden.has(column)) ?? [])
        .filter(({ hide }) => hide.length > 0)
        .toSorted((a, b) => a.cost - b.cost)[0];
      // Where only fractions would do, everything that can be hidden is.
      for (const column of best?.hide ?? every) hidden.add(column);
      audit.rebound(without(hidden));
      if (best === undefined) break;
      [failure] = audit.failures([target]);
    }
  }
  return [...hidden].map((column) => column - sums).toSorted((a, b) => a - b);
}

/** The fragments that told sums bind to the first, directly or through others. */
function connected(
  focus: Fragment,
  partners: readonly Fragment[],
  told: ReadonlyMap<string, number>,
): readonly Fragment[] {
  const found = new Set([focus]);
  const keys = new Set<string>();
  for (const fragment of found) {
    for (const { key } of fragment.summed) if (told.has(key)) keys.add(key);
    for (const other of partners) if (other.summed.some(({ key }) => keys.has(key))) found.add(other);
  }
  return [focus, ...partners.filter((other) => found.has(other))];
}

/** One problem of several fragments, with a column for each sum of theirs that is told, and its limits were it hidden. */
function joinedOf(
  fragments: readonly Fragment[],
  { told, concluded }: Pick<CarryRequest, "told" | "concluded">,
): {
  readonly problem: Problem;
  readonly bounds: Bounds;
  readonly keys: readonly string[];
  readonly limits: readonly Range[];
} {
  const cells: ProblemCell[] = [];
  const rows: LinearRow[] = [];
  const sums = new Map<string, { columns: number[]; count: number }>();
  for (const { ids, rows: own, summed, upper } of fragments) {
    const start = cells.length;
    cells.push(...ids.map((id, column) => cellOf(id, { upper: upper[column] ?? 0 })));
    rows.push(...own.map((row) => ({ ...row, columns: row.columns.map((column) => start + column) })));
    for (const { key, column, count } of summed) {
      if (!told.has(key) && !concluded.has(key)) continue;
      const sum = sums.get(key) ?? { columns: [], count: 0 };
      sum.columns.push(start + column);
      sum.count += count;
      sums.set(key, sum);
    }
  }
  const limitOf = (key: string): Range => {
    const whole = concluded.get(key);
    // The others stand at the truth.
    const others = (whole?.count ?? 0) - (sums.get(key)?.count ?? 0);
    return whole === undefined ? ANY : { low: Math.max(0, whole.low - others), high: whole.high - others };
  };
  for (const [key, { columns }] of sums) {
    if (told.has(key)) continue;
    const { low, high } = limitOf(key);
    rows.push({ columns, coefficients: columns.map(() => 1), lower: low, upper: high });
  }
  const keys = [...sums.keys()].filter((key) => told.has(key)).toSorted();
  const counts = keys.map((key) => sums.get(key)?.count ?? 0);
  for (const [at, key] of keys.entries()) {
    const parts = sums.get(key)?.columns ?? [];
    const row = { columns: [...parts, cells.length], coefficients: [...parts.map(() => -1), 1] };
    rows.push({ ...row, lower: 0, upper: 0 });
    cells.push(cellOf(key, { count: counts[at] ?? 0, weight: told.get(key) ?? 1 }));
  }
  return {
    problem: {
      cells,
      system: { columns: cells.length, rows },
      upper: cells.map(({ upper }) => upper),
      sums: [],
    },
    bounds: {
      lower: [...fragments.flatMap(({ lower }) => lower), ...counts],
      upper: [...fragments.flatMap(({ upper }) => upper), ...counts],
    },
    keys,
    limits: keys.map(limitOf),
  };
}

const ANY: Range = { low: 0, high: Number.POSITIVE_INFINITY };

/** A cell of a förbund, which nothing can be done about, or with a count a sum that may be told or not. */
const cellOf = (
  id: string,
  {
    upper = Number.POSITIVE_INFINITY,
    count,
    weight = 1,
  }: { readonly upper?: number; readonly count?: number; readonly weight?: number },
): ProblemCell => ({
  id,
  count,
  base: undefined,
  isBaseGiven: false,
  upper,
  planned: count !== undefined,
  weight,
  earlier: undefined,
});
