/** How dates and numbers of things are written in Swedish. Shares and counts are core's, as in the reports. */
import { type Day, daysOf, isoDateOf, type Period, wholeText } from "@vifragar/core";

const longDate = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });

const DAY_MS = 86_400_000;

/** A count: `1 234`. */
export const inDigits = wholeText;

/** A day as people say it: `23 november 2026`. */
export const inWords = (day: Day): string => longDate.format(day * DAY_MS);

/** A day as tables and files have it: `2026-11-23`. */
export const isoDate = isoDateOf;

/** The last day of a period in words. */
export const endInWords = (period: Period): string => inWords(daysOf(period).last);

/** `1 insats`, `3 insatser`: a count with the right form of its noun. */
export const counted = (count: number, one: string, many: string): string =>
  `${inDigits(count)} ${count === 1 ? one : many}`;
