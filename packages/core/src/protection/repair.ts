/**
 * Repair: the cheapest shown cells to hide so that a target can have the value it needs.
 *
 * One linear problem: stay as near the truth as possible in all cells that may be hidden, each deviation at
 * the price of its cell, and let what earlier releases have shown stand. What deviates must be hidden.
 */
import type { Failure } from "./audit.ts";
import type { Problem } from "./problem.ts";
import type { LinearRow, LinearSystem, Solve } from "./solve.ts";
import type { Bounds, Terms } from "./witnesses.ts";

/** What a target must be able to be: at most, or at least, a value. */
export interface Wish {
  readonly terms: Terms;
  readonly at: "most" | "least";
  readonly value: number;
}

/** The ways in which a target can get what it needs; the cheapest is taken. */
export function wishesOf({ target: { terms, need }, range }: Failure): readonly Wish[] {
  if (need.kind === "width") {
    return [
      { terms, at: "most", value: range.high - need.width },
      { terms, at: "least", value: range.low + need.width },
    ];
  }
  return range.low > need.low
    ? [{ terms, at: "most", value: need.low }]
    : [{ terms, at: "least", value: need.high }];
}

export interface Repaired {
  /** Columns to hide. */
  readonly hide: readonly number[];
  readonly cost: number;
  /** The table that has the wished value. */
  readonly columns: ArrayLike<number>;
}

const NOTHING = 1e-6;

/** Finds repairs for one problem, starting each from where the last ended. */
export class Repair {
  readonly #problem: Problem;
  readonly #solve: Solve;
  /** Columns that are shown unless something hides them. */
  readonly #open: readonly number[];
  readonly #system: LinearSystem;

  constructor(problem: Problem, solve: Solve) {
    this.#problem = problem;
    this.#solve = solve;
    this.#open = problem.cells.flatMap(({ planned, earlier }, column) =>
      planned && earlier === undefined ? [column] : [],
    );
    const size = problem.cells.length;
    const deviations = this.#open.map((column, at): LinearRow => {
      const count = problem.cells[column]?.count ?? 0;
      const [up, down] = [size + 2 * at, size + 2 * at + 1];
      return { columns: [column, up, down], coefficients: [1, -1, 1], lower: count, upper: count };
    });
    this.#system = { columns: size + 2 * this.#open.length, rows: [...problem.system.rows, ...deviations] };
  }

  /**
   * @param free - Bounds of an attacker to whom nothing but earlier releases is shown.
   * @param isHidden - True for columns that are hidden already: they deviate without cost.
   */
  find(wish: Wish, free: Bounds, isHidden: (column: number) => boolean): Repaired | undefined {
    const first = this.#nearest(wish, free, isHidden, () => 1);
    if (first === undefined) return undefined;
    // Once more among the same cells, with small deviations dearer: often fewer cells do.
    const moved = new Map(first.deviations);
    const second = this.#nearest(wish, free, isHidden, (column) => {
      const deviation = moved.get(column) ?? 0;
      return deviation > NOTHING ? 1 / (deviation + 0.5) : Number.POSITIVE_INFINITY;
    });
    const cost = ({ deviations }: { readonly deviations: readonly (readonly [number, number])[] }) =>
      deviations.reduce((sum, [column]) => sum + (this.#problem.cells[column]?.weight ?? 1), 0);
    const best = second !== undefined && cost(second) <= cost(first) ? second : first;
    return { hide: best.deviations.map(([column]) => column), cost: cost(best), columns: best.columns };
  }

  #nearest(
    { terms, at, value }: Wish,
    free: Bounds,
    isHidden: (column: number) => boolean,
    factor: (column: number) => number,
  ) {
    const size = this.#problem.cells.length;
    const prices = this.#open.map((column) =>
      isHidden(column) ? 0 : (this.#problem.cells[column]?.weight ?? 1) * factor(column),
    );
    const limits = prices.flatMap((price) => {
      const most = Number.isFinite(price) ? Number.POSITIVE_INFINITY : 0;
      return [most, most];
    });
    const lower = [...free.lower, ...prices.flatMap(() => [0, 0])];
    const upper = [...free.upper, ...limits];
    const [only] = terms;
    if (only !== undefined && terms.length === 1) {
      if (at === "most") upper[only[0]] = Math.min(value, upper[only[0]] ?? value);
      else lower[only[0]] = Math.max(value, lower[only[0]] ?? value);
    }
    const solution = this.#solve({
      system: terms.length === 1 ? this.#system : withWish(this.#system, { terms, at, value }),
      lower,
      upper,
      objective: this.#open.flatMap((_, open) => {
        const price = prices[open] ?? 1;
        return price === 0 || !Number.isFinite(price)
          ? []
          : [[size + 2 * open, price] as const, [size + 2 * open + 1, price] as const];
      }),
      sense: "min",
    });
    if (solution.status !== "optimal") return undefined;
    const deviations = this.#open.flatMap((column): readonly (readonly [number, number])[] => {
      const deviation = Math.abs((solution.columns[column] ?? 0) - (this.#problem.cells[column]?.count ?? 0));
      return isHidden(column) || deviation <= NOTHING ? [] : [[column, deviation]];
    });
    return { deviations, columns: Array.prototype.slice.call(solution.columns, 0, size) as number[] };
  }
}

/** A wish about a sum needs a row of its own. */
function withWish({ columns, rows }: LinearSystem, { terms, at, value }: Wish): LinearSystem {
  const sorted = terms.toSorted(([a], [b]) => a - b);
  const row = {
    columns: sorted.map(([column]) => column),
    coefficients: sorted.map(([, coefficient]) => coefficient),
    lower: at === "most" ? Number.NEGATIVE_INFINITY : value,
    upper: at === "most" ? value : Number.POSITIVE_INFINITY,
  };
  return { columns, rows: [...rows, row] };
}
