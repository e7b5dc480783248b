import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeByHand, closePeriod } from "./closed-period.ts";
import {
  Calendar,
  covers,
  dayOf,
  daysOf,
  hasEnded,
  isoDateOf,
  nextPeriod,
  parseIsoDate,
  parsePeriodKey,
  periodKey,
  periodName,
  periodOf,
  periodsOf,
} from "./period.ts";

const days = fc.integer({ min: dayOf(2001, 1, 1), max: dayOf(2998, 12, 31) });
const calendars = fc.constantFrom(...Calendar.options);

describe("periodOf", () => {
  it("gives the one period of the calendar that the day lies in", () => {
    fc.assert(
      fc.property(days, calendars, (day, calendar) => {
        const holding = periodsOf(Number(isoDateOf(day).slice(0, 4)), calendar).filter((period) => {
          const { first, last } = daysOf(period);
          return first <= day && day <= last;
        });

        expect(holding).toEqual([periodOf(day, calendar)]);
      }),
    );
  });
});

describe("nextPeriod", () => {
  it("begins the day after the one before it ends", () => {
    fc.assert(
      fc.property(days, calendars, (day, calendar) => {
        const period = periodOf(day, calendar);

        expect(daysOf(nextPeriod(period)).first).toBe(daysOf(period).last + 1);
      }),
    );
  });
});

describe("periodKey", () => {
  it("is read back as the same period", () => {
    fc.assert(
      fc.property(days, calendars, (day, calendar) => {
        const period = periodOf(day, calendar);

        expect(parsePeriodKey(periodKey(period))).toEqual(period);
      }),
    );
  });

  it.each(["2026-H3", "2026-X1", "26", "2026-H", "2026-K5"])("knows no period called %s", (key) => {
    expect(parsePeriodKey(key)).toBeUndefined();
  });
});

describe("periodName", () => {
  it.each([
    ["2026", "2026"],
    ["2026-H2", "juli–december 2026"],
    ["2026-T3", "september–december 2026"],
    ["2026-K1", "januari–mars 2026"],
  ])("says %s as %s", (key, name) => {
    const period = parsePeriodKey(key);

    expect(period && periodName(period)).toBe(name);
  });
});

describe("covers", () => {
  it("says that a year covers its quarters and a half-year no tertial across it", () => {
    expect(
      periodsOf(2026, "quarter").every((quarter) => covers({ year: 2026, kind: "year", index: 1 }, quarter)),
    ).toBe(true);
    expect(covers({ year: 2026, kind: "half", index: 1 }, { year: 2026, kind: "tertial", index: 2 })).toBe(
      false,
    );
    expect(covers({ year: 2026, kind: "year", index: 1 }, { year: 2025, kind: "quarter", index: 4 })).toBe(
      false,
    );
  });
});

describe("closePeriod", () => {
  const half = { year: 2026, kind: "half", index: 2 } as const;

  it("closes nothing before the last day has passed", () => {
    expect(hasEnded(half, dayOf(2026, 12, 31))).toBe(false);
    expect(closePeriod(half, dayOf(2026, 12, 31))).toBeUndefined();
    expect(closePeriod(half, dayOf(2027, 1, 1))).toEqual(half);
  });

  it("closes by hand only where nothing is real", () => {
    expect(closeByHand(half, { prov: false })).toBeUndefined();
    expect(closeByHand(half, { prov: true })).toEqual(half);
  });
});

describe("parseIsoDate", () => {
  it.each(["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1"])("knows no day %s", (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  it("reads what isoDateOf writes", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseIsoDate(isoDateOf(day))).toBe(day);
      }),
    );
  });
});
