/** What a person looks at before a period is released. Nothing here is read from answers. */
import {
  type ClosedPeriod,
  closeByHand,
  closePeriod,
  covers,
  type Day,
  DEFAULT_FLOOR,
  type Digest,
  type Entry,
  type Period,
  periodKey,
  periodsOf,
  snapshotsToAdd,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import { type DeviceRow, missingIn, waitingIn } from "../devices/device-list.ts";
import { calendarIn } from "../forbund/forbund.ts";

export interface ReleaseChecks {
  /** Why nothing can be released yet; undefined when it can. */
  readonly stop: "not-over" | "released" | "in-released-year" | "nothing" | "too-few" | undefined;
  /** Approved devices that have not handed in for the last time. */
  readonly missing: readonly DeviceRow[];
  /** Files that are kept and will not be counted. */
  readonly uncounted: readonly Entry[];
  /** The period, once nothing more is counted in it. */
  readonly closed: ClosedPeriod | undefined;
}

/** Why a period cannot be released, as people read it. */
export const stopTexts: Readonly<Record<NonNullable<ReleaseChecks["stop"]>, string>> = {
  "not-over": "Perioden är inte slut. Den går inte att släppa förrän sista dagen har gått.",
  released: "Perioden är redan släppt. Det som har släppts går inte att ändra.",
  "in-released-year": "Året som perioden hör till är redan släppt. Då går en kortare period inte att släppa.",
  nothing: "Inga svar är inlästa för perioden. Importera filerna från enheterna först.",
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
  const forms = snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period });
  return {
    stop: stopOf(book, period, {
      isClosed: closed !== undefined,
      forms: forms.map((record) => record.forms),
    }),
    missing: missingIn(book, period, today),
    uncounted: waitingIn(book, period),
    closed,
  };
}

/** The digests that a period is made of, by the shorter periods in it: those released keep the ones they were made of. */
export function inputsOf(
  book: Book,
  period: Period,
): readonly { readonly part: Period; readonly digests: readonly Digest[] }[] {
  const parts = periodsOf(period.year, calendarIn(book.forbund, period.year)).filter((part) =>
    covers(period, part),
  );
  return (parts.length === 0 ? [period] : parts).map((part) => ({
    part,
    digests:
      book.releases.get(periodKey(part))?.snapshots ??
      snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period: part }).map(
        ({ digest }) => digest,
      ),
  }));
}

function stopOf(
  book: Book,
  period: Period,
  { isClosed, forms }: { readonly isClosed: boolean; readonly forms: readonly number[] },
): ReleaseChecks["stop"] {
  if (book.releases.has(periodKey(period))) return "released";
  const year: Period = { year: period.year, kind: "year", index: 1 };
  if (book.releases.has(periodKey(year))) return "in-released-year";
  if (!isClosed) return "not-over";
  if (forms.length === 0) return "nothing";
  return forms.reduce((sum, count) => sum + count, 0) < DEFAULT_FLOOR ? "too-few" : undefined;
}
