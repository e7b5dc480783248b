import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kvitto } from "../enrolment/kvitto.ts";
import { type Roster, revoke } from "../enrolment/roster.ts";
import { InsatsId } from "../ids.ts";
import { type Day, daysOf, type Period } from "../period/period.ts";
import { type Collection, emptyCollection, withSnapshot } from "./collection.ts";
import {
  GRACE_DAYS,
  HAND_IN_STATES,
  type HandInRequest,
  type HandInRow,
  handInRowsOf,
  lateOf,
  missingOf,
} from "./hand-in-states.ts";
import { handInSummary } from "./hand-in-texts-sv.ts";
import type { SnapshotRecord } from "./snapshot-record.ts";
import { incarnation, insats, period, rosterOf, signer, snapshot } from "./testing.ts";

const { first, last } = daysOf(period);
const deadline = last + GRACE_DAYS;
const earlier: Period = { ...period, index: 1 };

const collectionOf = (snapshots: readonly SnapshotRecord[]): Collection =>
  snapshots.reduce(withSnapshot, emptyCollection);

const requestOf = (changes: Partial<HandInRequest> = {}): HandInRequest => ({
  collection: emptyCollection,
  roster: rosterOf(1),
  period,
  insatser: new Set([insats]),
  kvitton: [],
  today: deadline + 1,
  graceDays: GRACE_DAYS,
  ...changes,
});

const rowOf = (changes: Partial<HandInRequest>): HandInRow | undefined => handInRowsOf(requestOf(changes))[0];
const handedIn = (day: Day, changes: Partial<SnapshotRecord> = {}): Collection =>
  collectionOf([snapshot({ device: 1, id: 1, seq: 1, day, final: true, ...changes })]);
const kvitto = (device: number, seq: number): Kvitto["received"][number] => ({
  device: signer(device),
  incarnation,
  seq,
});

describe("handInRowsOf", () => {
  it("waits for an approved device that has sent nothing, until it has handed in for good", () => {
    const between = handedIn(first + 30, { final: false });

    expect(rowOf({})).toMatchObject({ state: "waiting", timing: "overdue", lastDay: undefined });
    expect(rowOf({ collection: between })).toMatchObject({ state: "waiting", lastDay: first + 30 });
    expect(rowOf({ collection: handedIn(last + 3) })).toMatchObject({ state: "approved", timing: "in-time" });
  });

  it("says received only when a kvitto covers the file", () => {
    const collection = collectionOf([snapshot({ device: 1, id: 4, seq: 4, final: true })]);

    expect(rowOf({ collection, kvitton: [kvitto(1, 3), kvitto(2, 9)] })?.state).toBe("approved");
    expect(rowOf({ collection, kvitton: [kvitto(1, 4), kvitto(1, 2)] })?.state).toBe("received");
  });

  it("keeps what an unknown device has handed in at handed-in, and waits for nothing from it", () => {
    const rows = handInRowsOf(requestOf({ collection: handedIn(last + 1), roster: rosterOf() }));

    expect(rows).toMatchObject([
      { state: "handed-in", standing: "quarantined", label: undefined, expected: false },
    ]);
  });

  it("waits for no revoked device", () => {
    const [device] = rosterOf(1).devices;
    const roster = device === undefined ? rosterOf() : revoke(rosterOf(1), device, 0);

    expect(missingOf(handInRowsOf(requestOf({ roster })))).toEqual([]);
  });

  it("has no row for a device whose first file is for a later period, and one where files are missing", () => {
    const later = { ...period, year: 2027, index: 1 };

    expect(rowOf({ collection: handedIn(deadline, { period: later }) })).toBeUndefined();
    expect(rowOf({ collection: handedIn(deadline, { period: later, seq: 2 }) })?.state).toBe("waiting");
    expect(rowOf({ collection: handedIn(deadline, { period: earlier }) })?.state).toBe("waiting");
  });

  it("has no row for an insats that does not run in the period", () => {
    expect(handInRowsOf(requestOf({ insatser: new Set([InsatsId.parse("bb".repeat(16))]) }))).toEqual([]);
  });

  it.each([
    ["on the last day of grace", deadline, "in-time"],
    ["the day after", deadline + 1, "late"],
  ])("says of a last file made %s that it is %s", (_, day, timing) => {
    expect(rowOf({ collection: handedIn(day) })?.timing).toBe(timing);
  });

  it.each([
    ["the period runs", last, "running"],
    ["it is over", last + 1, "due"],
    ["the days of grace are over", deadline + 1, "overdue"],
  ])("says where the time stands when nothing is here and %s", (_, today, timing) => {
    expect(rowOf({ today })?.timing).toBe(timing);
  });

  it("makes nobody late by a correction", () => {
    const collection = collectionOf([
      snapshot({ device: 1, id: 2, seq: 1, day: last + 2, final: true }),
      snapshot({ device: 1, id: 1, seq: 2, day: deadline + 60, final: true, correction: true }),
    ]);

    expect(rowOf({ collection })?.timing).toBe("in-time");
  });
});

// Any files of three devices, forks, shrinking counts and other periods among them.
const anyFiles = fc.array(
  fc
    .record({
      device: fc.integer({ min: 1, max: 3 }),
      id: fc.integer({ min: 1, max: 40 }),
      seq: fc.integer({ min: 1, max: 5 }),
      forms: fc.nat({ max: 30 }),
      final: fc.boolean(),
      day: fc.integer({ min: first, max: deadline + 40 }),
      period: fc.constantFrom(period, earlier),
    })
    .map((fields) => snapshot({ ...fields, id: fields.device * 100 + fields.id })),
  { maxLength: 14 },
);
const anyKvitton = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }))
    .map(([device, seq]) => kvitto(device, seq)),
  { maxLength: 4 },
);
const anyRoster: fc.Arbitrary<Roster> = fc.subarray([1, 2, 3]).map((devices) => rosterOf(...devices));

const heights = (request: HandInRequest): ReadonlyMap<string, number> =>
  new Map(
    handInRowsOf(request).map(({ device, insats: of, state }) => [
      `${device.signer}/${of}`,
      HAND_IN_STATES.indexOf(state),
    ]),
  );

describe("handInRowsOf, over any files, rosters and kvitton", () => {
  it("is the same in whatever order and however often files and kvitton came", () =>
    fc.assert(
      fc.property(anyFiles, anyRoster, anyKvitton, (files, roster, kvitton) => {
        // Two files with one name cannot be: a digest names its content.
        const named = [...new Map(files.map((file) => [file.digest, file])).values()];
        const forwards = requestOf({ collection: collectionOf(named), roster, kvitton });
        const backwards = requestOf({
          collection: collectionOf([...named].reverse().concat(named)),
          roster,
          kvitton: [...kvitton].reverse(),
        });

        const byLine = (rows: readonly HandInRow[]) =>
          rows.toSorted((a, b) => (a.device.signer < b.device.signer ? -1 : 1));
        expect(byLine(handInRowsOf(backwards))).toEqual(byLine(handInRowsOf(forwards)));
      }),
    ));

  it("lets a kvitto lift a row from approved to received and do nothing else", () =>
    fc.assert(
      fc.property(anyFiles, anyRoster, anyKvitton, (files, roster, kvitton) => {
        const request = requestOf({ collection: collectionOf(files), roster });
        const before = heights(request);
        const after = heights({ ...request, kvitton });

        for (const [row, height] of after) {
          const was = before.get(row) ?? -1;
          expect(height === was || (was === 2 && height === 3)).toBe(true);
        }
      }),
    ));

  it("returns a row downwards when a device is struck off or shut out, and never lifts another", () =>
    fc.assert(
      fc.property(anyFiles, anyRoster, anyKvitton, fc.nat({ max: 5 }), (files, roster, kvitton, seq) => {
        const request = requestOf({ collection: collectionOf(files), roster, kvitton });
        const before = heights(request);
        const [device] = roster.devices;
        const struck = { ...roster, devices: roster.devices.slice(1) };

        for (const [row, height] of heights({ ...request, roster: struck }))
          expect(height).toBeLessThanOrEqual(before.get(row) ?? -1);
        // Numbers after the last accepted one may have been the fork: then less is waited for, not more counted.
        if (device === undefined) return;
        const others = heights({ ...request, roster: revoke(roster, device, seq) });
        for (const [row, height] of others)
          if (!row.startsWith(device.signer)) expect(height).toBe(before.get(row));
      }),
    ));

  it("never counts as more than handed-in what does not count", () =>
    fc.assert(
      fc.property(anyFiles, anyRoster, anyKvitton, (files, roster, kvitton) => {
        for (const row of handInRowsOf(requestOf({ collection: collectionOf(files), roster, kvitton }))) {
          if (row.standing !== "counted")
            expect(HAND_IN_STATES.indexOf(row.state)).toBeLessThanOrEqual(
              HAND_IN_STATES.indexOf("handed-in"),
            );
          if (row.timing === "in-time" || row.timing === "late") expect(row.state).not.toBe("waiting");
        }
      }),
    ));

  it("finds every approved device that has nothing final and is waited for", () =>
    fc.assert(
      fc.property(anyFiles, (files) => {
        const named = [...new Map(files.map((file) => [file.digest, file])).values()];
        const rows = handInRowsOf(requestOf({ collection: collectionOf(named), roster: rosterOf(1, 2, 3) }));
        const none = [1, 2, 3].filter((device) =>
          named.every((file) => file.signer !== signer(device) || file.period !== period || !file.final),
        );

        const missing = missingOf(rows).map(({ device }) => device.signer);
        expect(missing).toEqual(expect.arrayContaining(none.map(signer)));
      }),
    ));
});

describe("handInSummary", () => {
  const roster = rosterOf(1, 2, 3);

  it("says how many have not handed in and how many were late", () => {
    const request = requestOf({ roster, collection: handedIn(deadline + 1) });

    expect(handInSummary(period, handInRowsOf(request))).toEqual([
      "2 enheter har inte lämnat in hösten 2026.",
      "1 enhet lämnade in sent.",
    ]);
    expect(lateOf(handInRowsOf(request))).toHaveLength(1);
  });

  it("says that somebody waits to be approved, and not that nobody is waited for", () => {
    const request = requestOf({ roster: rosterOf(), collection: handedIn(last) });

    expect(handInSummary(period, handInRowsOf(request))).toEqual([
      "1 enhet har lämnat in och väntar på att godkännas.",
    ]);
  });

  it("says so when all have, and when nobody is waited for", () => {
    const all = handInRowsOf(requestOf({ collection: handedIn(last + 1) }));

    expect(handInSummary(period, all)).toEqual(["Alla enheter har lämnat in hösten 2026."]);
    expect(handInSummary({ year: 2026, kind: "tertial", index: 3 }, [])).toEqual([
      "Ingen enhet väntas lämna in för september–december 2026.",
    ]);
  });
});
