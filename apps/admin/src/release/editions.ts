/** Which periods and editions a release is made of: smaller periods before it, and what was released already. */
import {
  covers,
  type Digest,
  type FrozenInputs,
  isMergeable,
  nextPeriod,
  type Period,
  parsePeriodKey,
  periodKey,
  periodsOf,
  type ReleaseInputs,
  releaseInputsOf,
  snapshotsToAdd,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import { calendarIn } from "../forbund/forbund.ts";
import { planIn } from "../forms/forms.ts";
import type { StoredRelease } from "./stored-release.ts";

/** The smaller periods that are counted in a period: as it was released, or as has been decided. Oldest first. */
export function mergedInto(book: Book, period: Period): readonly Period[] {
  const done = book.releases.get(periodKey(period));
  if (done !== undefined) return (done.merged ?? []).flatMap((key) => parsePeriodKey(key) ?? []);
  const chosen = new Set(book.forbund.merged ?? []);
  const before = periodsOf(period.year, period.kind).filter(({ index }) => index < period.index);
  const last = before.findLastIndex(
    (one) => !chosen.has(periodKey(one)) || book.releases.has(periodKey(one)),
  );
  return before.slice(last + 1);
}

/** The period that this one is released together with, where it has been. */
export const releasedWith = (book: Book, period: Period): StoredRelease | undefined =>
  [...book.releases.values()].find(({ merged = [] }) => merged.includes(periodKey(period)));

/**
 * The next period of the year, which a small one can be counted in. None after the last, none once that is released,
 * and none where it would be the whole year: those answers are in the year's figures.
 */
export function periodToJoin(book: Book, period: Period): Period | undefined {
  const next = nextPeriod(period);
  const merged = [...mergedInto(book, period), period];
  const isOpen = isMergeable({ period: next, merged }) && !book.releases.has(periodKey(next));
  return period.kind === calendarIn(book.forbund, period.year) && isOpen ? next : undefined;
}

/** The book with a period to be counted in the next, or no longer. */
export function withMerged(book: Book, period: Period, isMerged: boolean): Book {
  const others = (book.forbund.merged ?? []).filter((key) => key !== periodKey(period));
  const merged = isMerged ? [...others, periodKey(period)].toSorted() : others;
  return { ...book, forbund: { ...book.forbund, merged } };
}

/** What has been released, with what each edition was made of. */
export const frozenIn = (book: Book): readonly FrozenInputs[] =>
  [...book.releases.values()].flatMap(({ period: key, merged = [], snapshots, correction }) => {
    const period = parsePeriodKey(key);
    if (period === undefined) return [];
    const span = { period, merged: merged.flatMap((one) => parsePeriodKey(one) ?? []) };
    const editions = (correction?.replaced ?? []).map((one) => ({
      span: { ...span, edition: one.edition },
      snapshots: one.snapshots,
    }));
    return [...editions, { span: { ...span, edition: correction?.edition ?? 1 }, snapshots }];
  });

/** The snapshots that a release of the period is made of. */
export const releaseInputs = (book: Book, period: Period, isCorrection = false): ReleaseInputs =>
  releaseInputsOf({
    period,
    merged: mergedInto(book, period),
    calendar: calendarIn(book.forbund, period.year),
    frozen: frozenIn(book),
    current: (one) =>
      snapshotsToAdd(collectionOf(book), book.roster, {
        kind: "tally",
        period: one,
        // What a device counted by another form than the one in force is never added to it.
        plan: planIn(book, one),
      }).map(({ digest }) => digest),
    periodOf: (digest) => book.snapshots.get(digest)?.record.period,
    isCorrection,
  });

/** How many files a correction of a released period would count otherwise: new ones, and those no longer counted. */
export function changedFiles(book: Book, period: Period): number {
  const [before, now] = releaseInputs(book, period, true).editions.slice(-2);
  if (before === undefined || now === undefined) return 0;
  const isOnlyIn = (a: readonly Digest[], b: readonly Digest[]) => a.filter((digest) => !b.includes(digest));
  return isOnlyIn(now, before).length + isOnlyIn(before, now).length;
}

/** The released year that a period lies in: then the year is what can be corrected. */
export const releasedYearOf = (book: Book, period: Period): StoredRelease | undefined =>
  period.kind === "year"
    ? undefined
    : [...book.releases.values()].find(({ period: key }) => {
        const whole = parsePeriodKey(key);
        return whole?.kind === "year" && covers(whole, period);
      });
