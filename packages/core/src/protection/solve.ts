/**
 * The solver, as the engine and the auditor know it.
 *
 * Core does not load one: the caller loads HiGHS and passes it in (`highsSolve`), and from then on
 * everything is synchronous.
 */

/** Columns and rows of a problem: rowLower ≤ A x ≤ rowUpper, row by row. It never changes. */
export interface LinearSystem {
  readonly columns: number;
  readonly rows: readonly LinearRow[];
}

export interface LinearRow {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** One question to the solver. Infinite bounds are `Infinity` and `-Infinity`. */
export interface LinearProblem {
  /** Passing the same object again lets the solver start from where it ended. */
  readonly system: LinearSystem;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Coefficients of the columns that the objective is made of. */
  readonly objective: readonly (readonly [column: number, coefficient: number])[];
  readonly sense: "min" | "max";
  /** True when every column must be a whole number. */
  readonly integer?: boolean;
}

export type LinearSolution =
  | { readonly status: "optimal"; readonly value: number; readonly columns: ArrayLike<number> }
  | { readonly status: "infeasible" }
  | { readonly status: "unbounded" }
  /** The solver gave up. Never taken as a proof of anything. */
  | { readonly status: "failed" };

export type Solve = (problem: LinearProblem) => LinearSolution;
