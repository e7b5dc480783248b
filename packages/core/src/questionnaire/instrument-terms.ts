/**
 * Which form a förbund asks by, and from when.
 *
 * Wording changes only between periods: tallies of different plans never merge, so a form that changed
 * within a period would leave two halves that nobody may add up.
 */
import { type Calendar, type Day, daysOf, nextPeriod, type Period, periodOf } from "../period/period.ts";
import { planOf } from "../tally/plan.ts";
import { type Instrument, instrumentHashOf } from "./instrument.ts";

/** An instrument and the first day on which it is asked by; 0 for the first one that a förbund has. */
export interface InstrumentTerm {
  readonly from: Day;
  readonly instrument: Instrument;
}

/** Every instrument that a förbund has had or has planned, in the order of their first days. */
export type InstrumentTerms = readonly [InstrumentTerm, ...InstrumentTerm[]];

/** The term of a day. */
export const termOn = (terms: InstrumentTerms, day: Day): InstrumentTerm =>
  terms.findLast(({ from }) => from <= day) ?? terms[0];

/** The terms that have at least a day in a period, in order. */
export function termsIn(terms: InstrumentTerms, period: Period): readonly InstrumentTerm[] {
  const { first, last } = daysOf(period);
  const begun = termOn(terms, first);
  return [begun, ...terms.filter((term) => term !== begun && term.from > first && term.from <= last)];
}

/**
 * The instrument by which the whole of a period was counted: the latest one, where only translations were
 * added on the way. Undefined for a year in which the form was changed: its parts cannot be added up.
 */
export function instrumentIn(terms: InstrumentTerms, period: Period): Instrument | undefined {
  const within = termsIn(terms, period);
  const plans = new Set(within.map(({ instrument }) => planOf(instrument).hash));
  return plans.size === 1 ? within.at(-1)?.instrument : undefined;
}

/** The plans of all instruments, each once. */
export const plansOf = (terms: InstrumentTerms) => [
  ...new Map(terms.map(({ instrument }) => planOf(instrument)).map((plan) => [plan.hash, plan])).values(),
];

/** Why an instrument cannot come next. */
export type NextTermRefusal =
  /** It is the one in force, or the one that is planned. */
  | "same"
  /** It has the id of another one and other words or answers. */
  | "same-id";

/**
 * The terms with an instrument in force from the next period, in place of one that was planned for it.
 *
 * @param by.isInUse - False until something has been counted or may be: then it is in force at once.
 */
export function withNextTerm(
  terms: InstrumentTerms,
  instrument: Instrument,
  by: { readonly today: Day; readonly calendar: Calendar; readonly isInUse: boolean },
):
  | { readonly ok: true; readonly terms: InstrumentTerms }
  | { readonly ok: false; readonly reason: NextTermRefusal } {
  if (!by.isInUse) return { ok: true, terms: [{ from: 0, instrument }] };
  const { first: from } = daysOf(nextPeriod(periodOf(by.today, by.calendar)));
  const hash = instrumentHashOf(instrument);
  if (instrumentHashOf(termOn(terms, from).instrument) === hash) return { ok: false, reason: "same" };
  const kept = terms.filter((term) => term.from < from);
  if (kept.some((term) => !mayShareId(term.instrument, instrument))) return { ok: false, reason: "same-id" };
  const [first = { from: 0, instrument }, ...rest] = kept;
  return { ok: true, terms: [first, ...rest, { from, instrument }] };
}

/**
 * True when two instruments have different ids, or when the later one only adds languages: then every
 * text that was there says the same, and the same is counted.
 */
export function mayShareId(earlier: Instrument, later: Instrument): boolean {
  if (earlier.id !== later.id) return true;
  const languages = new Set<string>(earlier.approvedLanguages);
  const saying = (instrument: Instrument): string =>
    JSON.stringify([
      planOf(instrument).hash,
      instrument.questions.map(({ code, type, options, legend, hint }) => {
        return [code, type, options, said(legend, languages), said(hint ?? {}, languages)];
      }),
      Object.entries(instrument.optionLabels)
        .map(([option, label]) => [option, said(label, languages)])
        .toSorted(),
    ]);
  return saying(earlier) === saying(later);
}

const said = (text: Readonly<Record<string, string>>, languages: ReadonlySet<string>) =>
  Object.entries(text)
    .filter(([language]) => languages.has(language))
    .toSorted();
