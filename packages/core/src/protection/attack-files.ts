/** Release files as one heap of facts, for `attack.ts`. */
import type { CellRelease, Relation } from "./release-format.ts";

/** A set of whole numbers from `low` to `high`; `high` may be infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How far a group that is never shown must be able to slide, where it may not be known. */
const SLIDE = 3;

/** All that the files say. */
export class Files {
  /** Shown counts of cells, group sizes left out. */
  readonly shown = new Map<string, number>();
  /** Shown counts and group sizes. */
  readonly known = new Map<string, number>();
  readonly hidden = new Set<string>();
  /** Every id that the files mention. */
  readonly ids = new Set<string>();
  /** Cells that one file shows and another hides, or that are shown with two counts. */
  readonly torn: string[] = [];
  readonly relations: readonly Relation[];
  readonly #groupOf = new Map<string, string>();
  readonly #smallestTotal = new Map<string, number>();
  readonly #rule: CellRelease["rule"] | undefined;

  constructor(releases: readonly CellRelease[]) {
    this.#rule = releases[0]?.rule;
    const relations = new Map<string, Relation>();
    for (const release of releases) {
      for (const [id, group] of Object.entries(release.bases ?? {})) this.#groupOf.set(id, group);
      for (const relation of release.relations) {
        relations.set(`${relation.total} ${relation.op ?? "="} ${relation.parts.join(" ")}`, relation);
      }
      for (const cell of release.cells) this.#take(cell);
    }
    this.relations = [...relations.values()];
    for (const id of this.hidden) if (this.known.has(id)) this.torn.push(id);
    for (const id of this.torn) this.hidden.delete(id);
    for (const { total, parts, op } of this.relations) {
      for (const id of [total, ...parts]) this.ids.add(id);
      const whole = this.known.get(total);
      if (op === "<=" || whole === undefined || parts.length < 2) continue;
      for (const part of parts) {
        this.#smallestTotal.set(part, Math.min(whole, this.#smallestTotal.get(part) ?? whole));
      }
    }
  }

  #take(cell: CellRelease["cells"][number]): void {
    this.ids.add(cell.id);
    if ("count" in cell) {
      const before = this.known.get(cell.id);
      if (before !== undefined && before !== cell.count) this.torn.push(cell.id);
      this.known.set(cell.id, cell.count);
      if ("status" in cell) this.shown.set(cell.id, cell.count);
    } else if ("status" in cell) this.hidden.add(cell.id);
  }

  /** Forms in the group of a cell, as far as the files tell. */
  size(id: string): number | undefined {
    const group = this.#groupOf.get(id);
    return group === undefined ? this.#smallestTotal.get(id) : this.known.get(group);
  }

  /** The most that a cell can be because its group is no larger. */
  limit(id: string): number {
    const group = this.#groupOf.get(id);
    return (group === undefined ? undefined : this.known.get(group)) ?? Number.POSITIVE_INFINITY;
  }

  /** Width at which a group outside the plan is well kept. */
  slide(id: string): number {
    if (this.#rule?.mode === "frequency") return 1;
    return Math.min(SLIDE, this.size(id) ?? SLIDE);
  }

  /** True for counts that the rule never shows. */
  isForbidden(id: string, value: number): boolean {
    return this.#breaks(value, this.size(id));
  }

  /** The same for several cells together: answers of one group, or groups side by side. */
  isForbiddenSum(total: string, ids: readonly string[], value: number): boolean {
    if (this.#rule?.mode === "frequency") return false;
    const groups = new Set(ids.map((id) => this.#groupOf.get(id)));
    if (groups.has(undefined)) return this.#breaks(value, this.known.get(total));
    const sizes = [...groups].map((group) => (group === undefined ? undefined : this.known.get(group)));
    const sum = sizes.reduce<number>((all, size) => all + (size ?? Number.NaN), 0);
    return this.#breaks(value, Number.isNaN(sum) ? undefined : sum);
  }

  #breaks(value: number, size: number | undefined): boolean {
    const rule = this.#rule;
    if (rule === undefined || size === 0) return false;
    if (rule.mode === "frequency") return value <= rule.maxN && (value > 0 || rule.zero === true);
    return value < rule.k || (size !== undefined && size - value < rule.k);
  }

  /**
   * What the rule says about a cell that is hidden, beyond the sums: whoever is few could be all of the few,
   * and whoever is nearly all could be all of those; what cannot be is neither.
   */
  conclude(id: string, { low, high }: Interval): Interval {
    const rule = this.#rule;
    if (rule === undefined || rule.mode === "frequency") return { low, high };
    const size = this.size(id);
    if (!this.hidden.has(id)) {
      const isKept = high - low >= this.slide(id);
      return isKept
        ? { low, high }
        : {
            low: Math.max(low, rule.k),
            high: Math.min(high, (size ?? high) - (size === undefined ? 0 : rule.k)),
          };
    }
    const canBeFew = low === 0 && high >= Math.min(rule.k - 1, size ?? rule.k - 1);
    const canBeNearlyAll = size === undefined || (high >= size && low <= Math.max(0, size - rule.k + 1));
    return {
      low: canBeFew ? low : Math.max(low, rule.k),
      high: canBeNearlyAll || size === undefined ? high : Math.min(high, size - rule.k),
    };
  }
}

export const readFiles = (releases: readonly CellRelease[]): Files => new Files(releases);
