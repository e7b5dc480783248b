/** Builders for tests of collections: only what matters stands in the test. */
import { emptyRoster, type Roster } from "../enrolment/roster.ts";
import { Digest, ForbundId, Incarnation, InsatsId, PlanHash, SignerKey } from "../ids.ts";
import { dayOf } from "../period/period.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";

export const period = { year: 2026, kind: "half", index: 2 } as const;
export const insats = InsatsId.parse("aa".repeat(16));
export const signer = (device: number) => SignerKey.parse(String(device).padStart(2, "0").repeat(32));
export const incarnation = Incarnation.parse("cc".repeat(16));
export const digests = (number: number) => Digest.parse(number.toString(16).padStart(64, "0"));

/** The snapshot of a device; its digest follows from `id`. */
export const snapshot = (
  changes: Partial<SnapshotRecord> & { readonly device: number; readonly id: number },
): SnapshotRecord => {
  const { device, id, ...fields } = changes;
  return {
    kind: "tally",
    digest: digests(id),
    signer: signer(device),
    incarnation,
    insats,
    plan: PlanHash.parse("ee".repeat(32)),
    period,
    seq: id,
    previous: digests(0),
    final: false,
    correction: false,
    prov: false,
    day: dayOf(2026, 11, 23),
    k: 5,
    forms: id,
    ...fields,
  };
};

/** A roster on which the devices are approved for `insats`. */
export const rosterOf = (...devices: readonly number[]): Roster => ({
  ...emptyRoster(ForbundId.parse("ff".repeat(16))),
  devices: devices.map((device) => ({
    signer: signer(device),
    incarnation,
    insatser: [insats],
    label: `Surfplatta ${device}`,
    acceptUntilSeq: null,
  })),
});
