import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Roster } from "../enrolment/roster.ts";
import { Calendar, daysOf, PERIODS_PER_YEAR, type Period, periodKey } from "../period/period.ts";
import { type Collection, entriesOf, snapshotsToAdd } from "./collection.ts";
import { overlapsOf, withCalendarKept } from "./overlaps.ts";
import { receivedFrom } from "./received.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";
import { period as autumn, rosterOf, snapshot } from "./testing.ts";

const spring = { ...autumn, index: 1 } as const;
const year = { year: 2026, kind: "year", index: 1 } as const;

const collectionOf = (snapshots: readonly SnapshotRecord[]): Collection =>
  new Map(snapshots.map((one) => [one.digest, one]));
const added = (collection: Collection, roster: Roster, period: Period = year) =>
  snapshotsToAdd(collection, roster, { kind: "tally", period });
const formsAdded = (collection: Collection, roster: Roster): number =>
  added(collection, roster).reduce((sum, { forms }) => sum + forms, 0);

const bothWays = collectionOf([
  snapshot({ device: 1, id: 1, seq: 1, period: spring, forms: 30, final: true }),
  snapshot({ device: 1, id: 2, seq: 2, period: autumn, forms: 20, final: true }),
  snapshot({ device: 1, id: 3, seq: 3, period: year, forms: 50, final: true }),
  snapshot({ device: 2, id: 4, seq: 1, period: year, forms: 7 }),
]);

describe("a device that counts the same days twice", () => {
  it("is not counted until a person has chosen the length, and others are not held up", () => {
    const roster = rosterOf(1, 2);
    const [overlap, ...others] = overlapsOf(bothWays, roster);

    expect(formsAdded(bothWays, roster)).toBe(7);
    expect(
      entriesOf(bothWays, roster).map(({ standing, latest }) => [
        latest.digest === snapshot({ device: 2, id: 4 }).digest,
        standing,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [true, "counted"],
        [false, "overlapping"],
      ]),
    );
    expect(others).toEqual([]);
    expect(overlap?.sides.map(({ calendar, periods }) => [calendar, periods.map(periodKey)])).toEqual([
      ["half", ["2026-H1", "2026-H2"]],
      ["year", ["2026"]],
    ]);
  });

  it.each([
    ["half", 30 + 20 + 7],
    ["year", 50 + 7],
  ] as const)("counts by the %s when that is chosen", (kept, total) => {
    const [overlap] = overlapsOf(bothWays, rosterOf(1, 2));
    if (overlap === undefined) throw new RangeError("nothing overlaps");

    const decided = withCalendarKept(rosterOf(1, 2), overlap, kept);

    expect(formsAdded(bothWays, decided)).toBe(total);
    expect(overlapsOf(bothWays, decided)).toEqual([]);
    expect(decided.number).toBe(1);
    expect(withCalendarKept(decided, overlap, kept)).toBe(decided);
  });

  it("gets no kvitto for what waits, and one for everything once it is decided", () => {
    const [overlap] = overlapsOf(bothWays, rosterOf(1, 2));
    if (overlap === undefined) throw new RangeError("nothing overlaps");
    const seqs = (roster: Roster) => receivedFrom(bothWays, roster).map(({ seq }) => seq);

    expect(seqs(rosterOf(1, 2))).toEqual([1]);
    expect(seqs(withCalendarKept(rosterOf(1, 2), overlap, "year"))).toEqual([3, 1]);
  });
});

const periods: fc.Arbitrary<Period> = fc
  .tuple(fc.constantFrom(2025, 2026), fc.constantFrom(...Calendar.options), fc.nat({ max: 3 }))
  .map(([of, kind, at]) => ({ year: of, kind, index: (at % PERIODS_PER_YEAR[kind]) + 1 }));
const files = fc
  .array(fc.tuple(fc.nat({ max: 2 }), periods, fc.constantFrom("tally", "coverage")), { maxLength: 14 })
  .map((all) =>
    all.map(([device, period, kind], at) =>
      snapshot({
        device,
        id: at + 1,
        seq: at + 1,
        period,
        kind: kind === "tally" ? "tally" : "coverage",
        forms: at + 1,
      }),
    ),
  );

describe("over any files, orders and decisions", () => {
  it("never adds a day of one device twice", () => {
    fc.assert(
      fc.property(
        files.chain((all) =>
          fc.tuple(fc.shuffledSubarray(all), fc.array(fc.nat({ max: 3 }), { maxLength: 6 })),
        ),
        periods,
        ([all, choices], wanted) => {
          const collection = collectionOf(all);
          let roster = rosterOf(0, 1, 2);
          expectNoDayTwice(added(collection, roster, wanted));
          for (const choice of choices) {
            const [overlap] = overlapsOf(collection, roster);
            const side = overlap?.sides[choice % overlap.sides.length];
            if (overlap === undefined || side === undefined) break;
            roster = withCalendarKept(roster, overlap, side.calendar);
            expectNoDayTwice(added(collection, roster, wanted));
          }
        },
      ),
    );
  });

  it("is settled after as many decisions as there are, each taking one overlap away", () => {
    fc.assert(
      fc.property(files, (all) => {
        const collection = collectionOf(all);
        let roster = rosterOf(0, 1, 2);
        for (let turn = 0; turn < 20; turn += 1) {
          const [overlap] = overlapsOf(collection, roster);
          const [side] = overlap?.sides ?? [];
          if (overlap === undefined || side === undefined) break;
          expect(overlap.sides.length).toBeGreaterThan(1);
          roster = withCalendarKept(roster, overlap, side.calendar);
        }
        expect(overlapsOf(collection, roster)).toEqual([]);
        expect(entriesOf(collection, roster).map(({ standing }) => standing)).not.toContain("overlapping");
      }),
    );
  });
});

/** The oracle looks at days one by one and knows nothing of overlaps. */
function expectNoDayTwice(snapshots: readonly SnapshotRecord[]): void {
  const counted = new Set<string>();
  for (const { signer, insats, period } of snapshots) {
    const { first, last } = daysOf(period);
    for (let day = first; day <= last; day += 1) {
      const key = `${signer}/${insats}/${day}`;
      if (counted.has(key)) throw new Error(`day ${day} is counted twice`);
      counted.add(key);
    }
  }
}
