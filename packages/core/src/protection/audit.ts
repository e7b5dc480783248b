/**
 * The attacker's side: what can be known about each target, given what is shown.
 *
 * Proofs are tables in whole numbers (`witnesses.ts`). Random objectives find many at once; only what they
 * leave unproved gets a linear problem of its own.
 */
import { seededRandom } from "../simulation/seeded-random.ts";
import type { Problem } from "./problem.ts";
import { ProtectionError } from "./protection-error.ts";
import type { Need } from "./rule.ts";
import type { LinearProblem, LinearSolution, Solve } from "./solve.ts";
import { meets, type Range, type Target } from "./target.ts";
import {
  type Bounds,
  isConsistent,
  isWithin,
  type Terms,
  valueIn,
  type Witness,
  wholeTable,
} from "./witnesses.ts";

/** A target that an attacker can narrow too far. */
export interface Failure {
  readonly target: Target;
  /** What is possible for it. */
  readonly range: Range;
}

/** Objectives drawn at random before targets are looked at one by one. */
const RANDOM_OBJECTIVES = 40;
const ROUNDS_AT_ONCE = 8;
const ROUNDING = 1e-6;
/** Corners tried in search of a whole table, before the whole-number problem is solved. */
const CORNERS = 4;
const PULLED = 24;

/** Audits one problem as more of it is hidden, and keeps every table that it finds. */
export class Audit {
  readonly problem: Problem;
  readonly #solve: Solve;
  readonly #random = seededRandom(1);
  readonly #found: Witness[] = [];
  #bounds: Bounds;
  #valid: Witness[] = [];

  constructor(problem: Problem, solve: Solve, bounds: Bounds) {
    this.problem = problem;
    this.#solve = solve;
    this.#bounds = bounds;
  }

  get bounds(): Bounds {
    return this.#bounds;
  }

  /** Goes on with other bounds. Tables found before count again as far as they lie within them. */
  rebound(bounds: Bounds): void {
    this.#bounds = bounds;
    this.#valid = this.#found.filter((witness) => isWithin(witness, bounds));
  }

  /** Takes in a table from elsewhere, if it is in whole numbers and consistent. */
  learn(columns: ArrayLike<number>): boolean {
    const witness = wholeTable(columns);
    if (witness === undefined || !isConsistent(witness, this.problem, this.#bounds)) return false;
    this.#found.push(witness);
    this.#valid.push(witness);
    return true;
  }

  /** What the tables found so far prove to be possible. */
  proven(terms: Terms): Range {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const witness of this.#valid) {
      const value = valueIn(terms, witness);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return { low, high };
  }

  /** The targets that do not keep what they need. */
  failures(targets: readonly Target[]): readonly Failure[] {
    const isMet = ({ terms, need }: Target) => meets(this.proven(terms), need);
    let unmet = targets.filter((target) => !isMet(target));
    for (let round = 0; round < RANDOM_OBJECTIVES && unmet.length > 4; round += ROUNDS_AT_ONCE) {
      for (let one = 0; one < ROUNDS_AT_ONCE; one += 1) this.#tryTogether(unmet, one % 2 === 0);
      const before = unmet.length;
      unmet = unmet.filter((target) => !isMet(target));
      // One problem proves about as much by itself once chance proves less than that.
      if (before - unmet.length < ROUNDS_AT_ONCE) break;
    }
    return unmet.flatMap((target) => (isMet(target) ? [] : (this.#fails(target) ?? [])));
  }

  /** The attacker's range of an expression in whole numbers, as narrow as it can be made. */
  range(terms: Terms): Range {
    return { low: this.extreme(terms, "min"), high: this.extreme(terms, "max") };
  }

  /** One end of the range. Where the best table is fractional, a whole one is looked for. */
  extreme(terms: Terms, sense: "min" | "max"): number {
    const { end, isWhole } = this.#relaxedEnd(terms, sense);
    if (isWhole || !Number.isFinite(end) || this.#findAt(terms, end)) return end;
    const whole = this.#optimum({ objective: terms, sense, integer: true });
    if (whole.status !== "optimal") return this.#unboundedOr(whole, sense);
    this.learn(whole.columns);
    return sense === "min" ? Math.ceil(whole.value - ROUNDING) : Math.floor(whole.value + ROUNDING);
  }

  /** The end of the range when fractions are allowed, rounded inwards, and whether its table is whole. */
  #relaxedEnd(terms: Terms, sense: "min" | "max"): { readonly end: number; readonly isWhole: boolean } {
    const relaxed = this.#optimum({ objective: terms, sense });
    if (relaxed.status !== "optimal") return { end: this.#unboundedOr(relaxed, sense), isWhole: true };
    const end = sense === "min" ? Math.ceil(relaxed.value - ROUNDING) : Math.floor(relaxed.value + ROUNDING);
    return { end, isWhole: this.learn(relaxed.columns) };
  }

  /** Looks for a whole table with a given value: by chance first, since one in a few corners is whole. */
  #findAt(terms: Terms, value: number): boolean {
    const [only] = terms;
    if (only === undefined || terms.length > 1) return false;
    const lower = [...this.#bounds.lower];
    const upper = [...this.#bounds.upper];
    lower[only[0]] = value;
    upper[only[0]] = value;
    for (let attempt = 0; attempt < CORNERS; attempt += 1) {
      const objective = this.#direction(lower.length);
      const corner = this.#optimum({ objective, sense: "min", lower, upper });
      if (corner.status === "infeasible") return false;
      if (corner.status === "optimal" && this.learn(corner.columns)) return true;
    }
    const whole = this.#optimum({ objective: [], sense: "min", lower, upper, integer: true });
    return whole.status === "optimal" && this.learn(whole.columns);
  }

  /** Some columns pulled this way and that; pulling all of them would take ten times as long. */
  #direction(columns: number): Terms {
    const pulled = new Map<number, number>();
    while (pulled.size < Math.min(columns, PULLED)) {
      pulled.set(Math.floor(this.#random() * columns), this.#random() - 0.5);
    }
    return [...pulled];
  }

  #fails(target: Target): Failure | undefined {
    const low = this.#endFor(target, "min");
    const high = this.#endFor(target, "max");
    return meets({ low, high }, target.need) ? undefined : { target, range: { low, high } };
  }

  /** Looks no further than to what is needed: a width may be met before both ends are known. */
  #endFor({ terms, need }: Target, sense: "min" | "max"): number {
    const proven = this.proven(terms);
    if (sense === "min" ? proven.low <= lowestOf(need) : proven.high >= highestOf(need)) {
      return sense === "min" ? proven.low : proven.high;
    }
    if (need.kind === "width" && meets(proven, need)) return sense === "min" ? proven.low : proven.high;
    const wanted = need.kind === "range" ? (sense === "min" ? need.low : need.high) : undefined;
    if (wanted === undefined) return this.extreme(terms, sense);
    const { end, isWhole } = this.#relaxedEnd(terms, sense);
    const isReached = sense === "min" ? end <= wanted : end >= wanted;
    if (!isReached || isWhole) return end;
    return this.#findAt(terms, wanted) ? wanted : this.extreme(terms, sense);
  }

  #tryTogether(targets: readonly Target[], isFirst: boolean): void {
    const terms = targets.flatMap((target) => {
      const { low } = this.proven(target.terms);
      const wantsLow = target.need.kind === "range" ? low > target.need.low : isFirst;
      const weight = (0.05 + this.#random()) * (wantsLow ? 1 : -1);
      return this.#random() < 0.5
        ? target.terms.map(([column, sign]) => [column, sign * weight] as const)
        : [];
    });
    const merged = new Map<number, number>();
    for (const [column, weight] of terms) merged.set(column, (merged.get(column) ?? 0) + weight);
    const solution = this.#optimum({ objective: [...merged], sense: "min" });
    if (solution.status === "optimal") this.learn(solution.columns);
  }

  #optimum(question: Omit<LinearProblem, "system" | "lower" | "upper"> & Partial<Bounds>): LinearSolution {
    return this.#solve({ system: this.problem.system, ...this.#bounds, ...question });
  }

  #unboundedOr({ status }: LinearSolution, sense: "min" | "max"): number {
    if (status === "unbounded") return sense === "min" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    throw new ProtectionError("solver-failed");
  }
}

const lowestOf = (need: Need): number => (need.kind === "range" ? need.low : Number.NEGATIVE_INFINITY);
const highestOf = (need: Need): number => (need.kind === "range" ? need.high : Number.POSITIVE_INFINITY);
