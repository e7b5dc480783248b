import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Roster, revoke } from "../enrolment/roster.ts";
import { Incarnation, InsatsId } from "../ids.ts";
import { covers, overlaps, type Period } from "../period/period.ts";
import { entriesOf, snapshotsToAdd } from "./collection.ts";
import { byFirstFile } from "./one-voice.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";
import { incarnation, insats, rosterOf, signer, snapshot } from "./testing.ts";

const spring: Period = { year: 2026, kind: "half", index: 1 };
const autumn: Period = { year: 2026, kind: "half", index: 2 };
const year: Period = { year: 2026, kind: "year", index: 1 };

const atNns = (...keys: readonly number[]): Roster => ({ ...rosterOf(...keys), level: "nation" });
const collected = (...sums: readonly SnapshotRecord[]) => new Map(sums.map((sum) => [sum.digest, sum]));
const counting = (sums: readonly SnapshotRecord[], roster: Roster, period: Period = year) =>
  snapshotsToAdd(collected(...sums), roster, { kind: "tally", period }).map(({ forms }) => forms);

describe("sums of one förbund with several keys", () => {
  const before = snapshot({ device: 1, id: 10, seq: 3, period: spring, forms: 95 });
  const corrected = snapshot({ device: 2, id: 11, seq: 4, period: spring, forms: 136, correction: true });

  it("counts at NNS the one that the förbund made last, and adds up devices in a förbund", () => {
    expect(counting([before, corrected], atNns(1, 2))).toEqual([136]);
    expect(counting([before, corrected], atNns(2, 1))).toEqual([136]);
    expect(counting([before, corrected], rosterOf(1, 2))).toEqual([95, 136]);
  });

  it("goes by the order of approval between two vaults, whose numbers do not compare", () => {
    const other = Incarnation.parse("dd".repeat(16));
    const anew = { ...corrected, incarnation: other, seq: 1 };
    const roster = (...keys: readonly number[]): Roster => ({
      ...atNns(...keys),
      devices: atNns(...keys).devices.map((device) =>
        device.signer === signer(2) ? { ...device, incarnation: other } : device,
      ),
    });

    expect(counting([before, anew], roster(1, 2))).toEqual([136]);
    expect(counting([before, anew], roster(2, 1))).toEqual([95]);
  });

  it("keeps what only the old key has told, and another förbund's sum", () => {
    const later = snapshot({ device: 2, id: 12, seq: 5, period: autumn, forms: 70 });
    const foreign = InsatsId.parse("bb".repeat(16));
    const south = snapshot({ device: 3, id: 13, seq: 9, period: spring, insats: foreign, forms: 80 });
    const roster = atNns(1, 2, 3);
    const devices = roster.devices.map((device) =>
      device.signer === signer(3) ? { ...device, insatser: [foreign] } : device,
    );

    const forms = counting([before, later, south], { ...roster, devices });

    expect(forms.toSorted((a, b) => a - b)).toEqual([70, 80, 95]);
  });

  it("lets a sum that waits for a person, or whose key is shut out, replace nothing", () => {
    const roster = atNns(1, 2);
    const [, second] = roster.devices;
    const cloned = snapshot({ device: 2, id: 14, seq: 4, period: spring, forms: 140 });

    expect(counting([before, corrected], atNns(1))).toEqual([95]);
    expect(counting([before, corrected], second ? revoke(roster, second, 3) : roster)).toEqual([95]);
    expect(counting([before, corrected, cloned], roster)).toEqual([95]);
  });

  it("stays where it stood on the roster when it is shut out", () => {
    const roster = atNns(1, 2, 3);
    const [first] = roster.devices;

    const after = first === undefined ? roster : revoke(roster, first, 1);

    expect(after.devices.map((device) => device.signer)).toEqual([1, 2, 3].map(signer));
  });

  const sums = fc.array(
    fc.record({
      device: fc.integer({ min: 1, max: 4 }),
      seq: fc.integer({ min: 1, max: 6 }),
      period: fc.constantFrom(spring, autumn, year),
      kind: fc.constantFrom("tally" as const, "coverage" as const),
    }),
    { maxLength: 12 },
  );

  it("never counts a day of a förbund twice, and loses none that some key has told without doubt", () =>
    fc.assert(
      fc.property(sums, (all) => {
        const made = all.map((sum, at) => snapshot({ ...sum, id: at + 1, correction: true }));
        const roster = atNns(1, 2, 3, 4);
        const entries = entriesOf(collected(...made), roster).filter(({ latest }) => latest.kind === "tally");
        const counted = entries.filter(({ standing }) => standing === "counted").map(({ latest }) => latest);

        for (const one of counted)
          for (const other of counted)
            expect(one === other || !overlaps(one.period, other.period)).toBe(true);
        for (const { latest, standing } of entries)
          if (standing === "replaced")
            expect(counted.some(({ period }) => overlaps(period, latest.period))).toBe(true);
        expect(snapshotsToAdd(collected(...made), roster, { kind: "tally", period: year })).toEqual(
          counted.filter(({ period }) => covers(year, period)),
        );
      }),
    ));
});

describe("byFirstFile", () => {
  it("puts the key first whose first file is oldest, and one without files last", () => {
    const asked = (device: number) => ({
      format: "vifragar/anmalan@1" as const,
      prov: false,
      device: signer(device),
      incarnation,
      insats,
      startfil: snapshot({ device, id: 1 }).digest,
    });
    const files = [
      snapshot({ device: 1, id: 1, day: 20_300 }),
      snapshot({ device: 2, id: 2, day: 20_100 }),
      snapshot({ device: 1, id: 3, day: 20_200 }),
    ];

    expect(
      [3, 1, 2]
        .map(asked)
        .toSorted(byFirstFile(files))
        .map(({ device }) => device),
    ).toEqual([2, 1, 3].map(signer));
  });
});
