/**
 * The independent auditor, of sums over many subjects: part by part.
 *
 * First it reads the files of one subject alone and draws every conclusion from them. Then it puts the files of a few
 * together with their sums, and looks whether anything more can be concluded about one of them. Who knows the sums of
 * a few knows more than who knows the sum of all, so where that is not the case the sum of all may be told.
 */
import { broken, type Finding } from "./attack.ts";
import { type Files, type Interval, readFiles } from "./attack-files.ts";
import { type Puzzle, puzzlesOf } from "./attack-puzzle.ts";
import type { CellRelease } from "./release-format.ts";
import type { Solve } from "./solve.ts";

/** What is known of counts, by id. */
export type Known = Readonly<Record<string, Interval>>;

/** Everything that files tell about hidden counts without the sums, where such cells hang together with them. */
export function concludedIn(
  releases: readonly CellRelease[],
  solve: Solve,
  concerns: (id: string) => boolean,
): Known {
  const files = readFiles(releases);
  const known: Record<string, Interval> = {};
  for (const puzzle of puzzlesOf(files, solve, concerns)) {
    broken(files, puzzle);
    for (const id of puzzle.ids) {
      known[id] = files.hidden.has(id) ? puzzle.interval(id) : (puzzle.atLeast(id, files.slide(id)) ?? ANY);
    }
  }
  return known;
}

const ANY: Interval = { low: 0, high: Number.POSITIVE_INFINITY };

export interface SumsAttack {
  /** Files of the few, and their own sums. */
  readonly releases: readonly CellRelease[];
  /** What has been concluded before. */
  readonly known: Known;
  /** The counts that are looked at. The others only stand for what they can be. */
  readonly focus: readonly string[];
}

/** What the sums tell about the counts in focus that nobody could conclude before. */
export function attackSums({ releases, known, focus }: SumsAttack, solve: Solve): readonly Finding[] {
  const files = readFiles(releases);
  const asked = new Set(focus);
  return puzzlesOf(files, solve, (id) => asked.has(id)).flatMap((puzzle) => {
    for (const id of puzzle.ids) puzzle.confine(id, known[id] ?? ANY);
    if (!puzzle.isPossible()) return [{ kind: "contradiction", id: puzzle.ids[0] ?? "" } as const];
    const own = puzzle.ids.filter((id) => asked.has(id) && files.size(id) !== 0);
    puzzle.stir(own);
    return own.flatMap((id) => newsOf(id, { files, puzzle, before: known[id] ?? ANY }));
  });
}

function newsOf(
  id: string,
  { files, puzzle, before }: { readonly files: Files; readonly puzzle: Puzzle; readonly before: Interval },
): readonly Finding[] {
  const isHidden = files.hidden.has(id);
  const isQuiet = (interval: Interval) => {
    const concluded = files.conclude(id, interval);
    const isExact = isHidden && interval.low === interval.high && before.low < before.high;
    return !isExact && concluded.low <= interval.low && concluded.high >= interval.high;
  };
  if (isQuiet(puzzle.seen(id))) return [];
  const { low, high } = puzzle.interval(id);
  if (isQuiet({ low, high })) return [];
  if (low === high) return [{ kind: "exact", id, value: low }];
  return [{ kind: "narrow", id, low, high: Number.isFinite(high) ? high : null }];
}
