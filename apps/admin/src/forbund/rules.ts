/** Changing the smallest number that is shown, and how the year is divided, without touching what is released. */
import { Calendar, type Day, MAX_K, MIN_K, parsePeriodKey, periodOf } from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { calendarIn } from "./forbund.ts";

/** The years of which some part is released and the whole is not: they must be finished by the rule they began with. */
export function begunYears({ forbund, releases }: Pick<Book, "forbund" | "releases">): readonly number[] {
  // The nation's periods stand alone: none is a part of another.
  if (forbund.level === "nation") return [];
  const periods = [...releases.keys()].map(parsePeriodKey).filter((period) => period !== undefined);
  const whole = new Set(periods.filter(({ kind }) => kind === "year").map(({ year }) => year));
  return [...new Set(periods.map(({ year }) => year))].filter((year) => !whole.has(year)).toSorted();
}

/** The fields of the rules, as typed. */
export interface RulesFields {
  readonly k: string;
  readonly calendar: string;
}

export interface Rules {
  readonly k: number;
  /** From the next year on. */
  readonly calendar: Calendar;
}

/** The fields as they stand: the k in force, and the calendar that the next year will have. */
export const fieldsOfRules = ({ forbund }: Book, today: Day): RulesFields => ({
  k: String(forbund.k),
  calendar: calendarIn(forbund, nextYear(today)),
});

/** Reads the fields, with a text for each that is wrong. */
export function parseRules(
  fields: RulesFields,
  book: Book,
):
  | { readonly ok: true; readonly value: Rules }
  | { readonly ok: false; readonly issues: Partial<Record<keyof RulesFields, string>> } {
  const k = Number(fields.k);
  const calendar = Calendar.safeParse(fields.calendar);
  const begun = begunYears(book);
  const kIssue =
    !Number.isInteger(k) || k < MIN_K || k > MAX_K
      ? "Välj en gräns från 3 till 10."
      : k !== book.forbund.k && begun.length > 0
        ? `Gränsen kan inte ändras nu: en del av ${begun.join(" och ")} är släppt med gränsen ${book.forbund.k}. Släpp hela året först.`
        : undefined;
  if (kIssue !== undefined || !calendar.success) {
    return {
      ok: false,
      issues: {
        ...(kIssue && { k: kIssue }),
        ...(calendar.success ? {} : { calendar: "Välj hur året delas in." }),
      },
    };
  }
  return { ok: true, value: { k, calendar: calendar.data } };
}

/** The book with other rules. Going back to the division that stands takes the coming change away. */
export function withRules(book: Book, { k, calendar }: Rules, today: Day): Book {
  const from = nextYear(today);
  const kept = book.forbund.laterCalendars.filter((later) => later.from < from);
  const stands = calendarIn({ ...book.forbund, laterCalendars: kept }, from);
  const laterCalendars = calendar === stands ? kept : [...kept, { from, calendar }];
  return { ...book, forbund: { ...book.forbund, k, laterCalendars } };
}

/** Insatser whose devices still divide the year as before: they need a new startfil. */
export function insatserWithOldCalendar(book: Book, today: Day): readonly string[] {
  const { year } = periodOf(today, "year");
  const change = book.forbund.laterCalendars.findLast(({ from }) => from <= year);
  if (change === undefined) return [];
  const first = Date.UTC(change.from, 0, 1) / 86_400_000;
  const invited = new Set(book.startfiler.map(({ insats }) => insats));
  const renewed = new Set(book.startfiler.filter(({ made }) => made >= first).map(({ insats }) => insats));
  return [...invited].filter((insats) => !renewed.has(insats));
}

export const nextYear = (today: Day): number => periodOf(today, "year").year + 1;
