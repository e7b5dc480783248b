/**
 * What a release counts in time: a period, the ones before it that were too small to be told alone, and which
 * edition it is. A correction is an edition of its own, so its counts never take the name of the old ones.
 */
import { daysOf, PERIODS_PER_YEAR, type Period, periodKey, periodName } from "./period.ts";

export interface TimeSpan {
  readonly period: Period;
  /** Periods just before it that are counted in it, oldest first. */
  readonly merged?: readonly Period[] | undefined;
  /** 1 for the first release, 2 for the first correction of it. 1 unless said. */
  readonly edition?: number | undefined;
}

/** The name of a span in cell ids: `2026-H1`, `2026-K1+2026-K2`, and `2026-H1~2` for the first correction. */
export function spanKey({ period, merged = [], edition = 1 }: TimeSpan): string {
  const periods = [...merged, period].map(periodKey).join("+");
  return edition === 1 ? periods : `${periods}~${edition}`;
}

/** The same span as it was first released. */
export const firstEdition = ({ period, merged }: TimeSpan): TimeSpan => ({ period, merged });

/** The single periods of a span, oldest first. */
export const periodsIn = ({ period, merged = [] }: TimeSpan): readonly Period[] => [...merged, period];

/** True when the period lies in the span. */
export const isWithin = (period: Period, span: TimeSpan): boolean => spanCovers(span, { period });

/** True when every day of `part` lies in `whole`. */
export function spanCovers(whole: TimeSpan, part: TimeSpan): boolean {
  const [outer, inner] = [spanDays(whole), spanDays(part)];
  return outer.first <= inner.first && inner.last <= outer.last;
}

function spanDays({ period, merged = [] }: TimeSpan) {
  return { first: daysOf(merged[0] ?? period).first, last: daysOf(period).last };
}

/** The span as Swedish readers say it: `januari–juni 2026` where two quarters are told together. */
export function spanName({ period, merged = [] }: TimeSpan): string {
  const [first] = merged;
  if (first === undefined) return periodName(period);
  return `${periodName(first).split("–")[0]}–${periodName(period).split("–").at(-1)}`;
}

/**
 * True when the periods lie one after the other in one calendar year, and `period` is the last of them. All periods of
 * a year are no span of their own: they are the year.
 */
export function isMergeable({ period, merged = [] }: TimeSpan): boolean {
  const all = [...merged, period];
  if (merged.length > 0 && all.length >= PERIODS_PER_YEAR[period.kind]) return false;
  return all.every(
    ({ year, kind, index }, at) =>
      year === period.year && kind === period.kind && index === period.index - (all.length - 1 - at),
  );
}
