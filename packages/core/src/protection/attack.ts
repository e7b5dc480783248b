/**
 * The independent auditor: somebody who has the release files and nothing else.
 *
 * Written apart from the engine, with no code of it, so that a mistake there is not repeated here. It puts all
 * files together, subtracts, works out what every hidden count can be, and draws the conclusions that the
 * published rule allows. What it breaks is not released.
 */
import { type Files, type Interval, readFiles } from "./attack-files.ts";
import { type Puzzle, puzzlesOf } from "./attack-puzzle.ts";
import type { AuditSummary, CellRelease } from "./release-format.ts";
import type { Solve } from "./solve.ts";

/** Something that should not be known, and is. */
export type Finding =
  /** A hidden count that can only be one number. */
  | { readonly kind: "exact"; readonly id: string; readonly value: number }
  /** A hidden count that is small, or nearly all, whatever it is exactly. */
  | { readonly kind: "narrow"; readonly id: string; readonly low: number; readonly high: number | null }
  /** The sum of the hidden parts of a total that is known. `id` is the total's. */
  | { readonly kind: "remainder"; readonly id: string; readonly value: number }
  /** A count that the rule never shows: few, or nearly everyone. */
  | { readonly kind: "shown"; readonly id: string; readonly value: number }
  /** Shown in one file and hidden in another. */
  | { readonly kind: "two-releases"; readonly id: string }
  /** Files that cannot all be true; `id` is a cell of theirs. */
  | { readonly kind: "contradiction"; readonly id: string };

/** What a hidden cell can be, in whole numbers. `high` is null where nothing limits it. */
export interface AttackedRange {
  readonly id: string;
  readonly low: number;
  readonly high: number | null;
}

export interface Attack {
  readonly findings: readonly Finding[];
  /** Every hidden cell of the plan, sorted by id, before any conclusion from the rule. */
  readonly ranges: readonly AttackedRange[];
  readonly summary: AuditSummary;
}

/** Attacks release files that are public together. */
export function attack(releases: readonly CellRelease[], solve: Solve): Attack {
  const files = readFiles(releases);
  const puzzles = puzzlesOf(files, solve);
  const findings: Finding[] = [
    ...shownTooMuch(files),
    ...files.torn.map((id) => ({ kind: "two-releases", id }) as const),
  ];
  const ranges: AttackedRange[] = [];
  let narrowest = Number.POSITIVE_INFINITY;
  for (const puzzle of puzzles) {
    if (!puzzle.isPossible()) {
      findings.push({ kind: "contradiction", id: puzzle.ids[0] ?? "" });
      continue;
    }
    const before = puzzle.ids
      .filter((id) => files.hidden.has(id))
      .map((id) => ({ id, ...puzzle.interval(id) }));
    ranges.push(
      ...before.map(({ id, low, high }) => ({ id, low, high: Number.isFinite(high) ? high : null })),
    );
    findings.push(...broken(files, puzzle));
    for (const { id } of before) {
      const { low, high } = puzzle.interval(id);
      narrowest = Math.min(narrowest, high - low);
    }
  }
  findings.push(...remainders(files, new Map(puzzles.flatMap((puzzle) => puzzle.solved()))));
  return {
    findings: findings.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    ranges: ranges.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    summary: {
      cells: puzzles.reduce((sum, { ids }) => sum + ids.length, 0),
      problems: puzzles.reduce((sum, puzzle) => sum + puzzle.asked, 0),
      narrowest: Number.isFinite(narrowest) ? Math.max(0, narrowest) : null,
    },
  };
}

/** Few, or nearly everyone, printed in plain sight. */
function shownTooMuch(files: Files): readonly Finding[] {
  return [...files.shown].flatMap(([id, value]) =>
    files.isForbidden(id, value) ? [{ kind: "shown", id, value } as const] : [],
  );
}

/** Draws conclusions until there are none, and tells what cannot be true of a well-kept secret. */
export function broken(files: Files, puzzle: Puzzle): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const id of puzzle.ids) {
      if (findings.has(id) || files.size(id) === 0) continue;
      const interval = files.hidden.has(id) ? puzzle.interval(id) : puzzle.atLeast(id, files.slide(id));
      if (interval === undefined) continue;
      const concluded = files.conclude(id, interval);
      if (files.hidden.has(id) && interval.low === interval.high) {
        findings.set(id, { kind: "exact", id, value: interval.low });
      } else if (concluded.low > concluded.high) {
        findings.set(id, narrow(id, interval));
      } else if (puzzle.limit(id, concluded)) isNew = true;
    }
    if (isNew && !puzzle.isPossible()) {
      const [id = ""] = puzzle.ids;
      return [...findings.values(), { kind: "contradiction", id }];
    }
  }
  return [...findings.values()];
}

const narrow = (id: string, { low, high }: Interval): Finding =>
  low === high
    ? { kind: "exact", id, value: low }
    : { kind: "narrow", id, low, high: Number.isFinite(high) ? high : null };

/** What is left of a total when all that is known of its parts is taken away. */
function remainders(files: Files, solved: ReadonlyMap<string, number>): readonly Finding[] {
  const known = (id: string) => files.known.get(id) ?? solved.get(id);
  return files.relations.flatMap(({ total, parts, op }): readonly Finding[] => {
    const whole = known(total);
    const left = parts.filter((part) => known(part) === undefined);
    if (op === "<=" || whole === undefined || left.length === 0 || left.length === parts.length) return [];
    const value = parts.reduce((rest, part) => rest - (known(part) ?? 0), whole);
    return files.isForbiddenSum(total, left, value) ? [{ kind: "remainder", id: total, value }] : [];
  });
}
