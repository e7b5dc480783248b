/** What a person looks at before a period is released. Nothing here is read from answers. */
import {
  type ClosedPeriod,
  closeByHand,
  closePeriod,
  type Day,
  DEFAULT_FLOOR,
  type Entry,
  type Period,
  periodKey,
  snapshotsToAdd,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import { type DeviceRow, missingIn, waitingIn } from "../devices/device-list.ts";
import { planIn } from "../forms/forms.ts";
import { mergedInto, releasedWith } from "./editions.ts";

export interface ReleaseChecks {
  /** Why nothing can be released yet; undefined when it can. */
  readonly stop:
    | "not-over"
    | "released"
    | "released-with-next"
    | "in-released-year"
    | "merged"
    | "nothing"
    | "too-few"
    | "two-forms"
    | undefined;
  /** Approved devices that have not handed in for the last time. */
  readonly missing: readonly DeviceRow[];
  /** Files that are kept and will not be counted. */
  readonly uncounted: readonly Entry[];
  /** Files of approved devices that asked by another form than the one in force. They are never added to it. */
  readonly otherForm: number;
  /** The period, once nothing more is counted in it. */
  readonly closed: ClosedPeriod | undefined;
}

/** Why a period cannot be released, as people read it. */
export const stopTexts: Readonly<Record<NonNullable<ReleaseChecks["stop"]>, string>> = {
  "not-over": "Perioden är inte slut. Den går inte att släppa förrän sista dagen har gått.",
  released: "Perioden är redan släppt. Det som har släppts går inte att ändra.",
  "in-released-year": "Året som perioden hör till är redan släppt. Då går en kortare period inte att släppa.",
  "released-with-next": "Perioden är släppt tillsammans med nästa.",
  merged: "Perioden släpps tillsammans med nästa.",
  nothing: "Inga svar är inlästa för perioden. Importera filerna från enheterna först.",
  "two-forms":
    "Formuläret byttes under tiden. Svar från två formulär räknas aldrig ihop, så det kan inte släppas som helhet. Släpp de kortare perioderna var för sig.",
  "too-few": "Färre än 10 svar. Perioden kan inte släppas för sig. Svaren räknas med i årets siffror.",
};

/**
 * Looks at a period.
 *
 * @param byHand - Closes a period that is not over; has an effect in a provförbund alone.
 */
export function checksOf(
  book: Book,
  period: Period,
  { today, byHand }: { readonly today: Day; readonly byHand: boolean },
): ReleaseChecks {
  const { prov } = book.forbund;
  const closed = closePeriod(period, today) ?? (byHand ? closeByHand(period, { prov }) : undefined);
  const periods = [...mergedInto(book, period), period];
  const all = periods.flatMap((one) =>
    snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period: one }),
  );
  const [plan, ...otherPlans] = new Set(periods.map((one) => planIn(book, one)));
  const hasOneForm = plan !== undefined && otherPlans.length === 0;
  const forms = all.filter((record) => record.plan === plan);
  return {
    stop: stopOf(book, period, {
      isClosed: closed !== undefined,
      hasOneForm,
      forms: forms.map((record) => record.forms),
    }),
    otherForm: hasOneForm ? all.length - forms.length : 0,
    missing: missingIn(book, period, today),
    uncounted: waitingIn(book, period),
    closed,
  };
}

function stopOf(
  book: Book,
  period: Period,
  {
    isClosed,
    hasOneForm,
    forms,
  }: { readonly isClosed: boolean; readonly hasOneForm: boolean; readonly forms: readonly number[] },
): ReleaseChecks["stop"] {
  if (book.releases.has(periodKey(period))) return "released";
  if (releasedWith(book, period) !== undefined) return "released-with-next";
  const year: Period = { year: period.year, kind: "year", index: 1 };
  if (book.releases.has(periodKey(year))) return "in-released-year";
  if (!isClosed) return "not-over";
  if (book.forbund.merged?.includes(periodKey(period)) === true) return "merged";
  if (!hasOneForm) return "two-forms";
  if (forms.length === 0) return "nothing";
  return forms.reduce((sum, count) => sum + count, 0) < DEFAULT_FLOOR ? "too-few" : undefined;
}
