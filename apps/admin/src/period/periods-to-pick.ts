/** Which periods the picker in the header offers, and which of them it starts with. */
import { type Day, daysOf, hasEnded, type Period, periodKey, periodOf, periodsOf } from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { calendarIn } from "../forbund/forbund.ts";

const MOST_YEARS = 10;

/** The periods from the first insats or file until today, newest first, each year after its parts. */
export function periodsToPick(book: Book, today: Day): readonly Period[] {
  const days = [
    today,
    // When a förbund began says nothing of NNS, which begins with the year before.
    ...(book.forbund.level === "nation" ? [today - 365] : book.insatser.map(({ starts }) => starts)),
    ...[...book.snapshots.values()].map(({ record }) => daysOf(record.period).first),
  ];
  const lastYear = periodOf(today, "year").year;
  const firstYear = Math.max(periodOf(Math.min(...days), "year").year, lastYear - MOST_YEARS + 1);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => lastYear - at);
  return years.flatMap((year) => {
    const calendar = calendarIn(book.forbund, year);
    const parts = periodsOf(year, calendar).filter((period) => daysOf(period).first <= today);
    // NNS is sent sums of one kind of period, and adds up no others.
    const hasYear = calendar !== "year" && book.forbund.level === "forbund";
    const whole: readonly Period[] = hasYear ? periodsOf(year, "year") : [];
    return [...parts.toReversed(), ...whole];
  });
}

/**
 * The oldest period that is over, has been handed in and can still be released. Where none is waiting: the period
 * of today if anything has come in for it, otherwise the latest release.
 */
export function periodToStartWith(book: Book, today: Day): Period {
  const handedIn = new Set([...book.snapshots.values()].map(({ record }) => periodKey(record.period)));
  const periods = periodsToPick(book, today);
  const waiting = periods
    .toReversed()
    .find(
      (period) => hasEnded(period, today) && handedIn.has(periodKey(period)) && !isReleased(book, period),
    );
  const current = periodOf(today, calendarIn(book.forbund, periodOf(today, "year").year));
  if (waiting !== undefined || handedIn.has(periodKey(current))) return waiting ?? current;
  return periods.find((period) => book.releases.has(periodKey(period))) ?? current;
}

/** Whether the period, or the year that it lies in, has been released. */
const isReleased = ({ releases }: Book, period: Period): boolean =>
  releases.has(periodKey(period)) || releases.has(periodKey({ year: period.year, kind: "year", index: 1 }));

/** How far a period has come: `Släppt 2027-01-15`, `Pågår`, `Inte släppt`. */
export function stateOfPeriod(book: Book, period: Period, today: Day): "released" | "running" | "waiting" {
  if (book.releases.has(periodKey(period))) return "released";
  return hasEnded(period, today) ? "waiting" : "running";
}
