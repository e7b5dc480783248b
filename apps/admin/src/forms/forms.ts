/** The förbund's forms in the book: which one is asked by in which period, and which one comes next. */
import {
  coveragePlanOf,
  type Day,
  Instrument,
  type InstrumentTerm,
  type InstrumentTerms,
  instrumentIn,
  isBuiltIn,
  type NextTermRefusal,
  type Period,
  type PlanHash,
  periodOf,
  planOf,
  plansOf,
  type TallyPlan,
  textIn,
  withNextTerm,
  workingWording,
} from "@vifragar/core";
import * as z from "zod/mini";
import type { Book } from "../book/book.ts";
import { calendarIn } from "../forbund/forbund.ts";
import { SWEDISH } from "../ui/language.ts";

/** As they lie in the vault, in the order of their first days. */
export const StoredForms = z.readonly(
  z
    .array(z.readonly(z.strictObject({ from: z.int().check(z.minimum(0)), instrument: Instrument })))
    .check(z.minLength(1)),
);

/** A förbund begins with what comes with the app. */
export const FIRST_FORMS: InstrumentTerms = [{ from: 0, instrument: workingWording }];

/** What was stored, or what every förbund begins with. */
export function formsOf(stored: readonly InstrumentTerm[] | undefined): InstrumentTerms {
  const [first, ...rest] = stored ?? [];
  return first === undefined ? FIRST_FORMS : [first, ...rest];
}

/** Every plan that a file from a device may have been counted by, with its coverage plan. */
export const plansIn = ({ forms }: Pick<Book, "forms">): readonly TallyPlan[] =>
  plansOf(forms).flatMap((plan) => [plan, coveragePlanOf(plan)]);

/** The plan that a period is counted by; undefined for a year in which the form was changed. */
export function planIn({ forms }: Pick<Book, "forms">, period: Period): PlanHash | undefined {
  const instrument = instrumentIn(forms, period);
  return instrument && planOf(instrument).hash;
}

/** What a form is called. */
export const formName = (instrument: Instrument): string => textIn(instrument.name, SWEDISH, instrument);

/** A form as a file of its own. */
export interface FormFile {
  readonly fileName: string;
  readonly text: string;
}

/** The file that others need to read what was asked; undefined for the form that comes with the apps. */
export const formFileOf = (instrument: Instrument): FormFile | undefined =>
  isBuiltIn(instrument)
    ? undefined
    : { fileName: `formular-${instrument.id}.json`, text: JSON.stringify(instrument, null, 2) };

/** Why a form cannot come next. */
export type NextFormRefusal = NextTermRefusal | "planned-given-out";

export const nextFormTexts: Readonly<Record<NextFormRefusal, string>> = {
  same: "Det här är formuläret som redan gäller då. Inget är ändrat.",
  "same-id":
    "Formuläret har samma id som ett ni har haft, men andra frågor eller svar. Ge det ett nytt id. Under samma id går det bara att lägga till språk.",
  "planned-given-out":
    "Startfiler för det formulär som ska gälla i nästa period är redan gjorda. Då går det inte att byta till ett annat för samma period.",
};

/** The book with a form that is asked by from the next period, or at once while no device has been invited. */
export function withNextForm(
  book: Book,
  instrument: Instrument,
  today: Day,
): { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly reason: NextFormRefusal } {
  const isInUse = book.startfiler.length > 0 || book.snapshots.size > 0;
  const planned = book.forms.find(({ from }) => from > today);
  if (planned !== undefined && book.startfiler.some(({ from }) => from === planned.from)) {
    return { ok: false, reason: "planned-given-out" };
  }
  const calendar = calendarIn(book.forbund, periodOf(today, "year").year);
  const next = withNextTerm(book.forms, instrument, { today, calendar, isInUse });
  return next.ok ? { ok: true, book: { ...book, forms: next.terms } } : next;
}
