/**
 * The report as a FHIR R4 MeasureReport of type `summary`, for systems that speak FHIR.
 *
 * One group for each number, with numerator and denominator; kön and insats are stratifiers. What is
 * protected has no count, and says why by the extension data-absent-reason = masked, one code whatever
 * the reason. Format: docs/formats/measure-report.md. Source: hl7.org/fhir/R4/measurereport.html.
 */
import { daysOf, isoDateOf, parsePeriodKey } from "../period/period.ts";
import type { Fact, Report } from "./report.ts";

const POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";
const ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/** Our own names. Nobody has registered them: they say what is meant, not where to look it up. */
const NUMBERS = "urn:vifragar:number";

interface CodeableConcept {
  readonly coding?: readonly { readonly system: string; readonly code: string; readonly display?: string }[];
  readonly text: string;
}

interface Population {
  readonly code: CodeableConcept;
  readonly count?: number;
  readonly _count?: { readonly extension: readonly { readonly url: string; readonly valueCode: string }[] };
}

interface Stratum {
  readonly value?: CodeableConcept;
  readonly component?: readonly { readonly code: CodeableConcept; readonly value: CodeableConcept }[];
  readonly population: readonly Population[];
}

interface Stratifier {
  readonly code: readonly CodeableConcept[];
  readonly stratum: readonly Stratum[];
}

/** The resource, as far as we fill it in. */
export interface MeasureReport {
  readonly resourceType: "MeasureReport";
  readonly language: "sv";
  readonly contained: readonly [
    {
      readonly resourceType: "Measure";
      readonly id: "matt";
      readonly status: "active" | "draft";
      readonly experimental: boolean;
      readonly title: string;
      readonly description: string;
    },
  ];
  readonly status: "complete";
  readonly type: "summary";
  /** The contained Measure: there is no published one. */
  readonly measure: "#matt";
  readonly date: string;
  readonly reporter: { readonly display: string };
  readonly period: { readonly start: string; readonly end: string };
  readonly group: readonly {
    readonly code: CodeableConcept;
    readonly population: readonly Population[];
    readonly stratifier?: readonly Stratifier[];
  }[];
}

/** @throws RangeError when the report's period key is none. */
export function measureReportOf(report: Report): MeasureReport {
  const period = parsePeriodKey(report.periodKey);
  if (period === undefined) throw new RangeError("a report without a period");
  const { first, last } = daysOf(period);
  const own = report.facts[0]?.subjectId;
  const keys = [...new Set(report.facts.filter(({ subjectId }) => subjectId === own).map(({ key }) => key))];
  return {
    resourceType: "MeasureReport",
    language: "sv",
    contained: [
      {
        resourceType: "Measure",
        id: "matt",
        status: report.notices.length === 0 ? "active" : "draft",
        experimental: report.notices.length > 0,
        title: report.title,
        // Where FHIR has no place for it, a notice must still be read by whoever opens the file.
        description: [...report.notices, report.instrument, ABOUT].filter((part) => part !== "").join(". "),
      },
    ],
    status: "complete",
    type: "summary",
    measure: "#matt",
    date: report.released,
    reporter: { display: report.forbund },
    period: { start: isoDateOf(first), end: isoDateOf(last) },
    group: keys.map((key) =>
      groupOf(
        report.facts.filter((fact) => fact.key === key),
        own,
      ),
    ),
  };
}

/** The text of the resource. */
export const measureReportText = (report: Report): string =>
  `${JSON.stringify(measureReportOf(report), null, 2)}\n`;

const ABOUT =
  "Siffrorna räknar formulär. Det som är skyddat har inget antal och koden masked, vilket inte betyder att det är litet";

function groupOf(facts: readonly Fact[], own: string | undefined): MeasureReport["group"][number] {
  const whole = facts.find(({ subjectId, group }) => subjectId === own && group === "all");
  const label = whole ?? facts[0];
  const bySex = facts.filter(({ subjectId, group }) => subjectId === own && group !== "all");
  const insatser = facts.filter(({ subjectId, group }) => subjectId !== own && group === "all");
  const both = facts.filter(({ subjectId, group }) => subjectId !== own && group !== "all");
  const stratifier: readonly Stratifier[] = [
    ...(bySex.length === 0
      ? []
      : [
          {
            code: [SEX],
            stratum: bySex.map((fact) => ({ value: sexOf(fact), population: populationsOf(fact) })),
          },
        ]),
    ...(insatser.length === 0
      ? []
      : [
          {
            code: [INSATS],
            stratum: insatser.map((fact) => ({ value: insatsOf(fact), population: populationsOf(fact) })),
          },
        ]),
    ...(both.length === 0
      ? []
      : [
          {
            code: [INSATS, SEX],
            stratum: both.map((fact) => ({
              component: [
                { code: INSATS, value: insatsOf(fact) },
                { code: SEX, value: sexOf(fact) },
              ],
              population: populationsOf(fact),
            })),
          },
        ]),
  ];
  return {
    code: { coding: [{ system: NUMBERS, code: label?.key ?? "" }], text: label?.question ?? "" },
    population: whole === undefined ? [] : populationsOf(whole),
    ...(stratifier.length > 0 && { stratifier }),
  };
}

const SEX: CodeableConcept = { text: "Kön" };
const INSATS: CodeableConcept = { text: "Insats" };
const sexOf = ({ breakdown }: Fact): CodeableConcept => ({ text: breakdown });
const insatsOf = ({ insats }: Fact): CodeableConcept => ({ text: insats });

function populationsOf(fact: Fact): readonly Population[] {
  if (fact.of === undefined) return [population("initial-population", fact)];
  return [population("denominator", { count: fact.of, status: "visas" }), population("numerator", fact)];
}

function population(code: string, { count, status }: Pick<Fact, "count" | "status">): Population {
  const named = { coding: [{ system: POPULATION, code }], text: populationTexts[code] ?? code };
  if (count !== undefined) return { code: named, count };
  const reason = status === "skyddad" ? "masked" : "not-applicable";
  return { code: named, _count: { extension: [{ url: ABSENT, valueCode: reason }] } };
}

const populationTexts: Readonly<Record<string, string>> = {
  "initial-population": "Antal",
  denominator: "Nämnare",
  numerator: "Antal",
};
