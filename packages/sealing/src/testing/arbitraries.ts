/** Any snapshot, for properties. */
import fc from "fast-check";
import type { SnapshotDraft, SnapshotPeriod } from "../snapshot-layout.ts";

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString("hex"));
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const year = fc.integer({ min: 2000, max: 2999 });
const periodOf = (kind: SnapshotPeriod["kind"], count: number) =>
  fc.record({ year, kind: fc.constant(kind), index: fc.integer({ min: 1, max: count }) });

/** Any header that the layout can hold. */
export const drafts: fc.Arbitrary<SnapshotDraft> = fc.record({
  kind: fc.constantFrom("tally", "coverage"),
  plan: hex(32),
  insats: hex(16),
  incarnation: hex(16),
  period: fc.oneof(periodOf("year", 1), periodOf("half", 2), periodOf("tertial", 3), periodOf("quarter", 4)),
  seq: fc.maxSafeNat(),
  previous: hex(32),
  day: u32,
  k: fc.integer({ min: 0, max: 65_535 }),
  forms: u32,
  final: fc.boolean(),
  correction: fc.boolean(),
  prov: fc.boolean(),
});

/** Any row of counts, up to the first, second or last bucket. */
export const cellRows: fc.Arbitrary<number[]> = fc.oneof(
  fc.array(u32, { maxLength: 250 }),
  fc.array(u32, { minLength: 250, maxLength: 1_100, size: "max" }),
);
