/** Snapshots for tests: only what matters stands in the test, the rest comes from here. */
import { ByteReader } from "../bytes.ts";
import type { SnapshotDraft } from "../snapshot-layout.ts";

export const seed = new Uint8Array(32).fill(7);

/** A header that can be written, with what the test changes in it. */
export function draftOf(changes: Partial<SnapshotDraft> = {}): SnapshotDraft {
  return {
    kind: "tally",
    plan: "11".repeat(32),
    insats: "22".repeat(16),
    incarnation: "33".repeat(16),
    period: { year: 2026, kind: "half", index: 2 },
    seq: 4,
    previous: "44".repeat(32),
    day: 20_780,
    k: 5,
    forms: 12,
    final: false,
    correction: false,
    prov: false,
    ...changes,
  };
}

/** Where the signed body of encoded bytes ends. */
export function bodyLength(plain: Uint8Array): number {
  return 168 + 4 * new ByteReader(plain.subarray(164, 168)).u32();
}
