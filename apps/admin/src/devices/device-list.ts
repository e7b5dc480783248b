/** Devices as the förbund follows them: who has handed in for a period, who has not, and what waits for a decision. */
import {
  approve,
  covers,
  type Day,
  type Entry,
  entriesOf,
  type Period,
  periodKey,
  periodsOf,
  type RosterDevice,
  revoke,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import type { WaitingAnmalan } from "../book/records.ts";
import { type Insats, insatserIn, runsIn } from "../insatser/insats.ts";

/** How far a device has come with a period: nothing, something on the way, or for good. */
export type HandedIn = "nothing" | "in-between" | "final";

/** One device for one insats in one period. */
export interface DeviceRow {
  readonly device: RosterDevice;
  readonly insats: Insats;
  readonly handedIn: HandedIn;
  /** The day of its latest hand-in for the period. */
  readonly lastDay: Day | undefined;
  readonly standing: Entry["standing"];
}

export const handedInTexts: Readonly<Record<HandedIn, string>> = {
  nothing: "Har inte lämnat in",
  "in-between": "Har lämnat in, men inte för sista gången",
  final: "Klar",
};

/** Every approved device of the insatser that run in the period, by insats and label. */
export function devicesIn(book: Book, period: Period): readonly DeviceRow[] {
  const parts = periodsOf(period.year, book.forbund.calendar).filter((part) => covers(period, part));
  const of = { entries: answersIn(book, period), parts };
  return insatserIn(book.insatser, period).flatMap((insats) =>
    book.roster.devices
      .filter((device) => device.insatser.includes(insats.id))
      .toSorted((a, b) => a.label.localeCompare(b.label, "sv", { numeric: true }))
      .map((device) => rowOf(device, insats, of)),
  );
}

/** Devices that have not handed in for good: what a release would leave out. A revoked device is not waited for. */
export const missingIn = (book: Book, period: Period): readonly DeviceRow[] =>
  devicesIn(book, period).filter(
    ({ device, handedIn }) => handedIn !== "final" && device.acceptUntilSeq === null,
  );

/** Files that are kept and not counted until a person decides: unknown devices, forks, counts that shrank. */
export const waitingIn = (book: Book, period: Period): readonly Entry[] =>
  answersIn(book, period).filter(({ standing }) => standing !== "counted" && standing !== "revoked");

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

function rowOf(device: RosterDevice, insats: Insats, of: DevicesOf): DeviceRow {
  const own = of.entries.filter(
    ({ latest }) =>
      latest.signer === device.signer &&
      latest.incarnation === device.incarnation &&
      latest.insats === insats.id,
  );
  const isFinal = of.parts
    .filter((part) => runsIn(insats, part))
    .every((part) => own.some(({ latest }) => latest.final && covers(part, latest.period)));
  const last = own.toSorted((a, b) => a.latest.day - b.latest.day).at(-1);
  return {
    device,
    insats,
    handedIn: last === undefined ? "nothing" : isFinal ? "final" : "in-between",
    lastDay: last?.latest.day,
    standing: own.find(({ standing }) => standing !== "counted")?.standing ?? "counted",
  };
}

/** What rows are made from: the files of a period, and the parts that each device hands in for. */
interface DevicesOf {
  readonly entries: readonly Entry[];
  readonly parts: readonly Period[];
}

/** The same device, insats and period always have the same key. */
export const rowKey = ({ device, insats }: DeviceRow, period: Period): string =>
  `${device.signer}/${device.incarnation}/${insats.id}/${periodKey(period)}`;
