/** How far each förbund has come at NNS. Nothing here is read from answers but what the förbund have released. */
import {
  byFirstFile,
  covers,
  type Day,
  entriesOf,
  type HandInRow,
  handInRowsOf,
  NATION_GRACE_DAYS,
  type Period,
  periodKey,
  type RosterDevice,
  type SnapshotRecord,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import type { WaitingAnmalan } from "../book/records.ts";
import { byName, type Insats } from "../insatser/insats.ts";
import { periodOfReceived, type ReceivedRelease } from "../trust/received-release.ts";

/** One förbund in one period. At NNS a förbund stands where an insats does elsewhere. */
export interface ForbundRow {
  readonly forbund: Insats;
  /** Keys of it that were approved by words, in that order. */
  readonly keys: readonly RosterDevice[];
  readonly waiting: readonly WaitingAnmalan[];
  /** The sum that counts. */
  readonly sum: SnapshotRecord | undefined;
  /** Its release of the very period, signed with an approved key. The latest, where it has been corrected. */
  readonly release: ReceivedRelease | undefined;
  readonly state: "new" | "waiting" | "approved" | "sum-only" | "release-only" | "ready";
}

/** What a förbund's state is called, with what waits beside it. */
export const stateTextOf = ({ state, waiting }: Pick<ForbundRow, "state" | "waiting">): string =>
  state === "ready" && waiting.length > 0
    ? `${stateTexts[state]}, men en ny nyckel väntar på att godkännas`
    : stateTexts[state];

const stateTexts: Readonly<Record<ForbundRow["state"], string>> = {
  new: "Har inte anmält sig",
  waiting: "Väntar på att godkännas",
  approved: "Har inte lämnat in",
  "sum-only": "Släppet saknas",
  "release-only": "Summan saknas",
  ready: "Klart",
};

/** Every förbund that is registered, by name. */
export function forbundRows(book: Book, period: Period): readonly ForbundRow[] {
  const counted = entriesOf(collectionOf(book), book.roster).filter(
    ({ latest, standing }) =>
      latest.kind === "tally" && standing === "counted" && periodKey(latest.period) === periodKey(period),
  );
  const sumByForbund = new Map(counted.map(({ latest }) => [String(latest.insats), latest]));
  const releases = new Map(
    trustedReleases(book)
      .filter((release) => release.period === periodKey(period))
      .map((release) => [String(release.collector.id), release]),
  );
  const inOrder = byFirstFile([...book.snapshots.values()].map(({ record }) => record));
  return byName(book.insatser).map((forbund) => {
    const keys = book.roster.devices.filter(({ insatser }) => insatser.includes(forbund.id));
    const waiting = book.waiting
      .filter(({ anmalan }) => anmalan.insats === forbund.id)
      .toSorted((a, b) => inOrder(a.anmalan, b.anmalan));
    const sum = sumByForbund.get(forbund.id);
    const release = releases.get(forbund.id);
    return { forbund, keys, waiting, sum, release, state: stateOf({ keys, waiting, sum, release }) };
  });
}

/** Who has handed in a sum for the period, who has not, and when. One row for each förbund that NNS has approved. */
export const sumsHandedIn = (book: Book, period: Period, today: Day): readonly HandInRow[] =>
  handInRowsOf({
    collection: collectionOf(book),
    roster: book.roster,
    period,
    insatser: new Set(book.insatser.map(({ id }) => id)),
    kvitton: book.kvitto.received,
    today,
    graceDays: NATION_GRACE_DAYS,
  });

function stateOf({
  keys,
  waiting,
  sum,
  release,
}: Pick<ForbundRow, "keys" | "waiting" | "sum" | "release">): ForbundRow["state"] {
  // A new key takes nothing from what was handed in with the one before.
  if (sum !== undefined && release !== undefined) return "ready";
  if (waiting.length > 0) return "waiting";
  if (keys.length === 0) return "new";
  if (sum !== undefined) return "sum-only";
  return release === undefined ? "approved" : "release-only";
}

/** Releases of förbund that are signed with an approved key of the very förbund, a correction after what it corrects. */
export function trustedReleases({ received, roster }: Book): readonly ReceivedRelease[] {
  const keys = new Set(
    roster.devices.flatMap(({ signer, insatser }) => insatser.map((insats) => `${insats}/${signer}`)),
  );
  return [...received.values()]
    .filter(({ level, collector, signer }) => level === "forbund" && keys.has(`${collector.id}/${signer}`))
    .toSorted((a, b) => a.released - b.released || a.edition - b.edition);
}

/** What a förbund has released of a period and of the shorter ones in it: all that national sums must respect. */
export const releasesWithin = (book: Book, forbund: string, period: Period): readonly ReceivedRelease[] =>
  trustedReleases(book).filter(
    (release) => release.collector.id === forbund && covers(period, periodOfReceived(release)),
  );
