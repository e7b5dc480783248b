/** Devices as the förbund follows them: who has handed in for a period, who has not, and what waits for a decision. */
import {
  approve,
  covers,
  type Day,
  deviceIn,
  type Entry,
  entriesOf,
  GRACE_DAYS,
  type HandInRow,
  handInRowsOf,
  handInSummary,
  missingOf,
  type Period,
  periodKey,
  periodsOf,
  type RosterDevice,
  revoke,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import type { WaitingAnmalan } from "../book/records.ts";
import { calendarIn } from "../forbund/forbund.ts";
import { type Insats, insatserIn } from "../insatser/insats.ts";

/** One device for one insats in one period that devices hand in for. */
export interface DeviceRow {
  readonly device: RosterDevice;
  readonly insats: Insats;
  readonly period: Period;
  readonly handIn: HandInRow;
}

/** The rows of one period of the förbund's calendar, as core derives them. */
export interface PeriodRows {
  readonly period: Period;
  readonly rows: readonly HandInRow[];
}

/** How far hand-ins have come: one list for each part of the period that devices hand in for. */
export function handInsIn(book: Book, period: Period, today: Day): readonly PeriodRows[] {
  const collection = collectionOf(book);
  const parts = periodsOf(period.year, calendarIn(book.forbund, period.year)).filter((part) =>
    covers(period, part),
  );
  return parts.map((part) => ({
    period: part,
    rows: handInRowsOf({
      collection,
      roster: book.roster,
      period: part,
      insatser: new Set(insatserIn(book.insatser, part).map(({ id }) => id)),
      kvitton: book.kvitto.received,
      today,
      graceDays: GRACE_DAYS,
    }),
  }));
}

/** `2 enheter har inte lämnat in hösten 2026.` and who was late, for each period that devices hand in for. */
export const summaryOf = (hands: readonly PeriodRows[]): readonly string[] =>
  hands.filter(({ rows }) => rows.length > 0).flatMap(({ period, rows }) => handInSummary(period, rows));

/** Every approved device of the insatser that run in the period, by insats, label and period. */
export function devicesIn(book: Book, period: Period, today: Day): readonly DeviceRow[] {
  const hands = handInsIn(book, period, today);
  return insatserIn(book.insatser, period).flatMap((insats) =>
    hands
      .flatMap(({ period: part, rows }) =>
        rows
          .filter((row) => row.insats === insats.id)
          .flatMap((handIn) => {
            const device = deviceIn(book.roster, handIn.device);
            return device === undefined || handIn.label === undefined
              ? []
              : [{ device, insats, period: part, handIn }];
          }),
      )
      .toSorted(
        (a, b) =>
          a.device.label.localeCompare(b.device.label, "sv", { numeric: true }) ||
          a.period.index - b.period.index,
      ),
  );
}

/** Devices that have not handed in for good: what a release would leave out. A revoked device is not waited for. */
export const missingIn = (book: Book, period: Period, today: Day): readonly DeviceRow[] =>
  devicesIn(book, period, today).filter(({ handIn }) => missingOf([handIn]).length > 0);

/** Files that are kept and not counted until a person decides: unknown devices, forks, counts that shrank. */
export const waitingIn = (book: Book, period: Period): readonly Entry[] =>
  answersIn(book, period).filter(
    ({ standing }) => !["counted", "revoked", "aside", "replaced"].includes(standing),
  );

/** Devices that have sent files, are not on the roster and have not told of themselves, one entry each. */
export function unknownDevices(book: Book): readonly Entry[] {
  const waiting = new Set(
    book.waiting.map(({ anmalan }) => `${anmalan.device}/${anmalan.incarnation}/${anmalan.insats}`),
  );
  const entries = entriesOf(collectionOf(book), book.roster).filter(
    ({ standing }) => standing === "quarantined",
  );
  const byDevice = new Map(
    entries.map((entry) => [
      `${entry.latest.signer}/${entry.latest.incarnation}/${entry.latest.insats}`,
      entry,
    ]),
  );
  return [...byDevice].flatMap(([key, entry]) => (waiting.has(key) ? [] : [entry]));
}

/** The book with a device shut out: what it has numbered so far still counts, nothing after it. */
export function withRevoked(book: Book, device: RosterDevice): Book {
  const seqs = [...book.snapshots.values()]
    .filter(({ record }) => record.signer === device.signer && record.incarnation === device.incarnation)
    .map(({ record }) => record.seq);
  return { ...book, roster: revoke(book.roster, device, Math.max(0, ...seqs)) };
}

/** The book with the device of an anmälan approved under a name of its own. */
export const withApproved = (book: Book, { digest, anmalan }: WaitingAnmalan, label: string): Book => ({
  ...book,
  roster: approve(book.roster, anmalan, label),
  waiting: book.waiting.filter((waiting) => waiting.digest !== digest),
});

/** The book without an anmälan that nobody vouched for. The device may send another. */
export const withRejected = (book: Book, { digest }: WaitingAnmalan): Book => ({
  ...book,
  waiting: book.waiting.filter((waiting) => waiting.digest !== digest),
});

const answersIn = (book: Book, period: Period): readonly Entry[] =>
  entriesOf(collectionOf(book), book.roster).filter(
    ({ latest }) => latest.kind === "tally" && covers(period, latest.period),
  );

/** The same device, insats and period always have the same key. */
export const rowKey = ({ device, insats, period }: DeviceRow): string =>
  `${device.signer}/${device.incarnation}/${insats.id}/${periodKey(period)}`;
