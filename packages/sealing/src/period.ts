/**
 * Reporting periods in bytes: u16 year, u8 kind, u8 index from 1, four bytes 0, as in the snapshot.
 *
 * Calendars and names of periods are core's; the vault needs only their last day, to keep and to shred in time.
 */
import { ByteReader, ByteWriter } from "./bytes.ts";
import { SealError } from "./seal-error.ts";
import type { SnapshotPeriod } from "./snapshot-layout.ts";

export const PERIOD_BYTES = 8;

const kinds: readonly SnapshotPeriod["kind"][] = ["year", "half", "tertial", "quarter"];

const perYear: Readonly<Record<SnapshotPeriod["kind"], number>> = {
  year: 1,
  half: 2,
  tertial: 3,
  quarter: 4,
};

/** @throws SealError `MALFORMED` for an index that the kind does not have; BytesError `RANGE` for a year past 65 535. */
export function encodePeriod(period: SnapshotPeriod): Uint8Array<ArrayBuffer> {
  if (!(period.index >= 1 && period.index <= perYear[period.kind])) throw new SealError("MALFORMED");
  return new ByteWriter(PERIOD_BYTES)
    .u16(period.year)
    .u8(kinds.indexOf(period.kind) + 1)
    .u8(period.index)
    .zeros(4)
    .done();
}

/** @throws SealError `MALFORMED`. */
export function decodePeriod(bytes: Uint8Array): SnapshotPeriod {
  const reader = new ByteReader(bytes);
  const year = reader.u16();
  const kind = kinds[reader.u8() - 1];
  const index = reader.u8();
  const reserved = reader.u32();
  if (kind === undefined || index < 1 || index > perYear[kind] || reserved !== 0 || reader.left !== 0) {
    throw new SealError("MALFORMED");
  }
  return { year, kind, index };
}

const MS_PER_DAY = 86_400_000;

/** The last day of a period, in days since 1970-01-01. */
export function lastDayOf(period: SnapshotPeriod): number {
  const months = (12 / perYear[period.kind]) * period.index;
  return Date.UTC(period.year, months, 1) / MS_PER_DAY - 1;
}
