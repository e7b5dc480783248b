/** What is left to find out when everything told is filled in: for `attack.ts`. */
import type { Files, Interval } from "./attack-files.ts";
import { ProtectionError } from "./protection-error.ts";
import type { LinearRow, LinearSolution, LinearSystem, Solve } from "./solve.ts";

/** An equation, or an inequality, between unknown counts. */
interface Clue {
  readonly total: string;
  readonly terms: ReadonlyMap<string, number>;
  readonly sum: number;
  /** False when the terms add up to at most the sum. */
  readonly isExact: boolean;
}

/**
 * The unknown counts of release files, in heaps that have nothing to do with each other.
 *
 * @param concerns - Only heaps with such a count. All unless given.
 */
export function puzzlesOf(
  files: Files,
  solve: Solve,
  concerns: (id: string) => boolean = () => true,
): readonly Puzzle[] {
  const clues = files.relations.map(({ total, parts, op }) => clueOf(total, parts, op !== "<=", files));
  const heapOf = new Map<string, Set<string>>();
  for (const id of files.ids) if (!files.known.has(id)) heapOf.set(id, new Set([id]));
  for (const { terms } of clues) {
    const heaps = [...new Set([...terms.keys()].map((id) => heapOf.get(id)))].flatMap((heap) => heap ?? []);
    const [largest, ...others] = heaps.toSorted((a, b) => b.size - a.size);
    for (const other of others) {
      for (const id of other) {
        largest?.add(id);
        if (largest !== undefined) heapOf.set(id, largest);
      }
    }
  }
  const cluesOf = new Map<ReadonlySet<string>, Clue[]>();
  for (const clue of clues) {
    const [first] = clue.terms.keys();
    const heap = first === undefined ? undefined : heapOf.get(first);
    if (heap !== undefined) {
      const own = cluesOf.get(heap);
      if (own === undefined) cluesOf.set(heap, [clue]);
      else own.push(clue);
    }
  }
  return [...new Set(heapOf.values())].flatMap((heap) => {
    const own = cluesOf.get(heap) ?? [];
    return [...heap].some(concerns) ? [new Puzzle([...heap].toSorted(), own, files, solve)] : [];
  });
}

function clueOf(total: string, parts: readonly string[], isExact: boolean, files: Files): Clue {
  const terms = new Map<string, number>();
  let sum = 0;
  for (const [id, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
    const known = files.known.get(id);
    if (known === undefined) terms.set(id, (terms.get(id) ?? 0) + sign);
    else sum -= sign * known;
  }
  return { total, terms, sum, isExact };
}

const NEARLY = 1e-6;
const PULLS = 4;
const STIRS = 6;
const PULLED = 24;
const GOLDEN = 0.618_033_988_749_895;

/** One heap of unknown counts. Knows the intervals it has worked out until something new is learnt. */
export class Puzzle {
  readonly ids: readonly string[];
  /** Problems put to the solver. */
  asked = 0;
  readonly #solve: Solve;
  readonly #place: ReadonlyMap<string, number>;
  readonly #system: LinearSystem;
  readonly #low: number[];
  readonly #high: number[];
  readonly #intervals = new Map<string, Interval>();
  #step = 0;
  /** Smallest and largest value of each count among the whole solutions met. */
  #least: number[] = [];
  #most: number[] = [];

  constructor(ids: readonly string[], clues: readonly Clue[], files: Files, solve: Solve) {
    this.ids = ids;
    this.#solve = solve;
    this.#place = new Map(ids.map((id, place) => [id, place]));
    this.#system = { columns: ids.length, rows: clues.map((clue) => this.#rowOf(clue)) };
    this.#low = ids.map(() => 0);
    this.#high = ids.map((id) => files.limit(id));
    this.#forget();
  }

  #rowOf({ terms, sum, isExact }: Clue): LinearRow {
    const places = [...terms]
      .filter(([, sign]) => sign !== 0)
      .map(([id, sign]) => [this.#place.get(id) ?? 0, sign] as const);
    const sorted = places.toSorted(([a], [b]) => a - b);
    return {
      columns: sorted.map(([place]) => place),
      coefficients: sorted.map(([, sign]) => sign),
      lower: isExact ? sum : Number.NEGATIVE_INFINITY,
      upper: sum,
    };
  }

  /** True when there are counts that fit everything told. */
  isPossible(): boolean {
    const relaxed = this.#ask(this.#anyDirection(), "min");
    if (relaxed.status === "infeasible") return false;
    if (relaxed.status === "optimal" && this.#note(relaxed.columns)) return true;
    return this.#ask([], "min", { integer: true }).status === "optimal";
  }

  /** All that a count can be. */
  interval(id: string): Interval {
    const before = this.#intervals.get(id);
    if (before !== undefined) return before;
    const place = this.#place.get(id) ?? 0;
    const interval = { low: this.#end(place, "min"), high: this.#end(place, "max") };
    this.#intervals.set(id, interval);
    return interval;
  }

  /** The interval, or undefined when solutions already met show that it is wide enough. */
  atLeast(id: string, width: number): Interval | undefined {
    const place = this.#place.get(id) ?? 0;
    return (this.#most[place] ?? 0) - (this.#least[place] ?? 0) >= width ? undefined : this.interval(id);
  }

  /** Takes in that a count lies within limits; true when that was news. */
  limit(id: string, { low, high }: Interval): boolean {
    const place = this.#place.get(id) ?? 0;
    const before = this.interval(id);
    if (low <= before.low && high >= before.high) return false;
    this.#low[place] = Math.max(low, this.#low[place] ?? 0);
    this.#high[place] = Math.min(high, this.#high[place] ?? high);
    this.#forget();
    return true;
  }

  /** Takes in what is known of a count already. */
  confine(id: string, { low, high }: Interval): void {
    const place = this.#place.get(id) ?? 0;
    this.#low[place] = Math.max(low, this.#low[place] ?? 0);
    this.#high[place] = Math.min(high, this.#high[place] ?? high);
  }

  /** Pulls half of some counts up and the other half down, and the other way round, to see many values at once. */
  stir(ids: readonly string[]): void {
    for (let turn = 0; turn < STIRS; turn += 1) {
      const pulled = ids.map((id) => {
        this.#step = (this.#step + GOLDEN) % 1;
        return [this.#place.get(id) ?? 0, this.#step < 0.5 ? this.#step - 1 : this.#step] as const;
      });
      for (const sense of ["min", "max"] as const) {
        const found = this.#ask(pulled, sense);
        if (found.status === "optimal") this.#note(found.columns);
      }
    }
  }

  /** The values of a count among the solutions already met. */
  seen(id: string): Interval {
    const place = this.#place.get(id) ?? 0;
    return { low: this.#least[place] ?? 0, high: this.#most[place] ?? 0 };
  }

  /** The counts that can only be one number, as far as they have been looked at. */
  solved(): readonly (readonly [string, number])[] {
    return this.ids.flatMap((id, place) => {
      if ((this.#most[place] ?? 0) > (this.#least[place] ?? 0)) return [];
      const { low, high } = this.interval(id);
      return low === high ? [[id, low] as const] : [];
    });
  }

  #forget(): void {
    this.#intervals.clear();
    this.#least = this.ids.map(() => Number.POSITIVE_INFINITY);
    this.#most = this.ids.map(() => Number.NEGATIVE_INFINITY);
  }

  /** With fractions allowed first; where the best solution has fractions, again in whole numbers. */
  // Adding 0 makes 0 of the −0 that solvers give.
  #end(place: number, sense: "min" | "max"): number {
    const seen = sense === "min" ? this.#least[place] : this.#most[place];
    const limit = sense === "min" ? this.#low[place] : this.#high[place];
    if (seen !== undefined && seen === limit) return seen;
    const objective = [[place, 1]] as const;
    const relaxed = this.#ask(objective, sense);
    if (relaxed.status === "unbounded") return Number.POSITIVE_INFINITY;
    if (relaxed.status !== "optimal") throw new ProtectionError("solver-failed");
    if (this.#note(relaxed.columns)) return Math.round(relaxed.value) + 0;
    const end =
      (sense === "min" ? Math.ceil(relaxed.value - NEARLY) : Math.floor(relaxed.value + NEARLY)) + 0;
    if (this.#hasWhole(place, end)) return end;
    const whole = this.#ask(objective, sense, { integer: true });
    if (whole.status !== "optimal") throw new ProtectionError("solver-failed");
    this.#note(whole.columns);
    return Math.round(whole.value) + 0;
  }

  #note(columns: ArrayLike<number>): boolean {
    const values = this.ids.map((_, place) => columns[place] ?? 0);
    if (values.some((value) => Math.abs(value - Math.round(value)) > NEARLY)) return false;
    values.forEach((value, place) => {
      this.#least[place] = Math.min(this.#least[place] ?? value, Math.round(value) + 0);
      this.#most[place] = Math.max(this.#most[place] ?? value, Math.round(value) + 0);
    });
    return true;
  }

  /** Whether a whole solution with this value turns up when the others are pulled this way and that. */
  #hasWhole(place: number, value: number): boolean {
    const low = this.#low.map((limit, at) => (at === place ? value : limit));
    const high = this.#high.map((limit, at) => (at === place ? value : limit));
    for (let pull = 0; pull < PULLS; pull += 1) {
      const found = this.#ask(this.#anyDirection(), "max", { low, high });
      if (found.status === "infeasible") return false;
      if (found.status === "optimal" && this.#note(found.columns)) return true;
    }
    return false;
  }

  /** A few counts to pull up or down, without meaning and the same in every run: golden-ratio steps. */
  #anyDirection(): readonly (readonly [number, number])[] {
    const pulled = new Map<number, number>();
    for (let count = 0; count < PULLED; count += 1) {
      this.#step = (this.#step + GOLDEN) % 1;
      pulled.set(Math.floor(this.#step * this.ids.length), count % 2 === 0 ? 1 : -1);
    }
    return [...pulled];
  }

  #ask(
    objective: readonly (readonly [number, number])[],
    sense: "min" | "max",
    { integer = false, low = this.#low, high = this.#high }: AskOptions = {},
  ): LinearSolution {
    this.asked += 1;
    return this.#solve({ system: this.#system, lower: low, upper: high, objective, sense, integer });
  }
}

interface AskOptions {
  readonly integer?: boolean;
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}
