/**
 * Protecting one problem: hide what must not be known, see what an attacker could still find, hide more.
 *
 * Hiding only grows, so it ends: at the latest when nothing is left to hide, and then the tables are refused.
 */
import { Audit, type Failure } from "./audit.ts";
import { close } from "./closing.ts";
import { keptTargets } from "./kept.ts";
import { Pattern } from "./pattern.ts";
import type { Problem } from "./problem.ts";
import { ProtectionError } from "./protection-error.ts";
import { Repair, type Repaired, type Wish, wishesOf } from "./repair.ts";
import type { TableRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { cellTargets, remainderTargets, type Target } from "./target.ts";
import type { Bounds } from "./witnesses.ts";

/** Conclusions looked at before the cheapest is taken away. */
const DOUBTS = 6;

export type ProblemOutcome =
  | { readonly kind: "hidden"; readonly isShown: (column: number) => boolean }
  /** Columns that cannot be protected, whatever else is hidden. */
  | { readonly kind: "refused"; readonly columns: readonly number[] };

/** Decides which cells of a problem are shown. */
export function protectProblem(
  problem: Problem,
  { rule, solve }: { readonly rule: TableRule; readonly solve: Solve },
): ProblemOutcome {
  const work = new Work(problem, rule, solve);
  const refused = work.run();
  return refused.length > 0
    ? { kind: "refused", columns: refused }
    : { kind: "hidden", isShown: work.isShown };
}

class Work {
  readonly pattern: Pattern;
  readonly #problem: Problem;
  readonly #rule: TableRule;
  readonly #audit: Audit;
  readonly #repair: Repair;
  /** What cells that we do not know ourselves could be before anything new was told. */
  #kept: readonly Target[] | undefined;
  /** Conclusions that earlier releases force, whatever is hidden now. */
  readonly #impossible = new Set<string>();
  /** Hidden cells that everybody can compute, and may. */
  #computable: ReadonlySet<number> = new Set();

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
    if (truth.some(Number.isNaN)) this.#kept ??= keptTargets(this.#audit, this.#problem, this.#rule);
    else if (!this.#audit.learn(truth)) throw new ProtectionError("contradiction");
    for (;;) {
      const { refused } = this.pattern.hideRemainders(new Set());
      if (refused.length > 0) return refused;
      this.#audit.rebound(this.pattern.bounds());
      const repaired = this.#repairAll();
      if (repaired.refused.length > 0) return repaired.refused;
      if (repaired.hasHidden) continue;
      close(this.#audit, this.pattern, this.#rule);
      const closed = this.#repairAll();
      if (closed.refused.length > 0) return closed.refused;
      if (closed.hasHidden) continue;
      this.#computable = this.#findComputable();
      const remaining = this.pattern.hideRemainders(this.#computable);
      if (remaining.refused.length > 0) return remaining.refused;
      if (!remaining.hasHidden) return [];
    }
  }

  /** A cell that was hidden for others' sake and can be computed all the same is shown: that tells nothing new. */
  readonly isShown = (column: number): boolean =>
    this.pattern.isShown(column) ||
    (this.#computable.has(column) && this.#problem.cells[column]?.planned === true);

  /** Repairs what fails under the bounds in force. */
  #repairAll(): { readonly hasHidden: boolean; readonly refused: readonly number[] } {
    const targets = [
      ...cellTargets(this.#problem, this.#rule, this.pattern.isShown),
      ...remainderTargets(this.#problem, this.#rule, this.pattern.isShown),
      ...(this.#kept ?? []),
    ];
    let hasHidden = false;
    for (const { target } of this.#audit.failures(targets)) {
      // What was hidden for an earlier one may have mended this one too.
      const [failure] = this.#audit.failures([target]);
      if (failure === undefined) continue;
      // Stuck on conclusions that what has just been hidden may have taken away: begin again without them.
      if (!this.#mend(failure)) return { hasHidden, refused: hasHidden ? [] : target.columns };
      hasHidden = true;
    }
    return { hasHidden, refused: [] };
  }

  #mend(failure: Failure): boolean {
    const closed = this.#audit.bounds;
    const best = this.#cheapest(wishesOf(failure), closed) ?? this.#withDoubt(failure, closed);
    const hide = best?.hide ?? this.#neighbour(failure);
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

  /** The cheapest way to grant one of several wishes by hiding something. */
  #cheapest(wishes: readonly Wish[], closed: Bounds): Repaired | undefined {
    return wishes
      .flatMap((wish) => this.#find(wish, closed) ?? [])
      .filter(({ hide }) => hide.length > 0)
      .toSorted((a, b) => a.cost - b.cost)[0];
  }

  /**
   * The cheapest way to take a conclusion from the rule away from the attacker: to let a cell be what it cannot
   * be now. The nearest few to the target are tried; what earlier releases have made impossible stays so.
   */
  #withDoubt({ target }: Failure, closed: Bounds): Repaired | undefined {
    const open = this.pattern.bounds();
    const found: Repaired[] = [];
    for (const column of this.#nearest(target.columns)) {
      const base = this.#problem.cells[column]?.base;
      const isRaised = (closed.lower[column] ?? 0) > (open.lower[column] ?? 0);
      const isLowered = (closed.upper[column] ?? 0) < (open.upper[column] ?? 0);
      const terms = [[column, 1]] as const;
      const wishes: readonly Wish[] = [
        ...(isRaised ? [{ terms, at: "most", value: 0 } as const] : []),
        ...(isLowered && base !== undefined ? [{ terms, at: "least", value: base } as const] : []),
      ];
      for (const wish of wishes) {
        const key = `${wish.at} ${column}`;
        if (this.#impossible.has(key)) continue;
        const repaired = this.#find(wish, open);
        if (repaired === undefined) this.#impossible.add(key);
        else if (repaired.hide.length > 0) found.push(repaired);
      }
      if (found.length >= DOUBTS) break;
    }
    return found.toSorted((a, b) => a.cost - b.cost)[0];
  }

  /** All columns, those that stand in a sum with the given ones first, then those in a sum with them. */
  #nearest(columns: readonly number[]): readonly number[] {
    const found = new Set(columns);
    for (let size = 0; size < found.size; ) {
      size = found.size;
      const before = new Set(found);
      for (const { columns: row } of this.#problem.system.rows) {
        if (row.some((column) => before.has(column))) for (const column of row) found.add(column);
      }
    }
    return [...found];
  }

  #find(wish: Wish, closed: Bounds): Repaired | undefined {
    const isHidden = (column: number) => !this.pattern.isShown(column);
    return this.#repair.find(wish, this.#freeBounds(closed), isHidden);
  }

  /** Nothing is fixed but what earlier releases have shown, and what the rule has given away. */
  #freeBounds(closed: Bounds): Bounds {
    const fixed = (column: number) => !this.pattern.isShown(column) || !this.pattern.canHide(column);
    return {
      lower: closed.lower.map((low, column) => (fixed(column) ? low : 0)),
      upper: closed.upper.map((high, column) =>
        fixed(column) ? high : (this.#problem.upper[column] ?? high),
      ),
    };
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
    const candidates = columns.filter((column) => this.pattern.canHide(column));
    const all =
      candidates.length > 0
        ? candidates
        : this.#problem.cells.flatMap((_, at) => (this.pattern.canHide(at) ? [at] : []));
    return all.toSorted((a, b) => weight(a) - weight(b) || a - b).slice(0, 1);
  }

  /** Cells that are not told, may be known, and can be computed. */
  #findComputable(): ReadonlySet<number> {
    const { cells } = this.#problem;
    return new Set(
      cells.flatMap(({ count, earlier }, column) => {
        if (this.pattern.isShown(column) || earlier !== undefined || count === undefined) return [];
        const terms = [[column, 1]] as const;
        const { low, high } = this.#audit.proven(terms);
        if (low !== high) return [];
        const range = this.#audit.range(terms);
        return range.low === range.high ? [column] : [];
      }),
    );
  }
}
