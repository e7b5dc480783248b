/**
 * The book: everything that the förbund knows, as one value.
 *
 * It is read from the vault when the vault opens and is never changed in place: each action is a pure
 * function from a book to the next, and `keeper.ts` writes what differs. Sealed files are not in it;
 * they stay in the vault until their period is released.
 */
import type { Anmalan, Digest, InstrumentTerms, Roster, SnapshotRecord } from "@vifragar/core";
import type { DeviceSettings } from "../device-settings/device-settings.ts";
import type { Forbund } from "../forbund/forbund.ts";
import type { Insats } from "../insatser/insats.ts";
import type { StoredRelease } from "../release/stored-release.ts";
import type { Reporting } from "../report/reporting.ts";
import type { ReceivedRelease, TrustedSigner } from "../trust/received-release.ts";
import type { SentSum } from "../upwards/sent-sum.ts";
import type { GivenKvitto, IssuedStartfil, StoredSnapshot, WaitingAnmalan } from "./records.ts";

export interface Book {
  readonly forbund: Forbund;
  /** Which form is asked by, and from when. */
  readonly forms: InstrumentTerms;
  readonly insatser: readonly Insats[];
  /** Invitations that were made: an anmälan names the one it answers. */
  readonly startfiler: readonly IssuedStartfil[];
  /** Devices that have told of themselves and wait for somebody to compare the words. */
  readonly waiting: readonly WaitingAnmalan[];
  readonly roster: Roster;
  /** What devices have been told by the kvitton that were given out. */
  readonly kvitto: GivenKvitto;
  /** What devices are to show and how long they may be left alone. */
  readonly deviceSettings: DeviceSettings;
  /** The layout in use, and which reports were made. */
  readonly reporting: Reporting;
  /** Snapshots of both kinds by digest: a state-based join, so importing twice changes nothing. */
  readonly snapshots: ReadonlyMap<Digest, StoredSnapshot>;
  /** Frozen releases by period key. */
  readonly releases: ReadonlyMap<string, StoredRelease>;
  /** What other collectors have released: förbund at NNS, NNS at a förbund. */
  readonly received: ReadonlyMap<Digest, ReceivedRelease>;
  /** Other collectors whose words somebody has compared. */
  readonly trusted: readonly TrustedSigner[];
  /** The startfil that NNS has given this förbund, as it came; undefined before. */
  readonly nnsStartfil: string | undefined;
  /** Sums that were handed in to NNS, by period key. */
  readonly sums: ReadonlyMap<string, SentSum>;
}

/** The snapshots as core joins them. */
export const collectionOf = (book: Book): ReadonlyMap<Digest, SnapshotRecord> =>
  new Map([...book.snapshots].map(([digest, { record }]) => [digest, record]));

/** Whether a device has been approved for the insats of an anmälan. */
export const isApproved = (roster: Roster, { device, incarnation, insats }: Anmalan): boolean =>
  roster.devices.some(
    (known) =>
      known.signer === device && known.incarnation === incarnation && known.insatser.includes(insats),
  );
