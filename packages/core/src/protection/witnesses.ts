/**
 * Tables that an attacker cannot tell from the true one.
 *
 * Each is in whole numbers and checked exactly, row by row, so what it proves holds without any tolerance:
 * that its cells can have the values it gives them.
 */
import type { Problem } from "./problem.ts";

/** One value for each cell of a problem. */
export type Witness = ArrayLike<number>;

/** What is fixed or bounded for an attacker: shown cells, and what the rule itself gives away. */
export interface Bounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

const TOLERANCE = 1e-6;

/** The table in whole numbers, or undefined when the solver's table has fractions. */
export function wholeTable(columns: ArrayLike<number>): Witness | undefined {
  const whole = Float64Array.from(columns, Math.round);
  for (let column = 0; column < whole.length; column += 1) {
    if (Math.abs((whole[column] ?? 0) - (columns[column] ?? 0)) > TOLERANCE) return undefined;
  }
  return whole;
}

/** True when a whole-number table keeps every row and bound, exactly. */
export function isConsistent(witness: Witness, { system }: Problem, bounds: Bounds): boolean {
  return isWithin(witness, bounds) && keepsRows(witness, system);
}

/** True when a table lies within bounds. */
export function isWithin(witness: Witness, { lower, upper }: Bounds): boolean {
  for (let column = 0; column < witness.length; column += 1) {
    const value = witness[column] ?? 0;
    if (value < (lower[column] ?? 0) || value > (upper[column] ?? Number.POSITIVE_INFINITY)) return false;
  }
  return true;
}

function keepsRows(witness: Witness, { rows }: Problem["system"]): boolean {
  return rows.every(({ columns, coefficients, lower, upper }) => {
    const sum = columns.reduce(
      (total, column, at) => total + (coefficients[at] ?? 0) * (witness[column] ?? 0),
      0,
    );
    return sum >= lower && sum <= upper;
  });
}

/** An objective: coefficients of columns. */
export type Terms = readonly (readonly [column: number, coefficient: number])[];

export const valueIn = (terms: Terms, witness: Witness): number =>
  terms.reduce((sum, [column, coefficient]) => sum + coefficient * (witness[column] ?? 0), 0);
