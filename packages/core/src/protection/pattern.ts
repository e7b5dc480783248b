/** Which cells of a problem are shown, and what that fixes for an attacker. */
import type { Problem } from "./problem.ts";
import { isSensitive, type TableRule } from "./rule.ts";
import { judgedSum, needOfCell } from "./target.ts";
import type { Bounds } from "./witnesses.ts";

/** The shown cells of one problem. Begins with all that must not be known hidden; more is hidden on the way. */
export class Pattern {
  readonly #problem: Problem;
  readonly #rule: TableRule;
  readonly #hidden: Set<number>;

  constructor(problem: Problem, rule: TableRule) {
    this.#problem = problem;
    this.#rule = rule;
    this.#hidden = new Set(
      problem.cells.flatMap((cell, column) => {
        const isPrimary =
          cell.earlier === undefined && needOfCell({ ...cell, planned: true }, rule) !== undefined;
        return !cell.planned || cell.earlier === "hidden" || isPrimary ? [column] : [];
      }),
    );
  }

  /** True for planned cells that are told. Arrow: passed on as a function. */
  readonly isShown = (column: number): boolean => !this.#hidden.has(column);

  hide(columns: readonly number[]): void {
    for (const column of columns) this.#hidden.add(column);
  }

  /** What an attacker knows: shown counts, and the group sizes as upper limits. */
  bounds(): Bounds {
    const { cells, upper } = this.#problem;
    return {
      lower: cells.map(({ count }, column) => (this.isShown(column) ? (count ?? 0) : 0)),
      upper: cells.map(({ count }, column) => (this.isShown(column) ? (count ?? 0) : (upper[column] ?? 0))),
    };
  }

  /**
   * Hides further cells until each remainder that anybody can compute may be known.
   *
   * @param computable - Hidden cells that can be computed all the same, and so do not hide others.
   * @returns Whether anything was hidden, and the columns whose remainder cannot be protected.
   */
  hideRemainders(computable: ReadonlySet<number>): {
    readonly hasHidden: boolean;
    readonly refused: readonly number[];
  } {
    if (this.#rule.mode === "frequency") return { hasHidden: false, refused: [] };
    const isTold = (column: number) => this.isShown(column) || computable.has(column);
    for (let hasHidden = false; ; hasHidden = true) {
      const broken = this.#problem.sums.find((sum) => this.#isBroken(sum, isTold));
      if (broken === undefined) return { hasHidden, refused: [] };
      const terms = broken.total === undefined ? broken.parts : [broken.total, ...broken.parts];
      // What is computed from afar can only be stopped from afar.
      const anywhere = computable.size === 0 ? [] : this.#problem.cells.map((_, column) => column);
      const next = this.#cheapest(terms, broken) ?? this.#cheapest(anywhere, broken);
      if (next === undefined) return { hasHidden, refused: broken.parts.filter((part) => !isTold(part)) };
      this.#hidden.add(next);
      // What could be computed before may not be computable any more.
      if (computable.size > 0) return { hasHidden: true, refused: [] };
    }
  }

  /** The cheapest cell to hide, of those that can be hidden; one that ends the matter before one that does not. */
  #cheapest(columns: readonly number[], sum: Problem["sums"][number]): number | undefined {
    const price = (column: number) => {
      this.#hidden.add(column);
      const isEnough = !this.#isBroken(sum, this.isShown);
      this.#hidden.delete(column);
      return (this.#problem.cells[column]?.weight ?? 1) * (isEnough ? 1 : 2);
    };
    return columns
      .filter((column) => this.canHide(column))
      .map((column) => ({ column, price: price(column), count: this.#problem.cells[column]?.count ?? 0 }))
      .toSorted((a, b) => a.price - b.price || a.count - b.count || a.column - b.column)[0]?.column;
  }

  /** True for shown cells that no earlier release has shown. */
  canHide(column: number): boolean {
    return this.isShown(column) && this.#problem.cells[column]?.earlier === undefined;
  }

  #isBroken({ total, parts }: Problem["sums"][number], isTold: (column: number) => boolean): boolean {
    if (total !== undefined && !isTold(total)) return false;
    const hidden = parts.filter((part) => !isTold(part));
    // With every part hidden the remainder is the total, which was judged itself.
    if (hidden.length === 0 || hidden.length === parts.length) return false;
    const { cells } = this.#problem;
    const whole = total === undefined ? undefined : cells[total];
    const judged = judgedSum(
      hidden.flatMap((column) => cells[column] ?? []),
      whole,
    );
    return judged !== undefined && isSensitive({ ...judged, planned: true }, this.#rule);
  }
}
