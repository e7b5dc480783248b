/**
 * Reporting periods: the finest time that anything is ever counted by.
 *
 * A förbund chooses one calendar for a whole year, so its periods never overlap. Nothing here
 * reads the clock: the day is passed in, as whole days since 1970-01-01.
 */
import * as z from "zod/mini";

/** How a förbund divides its year. */
export const Calendar = z.enum(["year", "half", "tertial", "quarter"]);
export type Calendar = z.infer<typeof Calendar>;

/** Periods in one year, by calendar. */
export const PERIODS_PER_YEAR: Readonly<Record<Calendar, number>> = {
  year: 1,
  half: 2,
  tertial: 3,
  quarter: 4,
};

/** One period; `index` counts from 1 within its year. */
export const Period = z
  .strictObject({
    year: z.int().check(z.minimum(2000), z.maximum(2999)),
    kind: Calendar,
    index: z.int().check(z.minimum(1), z.maximum(4)),
  })
  .check(z.refine(({ kind, index }) => index <= PERIODS_PER_YEAR[kind], "the calendar has no such period"));
export type Period = Readonly<z.infer<typeof Period>>;

/** A day as a whole number of days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;
const letters: Readonly<Record<Calendar, string>> = { year: "", half: "H", tertial: "T", quarter: "K" };

/** The day of a date in the proleptic Gregorian calendar; `month` counts from 1. */
export const dayOf = (year: number, month: number, date: number): Day =>
  Date.UTC(year, month - 1, date) / DAY_MS;

/** The ISO date of a day: `2026-11-23`. */
export const isoDateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day of an ISO date, or undefined when there is no such date. */
export function parseIsoDate(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const day = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return isoDateOf(day) === text ? day : undefined;
}

/** The period of a calendar that a day falls in. */
export function periodOf(day: Day, calendar: Calendar): Period {
  const date = new Date(day * DAY_MS);
  const months = 12 / PERIODS_PER_YEAR[calendar];
  return { year: date.getUTCFullYear(), kind: calendar, index: Math.floor(date.getUTCMonth() / months) + 1 };
}

/** The first and the last day of a period. */
export function daysOf({ year, kind, index }: Period): { readonly first: Day; readonly last: Day } {
  const months = 12 / PERIODS_PER_YEAR[kind];
  return { first: dayOf(year, (index - 1) * months + 1, 1), last: dayOf(year, index * months + 1, 1) - 1 };
}

/** True from the day after the last day of the period. */
export const hasEnded = (period: Period, today: Day): boolean => today > daysOf(period).last;

/** The period after this one in the same calendar. */
export function nextPeriod({ year, kind, index }: Period): Period {
  return index < PERIODS_PER_YEAR[kind]
    ? { year, kind, index: index + 1 }
    : { year: year + 1, kind, index: 1 };
}

/** True when every day of `part` lies in `whole`. */
export function covers(whole: Period, part: Period): boolean {
  const outer = daysOf(whole);
  const inner = daysOf(part);
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** True when some day lies in both. */
export function overlaps(a: Period, b: Period): boolean {
  const one = daysOf(a);
  const other = daysOf(b);
  return one.first <= other.last && other.first <= one.last;
}

/** All periods of a calendar in one year, in order. */
export const periodsOf = (year: number, kind: Calendar): readonly Period[] =>
  Array.from({ length: PERIODS_PER_YEAR[kind] }, (_, at) => ({ year, kind, index: at + 1 }));

/** A short key for maps, file names and ids: `2026`, `2026-H2`, `2026-T3`, `2026-K4` (kvartal). */
export const periodKey = ({ year, kind, index }: Period): string =>
  kind === "year" ? String(year) : `${year}-${letters[kind]}${index}`;

/** The period that a key names, or undefined when it names none. */
export function parsePeriodKey(key: string): Period | undefined {
  const parts = /^(\d{4})(?:-([HTK])([1-4]))?$/.exec(key);
  if (parts === null) return undefined;
  const kind = Calendar.options.find((calendar) => letters[calendar] === (parts[2] ?? ""));
  const parsed = Period.safeParse({ year: Number(parts[1]), kind, index: Number(parts[3] ?? 1) });
  return parsed.success ? parsed.data : undefined;
}

const monthNames =
  "januari februari mars april maj juni juli augusti september oktober november december".split(" ");

/** The period as Swedish readers say it: `juli–december 2026`, `2026`. */
export function periodName(period: Period): string {
  if (period.kind === "year") return String(period.year);
  const months = 12 / PERIODS_PER_YEAR[period.kind];
  const first = (period.index - 1) * months;
  return `${monthNames[first]}–${monthNames[first + months - 1]} ${period.year}`;
}
