/** The report of a täckningsrapport: who was asked and what was done afterwards, and nothing from answers. */
import { coverageTold, type Tackningsrapport } from "../coverage/tackningsrapport.ts";
import { isoDateOf, periodKey, periodName } from "../period/period.ts";
import { coverageFacts, coverageSection, followUpSection } from "./coverage-section.ts";
import type { Report, ReportSection } from "./report.ts";

/**
 * Makes the report that a lead reads while a period runs. The same täckningsrapport gives the same report.
 *
 * @param notices - Further ones that must stand on every page.
 */
export function coverageReportOf(told: Tackningsrapport, notices: readonly string[] = []): Report {
  const { forbund, insats, period, day, prov } = told;
  const coverage = coverageTold(told);
  const frame = {
    forbund: forbund.name,
    insats: insats.name,
    level: "insats",
    subjectId: insats.id,
    period: periodKey(period),
    instrument: "",
  } as const;
  return {
    title: `Tillfrågade: ${insats.name}, ${periodName(period)}`,
    notices: [...notices, ...(prov ? ["PROV: siffrorna är på låtsas"] : [])],
    forbund: forbund.name,
    // Part of the file name too, so that it never takes the place of the insats's released report.
    subject: `${insats.name}, tillfrågade`,
    period: periodName(period),
    periodKey: periodKey(period),
    released: isoDateOf(day),
    dateWord: "Gjord",
    instrument: "",
    sections: [coverageSection(coverage), followUpSection(coverage), ABOUT],
    facts: coverageFacts(coverage, frame),
  };
}

const ABOUT: ReportSection = {
  id: "om",
  heading: "Om siffrorna",
  blocks: [
    {
      kind: "list",
      items: [
        "Siffrorna gäller hur många som har fått frågorna. Svaren visas när perioden är släppt.",
        "Den som har fått frågorna igen i samma insats räknas en gång.",
        "Det som lämnas in senare är inte med.",
      ],
    },
  ],
  startsPage: false,
};
