import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Roster, revoke, setAside } from "../enrolment/roster.ts";
import { InsatsId } from "../ids.ts";
import {
  type Collection,
  emptyCollection,
  entriesOf,
  joinCollections,
  snapshotsToAdd,
  withSnapshot,
} from "./collection.ts";
import { forksOf } from "./forks.ts";
import { receivedFrom } from "./received.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";
import { digests, incarnation, insats, period, rosterOf, signer, snapshot } from "./testing.ts";

const collectionOf = (snapshots: readonly SnapshotRecord[]): Collection =>
  snapshots.reduce(withSnapshot, emptyCollection);
const formsAdded = (collection: Collection, roster: Roster): number =>
  snapshotsToAdd(collection, roster, { kind: "tally", period }).reduce((sum, { forms }) => sum + forms, 0);
const standings = (collection: Collection, roster: Roster) =>
  entriesOf(collection, roster).map(({ standing, latest }) => [standing, latest.seq]);

// Three devices with up to five cumulative snapshots each; seq starts anywhere and grows.
const histories = fc
  .array(fc.array(fc.nat({ max: 9 }), { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((devices) =>
    devices.flatMap((added, device) =>
      added.map((_, at) =>
        snapshot({
          device,
          id: device * 100 + at + 1,
          seq: at + 1,
          forms: added.slice(0, at + 1).reduce((sum, forms) => sum + forms, 0),
        }),
      ),
    ),
  );

const RUNS = process.env.VF_FULL === "1" ? 2_000 : 200;

describe("joinCollections", () => {
  it("gives the same total whatever the order, the doubling and the splitting of the imports", () => {
    const schedules = histories.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all, ...all], { minLength: all.length * 3 }),
        fc.nat({ max: all.length }),
      ),
    );
    fc.assert(
      fc.property(schedules, ([all, schedule, split]) => {
        const roster = rosterOf(0, 1, 2);
        const mine = collectionOf(schedule.slice(0, split));
        const hers = collectionOf(schedule.slice(split));
        const lastForms = [0, 1, 2].map(
          (device) => all.filter((one) => one.signer === signer(device)).at(-1)?.forms ?? 0,
        );

        expect(formsAdded(joinCollections(mine, hers), roster)).toBe(
          lastForms.reduce((sum, forms) => sum + forms, 0),
        );
        expect(entriesOf(joinCollections(mine, hers), roster)).toEqual(
          entriesOf(joinCollections(joinCollections(hers, mine), hers), roster),
        );
      }),
      { numRuns: RUNS },
    );
  });
});

describe("entriesOf", () => {
  it("quarantines an unknown device and counts it once it is approved", () => {
    const collection = collectionOf([snapshot({ device: 1, id: 1, forms: 7 })]);

    expect(formsAdded(collection, rosterOf(2))).toBe(0);
    expect(standings(collection, rosterOf(2))).toEqual([["quarantined", 1]]);
    expect(formsAdded(collection, rosterOf(1))).toBe(7);
  });

  it("quarantines a device that is approved for another insats only", () => {
    const other = InsatsId.parse("bb".repeat(16));
    const collection = collectionOf([snapshot({ device: 1, id: 1, insats: other })]);

    expect(standings(collection, rosterOf(1))).toEqual([["quarantined", 1]]);
  });

  it("finds a fork when one number stands on two snapshots, and counts neither", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 4, forms: 8 }),
      snapshot({ device: 1, id: 2, seq: 4, forms: 9 }),
      snapshot({ device: 2, id: 3, forms: 5 }),
    ]);

    expect(formsAdded(collection, rosterOf(1, 2))).toBe(5);
    expect(standings(collection, rosterOf(1, 2)).map(([standing]) => standing)).toEqual([
      "forked",
      "counted",
    ]);
  });

  it("counts one line of a fork again when a person has set the other aside, with all that came after it", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 1, forms: 5 }),
      snapshot({ device: 1, id: 2, seq: 2, previous: digests(1), forms: 8 }),
      snapshot({ device: 1, id: 3, seq: 2, previous: digests(1), forms: 9 }),
      snapshot({ device: 1, id: 4, seq: 3, previous: digests(3), forms: 20 }),
    ]);

    expect(formsAdded(collection, rosterOf(1))).toBe(0);
    expect(formsAdded(collection, setAside(rosterOf(1), digests(3)))).toBe(8);
    expect(formsAdded(collection, setAside(rosterOf(1), digests(2)))).toBe(20);
  });

  it("does not let a set aside line back in when the file between is missing", () => {
    const aside = setAside(rosterOf(1), digests(3));
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 1, forms: 5 }),
      snapshot({ device: 1, id: 2, seq: 2, previous: digests(1), forms: 8 }),
      snapshot({ device: 1, id: 3, seq: 2, previous: digests(1), forms: 9 }),
      // Number 3 of the line that was set aside never came.
      snapshot({ device: 1, id: 5, seq: 4, previous: digests(4), forms: 20 }),
    ]);
    const between = snapshot({ device: 1, id: 4, seq: 3, previous: digests(3), forms: 15 });

    expect(standings(collection, aside)).toEqual([["forked", 4]]);
    expect(formsAdded(withSnapshot(collection, between), aside)).toBe(8);
  });

  it("takes a tally and its coverage file with one number for no fork", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 4 }),
      snapshot({ device: 1, id: 2, seq: 4, kind: "coverage" }),
    ]);

    expect(standings(collection, rosterOf(1)).map(([standing]) => standing)).toEqual(["counted", "counted"]);
  });

  it("counts a revoked device up to the last accepted number", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 1, forms: 6 }),
      snapshot({ device: 1, id: 2, seq: 2, forms: 12 }),
    ]);
    const [device] = rosterOf(1).devices;
    const until = (acceptUntilSeq: number): Roster => ({
      ...rosterOf(1),
      devices: device === undefined ? [] : [{ ...device, acceptUntilSeq }],
    });

    expect(formsAdded(collection, until(1))).toBe(6);
    expect(standings(collection, until(0))).toEqual([["revoked", 2]]);
  });

  it("waits for a person when a later snapshot has fewer forms, unless it is a correction", () => {
    const shrinking = (correction: boolean) =>
      collectionOf([
        snapshot({ device: 1, id: 1, seq: 1, forms: 9 }),
        snapshot({ device: 1, id: 2, seq: 2, forms: 8, correction }),
      ]);

    expect(formsAdded(shrinking(false), rosterOf(1))).toBe(0);
    expect(standings(shrinking(false), rosterOf(1))).toEqual([["shrunk", 2]]);
    expect(formsAdded(shrinking(true), rosterOf(1))).toBe(8);
  });
});

describe("snapshotsToAdd", () => {
  it("adds up shorter periods for a year and leaves other years out", () => {
    const first = { ...period, index: 1 };
    const earlier = { ...period, year: 2025 };
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, period: first, forms: 3 }),
      snapshot({ device: 1, id: 2, forms: 4 }),
      snapshot({ device: 1, id: 3, period: earlier, forms: 50 }),
    ]);
    const year = { year: 2026, kind: "year", index: 1 } as const;

    const added = snapshotsToAdd(collection, rosterOf(1), { kind: "tally", period: year });

    expect(added.map(({ forms }) => forms)).toEqual([3, 4]);
  });
});

describe("receivedFrom", () => {
  it("tells of each device the first gap, and the latest files beyond it", () => {
    const collection = collectionOf([
      ...[1, 2, 4].map((seq) => snapshot({ device: 1, id: seq, seq })),
      snapshot({ device: 2, id: 20, seq: 2 }),
      snapshot({ device: 3, id: 30, seq: 1 }),
      snapshot({ device: 3, id: 31, seq: 2, kind: "coverage" }),
    ]);

    expect(receivedFrom(collection, rosterOf(1, 2, 3))).toEqual([
      { device: signer(1), incarnation, seq: 2, also: [4] },
      { device: signer(2), incarnation, seq: 0, also: [2] },
      { device: signer(3), incarnation, seq: 1 },
    ]);
  });

  it("tells the latest of each insats beyond a gap: only the device knows what the gap was for", () => {
    const other = InsatsId.parse("bb".repeat(16));
    const [device] = rosterOf(1).devices;
    const roster: Roster = {
      ...rosterOf(1),
      devices: device === undefined ? [] : [{ ...device, insatser: [insats, other] }],
    };
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 1 }),
      ...[3, 4].map((seq) => snapshot({ device: 1, id: seq, seq })),
      snapshot({ device: 1, id: 6, seq: 6, insats: other }),
    ]);

    expect(receivedFrom(collection, roster)).toEqual([
      { device: signer(1), incarnation, seq: 1, also: [4, 6] },
    ]);
  });

  it("tells nothing to a device that is unknown or forked, and stops where a revocation does", () => {
    const two = (device: number) => [1, 2].map((seq) => snapshot({ device, id: device * 10 + seq, seq }));
    const collection = collectionOf([
      ...[1, 2, 3].flatMap(two),
      snapshot({ device: 2, id: 99, seq: 2, forms: 50 }),
    ]);
    const [, revoked] = rosterOf(2, 3).devices;
    const roster = revoked === undefined ? rosterOf() : revoke(rosterOf(2, 3), revoked, 1);

    expect(receivedFrom(collection, roster)).toEqual([{ device: signer(3), incarnation, seq: 1 }]);
  });
});

describe("forksOf", () => {
  it("gives the lines of the first fork, each with what came after it", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 1, seq: 1 }),
      snapshot({ device: 1, id: 2, seq: 2, previous: digests(1) }),
      snapshot({ device: 1, id: 3, seq: 2, previous: digests(1) }),
      snapshot({ device: 1, id: 4, seq: 3, previous: digests(3) }),
      snapshot({ device: 2, id: 5, seq: 2 }),
    ]);

    const [fork, ...others] = forksOf(collection, rosterOf(1, 2));

    expect(others).toEqual([]);
    expect(fork).toMatchObject({ device: { signer: signer(1) }, kind: "tally", seq: 2 });
    expect(
      fork?.lines.map(({ parting, later }) => [parting.digest, later.map(({ digest }) => digest)]),
    ).toEqual([
      [digests(2), []],
      [digests(3), [digests(4)]],
    ]);
  });

  it("is empty once every line but one has been set aside", () => {
    const collection = collectionOf([7, 8, 9].map((id) => snapshot({ device: 1, id, seq: 1 })));
    const resolved = [8, 9].map(digests).reduce(setAside, rosterOf(1));

    expect(forksOf(collection, setAside(rosterOf(1), digests(8)))).toHaveLength(1);
    expect(forksOf(collection, resolved)).toEqual([]);
    expect(standings(collection, resolved)).toEqual([["counted", 1]]);
  });
});
