/**
 * Protecting one problem: hide what must not be known, see what an attacker could still find, hide more.
 *
 * Hiding only grows, so it ends: at the latest when nothing is left to hide, and then the tables are refused.
 */
import { Audit, type Failure } from "./audit.ts";
import { close } from "./closing.ts";
import { Pattern } from "./pattern.ts";
import type { Problem } from "./problem.ts";
import { ProtectionError } from "./protection-error.ts";
import { Repair, type Repaired, type Wish } from "./repair.ts";
import type { TableRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { cellTargets, remainderTargets } from "./target.ts";
import type { Bounds } from "./witnesses.ts";

export type ProblemOutcome =
  | { readonly kind: "hidden"; readonly isShown: (column: number) => boolean }
  /** Columns that cannot be protected, whatever else is hidden. */
  | { readonly kind: "refused"; readonly columns: readonly number[] };

/** Decides which cells of a problem are shown. */
export function protectProblem(problem: Problem, rule: TableRule, solve: Solve): ProblemOutcome {
  const work = new Work(problem, rule, solve);
  const refused = work.run();
  return refused.length > 0
    ? { kind: "refused", columns: refused }
    : { kind: "hidden", isShown: work.pattern.isShown };
}

class Work {
  readonly pattern: Pattern;
  readonly #problem: Problem;
  readonly #rule: TableRule;
  readonly #audit: Audit;
  readonly #repair: Repair;
  /** Cells shown because everybody can compute them: hiding them again would change nothing. */
  readonly #computable = new Set<number>();

  constructor(problem: Problem, rule: TableRule, solve: Solve) {
    this.#problem = problem;
    this.#rule = rule;
    this.pattern = new Pattern(problem, rule);
    this.#audit = new Audit(problem, solve, this.pattern.bounds());
    this.#repair = new Repair(problem, solve);
  }

  /** Columns that cannot be protected; none when all is well. */
  run(): readonly number[] {
    const truth = this.#problem.cells.map(({ count }) => count ?? Number.NaN);
    if (!truth.some(Number.isNaN) && !this.#audit.learn(truth)) throw new ProtectionError("contradiction");
    for (;;) {
      const broken = this.pattern.hideRemainders(this.#computable);
      if (broken.length > 0) return broken;
      this.#audit.rebound(this.pattern.bounds());
      const refused = this.#repairAll();
      if (refused === "none-failed") {
        if (!close(this.#audit, this.pattern, this.#rule)) {
          if (!this.#showComputable()) return [];
          continue;
        }
        const closed = this.#repairAll();
        if (closed === "none-failed") {
          if (!this.#showComputable()) return [];
        } else if (closed.length > 0) return closed;
      } else if (refused.length > 0) return refused;
    }
  }

  /** Repairs what fails under the bounds in force. */
  #repairAll(): readonly number[] | "none-failed" {
    const targets = [
      ...cellTargets(this.#problem, this.#rule, this.pattern.isShown),
      ...remainderTargets(this.#problem, this.#rule, this.pattern.isShown),
    ];
    const failures = this.#audit.failures(targets);
    if (failures.length === 0) return "none-failed";
    for (const { target } of failures) {
      // What was hidden for an earlier one may have mended this one too.
      const [failure] = this.#audit.failures([target]);
      if (failure === undefined) continue;
      if (!this.#mend(failure)) return target.columns;
    }
    return [];
  }

  #mend(failure: Failure): boolean {
    const closed = this.#audit.bounds;
    const repairs = wishesOf(failure).flatMap((wish) => this.#find(wish, closed) ?? []);
    const best = repairs.toSorted((a, b) => a.cost - b.cost)[0];
    const hide = best === undefined || best.hide.length === 0 ? this.#neighbour(failure) : best.hide;
    if (hide.length === 0) return false;
    this.pattern.hide(hide);
    // Conclusions drawn from less being hidden are kept until the next round: they only make it careful.
    const open = this.pattern.bounds();
    this.#audit.rebound({
      lower: open.lower.map((low, column) => (hide.includes(column) ? low : (closed.lower[column] ?? low))),
      upper: open.upper.map((high, column) =>
        hide.includes(column) ? high : (closed.upper[column] ?? high),
      ),
    });
    if (best !== undefined) this.#audit.learn(best.columns);
    return true;
  }

  #find(wish: Wish, closed: Bounds): Repaired | undefined {
    const isHidden = (column: number) => !this.pattern.isShown(column);
    return this.#repair.find(wish, this.#freeBounds(closed), isHidden);
  }

  /** Nothing is fixed but what earlier releases have shown, and what the rule has given away. */
  #freeBounds(closed: Bounds): Bounds {
    const fixed = (column: number) => !this.pattern.isShown(column) || !this.#canHide(column);
    return {
      lower: closed.lower.map((low, column) => (fixed(column) ? low : 0)),
      upper: closed.upper.map((high, column) =>
        fixed(column) ? high : (this.#problem.upper[column] ?? high),
      ),
    };
  }

  #canHide(column: number): boolean {
    return this.pattern.canHide(column) && !this.#computable.has(column);
  }

  /**
   * Where the linear problem says that nothing more need be hidden and only fractions would do: the cheapest
   * shown cell that stands in a sum with the target.
   */
  #neighbour({ target }: Failure): readonly number[] {
    const near = this.#problem.sums.filter(({ total, parts }) =>
      target.columns.some((column) => column === total || parts.includes(column)),
    );
    const columns = near.flatMap(({ total, parts }) => (total === undefined ? parts : [total, ...parts]));
    const weight = (column: number) => this.#problem.cells[column]?.weight ?? 1;
    const candidates = columns.filter((column) => this.#canHide(column));
    const all =
      candidates.length > 0
        ? candidates
        : this.#problem.cells.flatMap((_, at) => (this.#canHide(at) ? [at] : []));
    return all.toSorted((a, b) => weight(a) - weight(b) || a - b).slice(0, 1);
  }

  /** A cell that was hidden for others' sake and can be computed all the same is shown. */
  #showComputable(): boolean {
    const { cells } = this.#problem;
    const computable = cells.flatMap(({ count, earlier }, column) => {
      if (!this.pattern.isWithheld(column) || earlier !== undefined || count === undefined) return [];
      const terms = [[column, 1]] as const;
      const { low, high } = this.#audit.proven(terms);
      if (low !== high) return [];
      const range = this.#audit.range(terms);
      return range.low === range.high ? [column] : [];
    });
    for (const column of computable) {
      this.pattern.show(column);
      this.#computable.add(column);
    }
    return computable.length > 0;
  }
}

/** The ways in which a target can get what it needs; the cheapest is taken. */
function wishesOf({ target: { terms, need }, range }: Failure): readonly Wish[] {
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
