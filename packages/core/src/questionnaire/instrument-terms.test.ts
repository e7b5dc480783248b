import { describe, expect, it } from "vitest";
import { inventedInstrument } from "../instruments/invented.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { dayOf, type Period } from "../period/period.ts";
import { planOf } from "../tally/plan.ts";
import {
  type InstrumentTerms,
  instrumentIn,
  plansOf,
  termOn,
  termsIn,
  withNextTerm,
} from "./instrument-terms.ts";

const five = inventedInstrument(5);
const terms: InstrumentTerms = [
  { from: 0, instrument: workingWording },
  { from: dayOf(2026, 7, 1), instrument: five },
];
const half = (index: number): Period => ({ year: 2026, kind: "half", index });
const year: Period = { year: 2026, kind: "year", index: 1 };
const by = { today: dayOf(2026, 11, 26), calendar: "half", isInUse: true } as const;

describe("terms", () => {
  it("change on the first day of a period and not a day before", () => {
    expect(termOn(terms, dayOf(2026, 6, 30)).instrument).toBe(workingWording);
    expect(termOn(terms, dayOf(2026, 7, 1)).instrument).toBe(five);
    expect(instrumentIn(terms, half(1))).toBe(workingWording);
    expect(instrumentIn(terms, half(2))).toBe(five);
  });

  it("give a year with two forms no instrument, since its parts must not be added up", () => {
    expect(termsIn(terms, year)).toHaveLength(2);
    expect(instrumentIn(terms, year)).toBeUndefined();
    expect(plansOf(terms).map(({ hash }) => hash)).toEqual([planOf(workingWording).hash, planOf(five).hash]);
  });
});

describe("withNextTerm", () => {
  it("begins with the next period, never in the one that runs", () => {
    const next = withNextTerm(terms, inventedInstrument(9), by);

    expect(next.ok && next.terms.map(({ from }) => from)).toEqual([0, dayOf(2026, 7, 1), dayOf(2027, 1, 1)]);
  });

  it("begins at once while nothing can have been counted", () => {
    expect(withNextTerm([terms[0]], five, { ...by, isInUse: false })).toEqual({
      ok: true,
      terms: [{ from: 0, instrument: five }],
    });
  });

  it("takes the place of what was planned for the same period", () => {
    const planned = withNextTerm(terms, inventedInstrument(9), by);
    if (!planned.ok) throw new Error("nothing was planned");
    const other = withNextTerm(planned.terms, inventedInstrument(9, { id: "annat-9" }), by);

    expect(other.ok && other.terms.map(({ instrument }) => instrument.id)).toEqual([
      workingWording.id,
      "pahittat-5",
      "annat-9",
    ]);
  });

  it("refuses the same form, and other words under an id that has been used", () => {
    const reworded = inventedInstrument(5, {
      questions: five.questions.map((question, at) =>
        at === 0 ? { ...question, legend: { sv: "Något annat?", en: "Else?" } } : question,
      ),
    });

    expect(withNextTerm(terms, five, by)).toEqual({ ok: false, reason: "same" });
    expect(withNextTerm(terms, reworded, by)).toEqual({ ok: false, reason: "same-id" });
  });

  it("takes a form that only adds a language, with the plan it had", () => {
    const add = (text: Readonly<Record<string, string>>) => ({ ...text, so: "af-soomaali" });
    const translated = inventedInstrument(5, {
      approvedLanguages: ["sv", "en", "so"],
      questions: five.questions.map((question) => ({ ...question, legend: add(question.legend) })),
      optionLabels: Object.fromEntries(
        Object.entries(five.optionLabels).map(([code, text]) => [code, add(text)]),
      ),
    });

    const next = withNextTerm(terms, translated, by);

    expect(next.ok).toBe(true);
    expect(next.ok && plansOf(next.terms)).toHaveLength(2);
  });
});
