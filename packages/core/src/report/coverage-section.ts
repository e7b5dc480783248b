/** What a report says about who was asked: first of all, because a share says nothing without it. */
import type { Coverage, CoverageBeforeRelease } from "../coverage/coverage.ts";
import { fractionText, percentText, shownCell, wholeText } from "./number-text.ts";
import type { Fact, ReportBlock, ReportSection, ReportTable } from "./report.ts";
import { FOLLOW_UP_NOTE, followUpTexts, groupTexts, OTHERS_NOTE, reasonTexts } from "./wording-sv.ts";

/** *Tillfrågade*, and *Svarade* once the period is released. */
export function coverageSection(coverage: Coverage | CoverageBeforeRelease): ReportSection {
  const { covered, participants, exceedsParticipants, notAsked, declined } = coverage;
  const isKnown = participants !== undefined && !exceedsParticipants;
  const asked = isKnown
    ? `${fractionText(covered, participants)} deltagare fick frågorna${percentText(covered, participants)}.`
    : `${wholeText(covered)} deltagare fick frågorna.`;
  const reasons = notAsked.byReason.map(({ reason, count }) => `${reasonTexts[reason]} ${wholeText(count)}`);
  const missing = `${wholeText(notAsked.total)} fick inte frågorna${reasons.length > 0 ? `: ${reasons.join(" · ")}` : ""}.`;
  const blocks: readonly ReportBlock[] = [
    { kind: "sentence", text: asked },
    ...(exceedsParticipants
      ? [note("Fler har fått frågorna än det finns deltagare. Kontrollera antalet deltagare.")]
      : []),
    ...sexBlocks(coverage),
    ...(notAsked.total > 0 ? [{ kind: "sentence" as const, text: missing }] : []),
    ...("answered" in coverage
      ? [sentence(`${fractionText(coverage.answered, covered)} svarade på minst en fråga.`)]
      : []),
    ...(declined === undefined
      ? []
      : [note(`${wholeText(declined)} gånger tackade någon nej till frågorna.`)]),
    note("Små grupper är sammanslagna, så att ingen liten grupp kan räknas ut."),
  ];
  return { id: "tillfragade", heading: "Tillfrågade", blocks, startsPage: false };
}

/** *Uppföljning*, or a sentence that there is nothing to tell. */
export function followUpSection({ followUp }: CoverageBeforeRelease): ReportSection {
  const table: ReportTable = {
    id: "uppfoljning-tabell",
    caption: "Uppföljning, antal gånger",
    rowHeading: "Vad som gjordes",
    columns: ["Antal"],
    rows: followUp.map(({ kind, count }) => ({ heading: followUpTexts[kind], cells: [shownCell(count)] })),
    notes: [FOLLOW_UP_NOTE],
  };
  const block: ReportBlock =
    followUp.length === 0
      ? { kind: "sentence", text: "Det finns för lite uppföljning för att visa den." }
      : { kind: "table", table };
  return { id: "uppfoljning", heading: "Uppföljning", blocks: [block], startsPage: false };
}

/** What every fact of a report has in common. */
export type FactFrame = Pick<Fact, "forbund" | "insats" | "level" | "subjectId" | "period" | "instrument">;

/** Coverage and follow-up as facts. */
export function coverageFacts(coverage: Coverage | CoverageBeforeRelease, frame: FactFrame): readonly Fact[] {
  const { asked, covered, participants, bySex, notAsked, followUp } = coverage;
  const fact = (key: string, question: string, count: number, of?: number): Fact => ({
    ...frame,
    question,
    key,
    breakdown: "Alla",
    group: "all",
    count,
    status: "visas",
    of,
  });
  return [
    ...(participants === undefined ? [] : [fact("process/participants", "Deltagare", participants)]),
    fact("process/asked", "Gånger som frågorna ställdes", asked),
    fact("process/covered", "Fick frågorna", covered, participants),
    ...bySex.map(({ group, covered: count, participants: of }) => ({
      ...fact("process/covered", "Fick frågorna", count, of),
      breakdown: groupTexts[group],
      group,
    })),
    ...("answered" in coverage
      ? [fact("process/answered", "Svarade på minst en fråga", coverage.answered, covered)]
      : []),
    fact("process/not-asked", "Fick inte frågorna", notAsked.total),
    ...notAsked.byReason.map(({ reason, count }) =>
      fact(`process/not-asked-${reason}`, `Fick inte frågorna: ${reasonTexts[reason]}`, count),
    ),
    ...followUp.map(({ kind, count }) => fact(`follow-up/${kind}`, followUpTexts[kind], count)),
  ];
}

function sexBlocks({ bySex }: CoverageBeforeRelease): readonly ReportBlock[] {
  if (bySex.length === 0) return [];
  const table: ReportTable = {
    id: "tillfragade-kon",
    caption: "Fick frågorna, av deltagarna",
    rowHeading: "Kön",
    columns: ["Fick frågorna", "Deltagare"],
    rows: bySex.map(({ group, covered, participants }) => ({
      heading: groupTexts[group],
      cells: [shownCell(covered, participants), participants === undefined ? null : shownCell(participants)],
    })),
    notes: bySex.some(({ group }) => group === "man+other") ? [OTHERS_NOTE] : [],
  };
  return [{ kind: "table", table }];
}

const sentence = (text: string): ReportBlock => ({ kind: "sentence", text });
const note = (text: string): ReportBlock => ({ kind: "note", text });
