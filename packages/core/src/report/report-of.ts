/** From protected tables and coverage to everything that is said about a period. */
import type { Coverage } from "../coverage/coverage.ts";
import { LanguageTag } from "../ids.ts";
import { type Day, isoDateOf, periodKey } from "../period/period.ts";
import { spanName } from "../period/time-span.ts";
import type { ProtectedTable } from "../protection/protected-table.ts";
import { correctedText, mergedText, SUPPRESSED_NOTE } from "../protection/texts-sv.ts";
import { type Instrument, textIn } from "../questionnaire/instrument.ts";
import { crossingsSection, exposureSection, questionsSection, sexSection } from "./answer-sections.ts";
import { coverageFacts, coverageSection, type FactFrame, followUpSection } from "./coverage-section.ts";
import { fractionText, shownCell } from "./number-text.ts";
import type { Fact, Report, ReportBlock, ReportSection, ReportTable } from "./report.ts";
import { cellIn, hidesAnything, measureNames, sizeIn } from "./table-cells.ts";
import { answerTexts, indicatorName, questionName, tableGroupTexts } from "./wording-sv.ts";

export interface ReportRequest {
  /** The name of the förbund. */
  readonly forbund: string;
  /** What the report is about: the förbund's own table, or that of one insats. */
  readonly table: ProtectedTable;
  /** Tables of its insatser, in a report of a förbund. */
  readonly insatser?: readonly ProtectedTable[];
  /** Coverage by the id of a table's subject. A subject without any is told without it. */
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly instrument: Instrument;
  /** The day of the release: the only date in a report. */
  readonly released: Day;
  /** What must stand on every page besides PROV and the instrument's own notice: `SIMULERADE SVAR`. */
  readonly notices?: readonly string[];
  /** Further lines for *Om siffrorna*: whom to ask, what the sources say. */
  readonly remarks?: readonly string[];
}

/** Makes the report. The same request gives the same report, to the letter. */
export function reportOf(request: ReportRequest): Report {
  const {
    forbund,
    table,
    insatser = [],
    coverage,
    instrument,
    released,
    notices = [],
    remarks = [],
  } = request;
  const own = coverage.get(table.subject.id);
  const sv = LanguageTag.parse("sv");
  const instrumentName = textIn(instrument.name, sv, instrument);
  const frame = { forbund, period: periodKey(table.period), instrument: instrumentName };
  return {
    title: `Vi frågar: ${table.subject.name}, ${spanName(table)}`,
    notices: noticesOf(instrument, { notices: [...notices, ...editionNotices(table)], prov: table.prov }),
    forbund,
    subject: table.subject.name,
    period: spanName(table),
    periodKey: periodKey(table.period),
    released: isoDateOf(released),
    instrument: instrumentName,
    sections: [
      ...(own === undefined ? [] : [coverageSection(own)]),
      ...[exposureSection(table, instrument)].filter((section) => section !== undefined),
      questionsSection(table, instrument),
      sexSection(table, instrument),
      ...[crossingsSection(table, instrument)].filter((section) => section !== undefined),
      ...(insatser.length === 0 ? [] : [insatserSection(insatser, coverage, instrument)]),
      ...(own === undefined ? [] : [followUpSection(own)]),
      aboutSection(request, remarks),
    ],
    facts: [table, ...insatser].flatMap((one) => factsOf(one, request, frame)),
  };
}

/** What every page says of a release that counts more than its period, or takes the place of another. */
const editionNotices = ({ period, merged, edition }: ProtectedTable): readonly string[] => [
  ...(merged.length > 0 ? [mergedText({ period, merged })] : []),
  ...(edition > 1 ? [correctedText(edition)] : []),
];

/** What stands on every page, sheet and file: given ones first, then PROV, then what the instrument says of itself. */
export const noticesOf = (
  instrument: Instrument,
  { notices, prov }: { readonly notices: readonly string[]; readonly prov: boolean },
): readonly string[] => [
  ...notices,
  ...(prov ? ["PROV: siffrorna är på låtsas"] : []),
  ...(instrument.validated ? [] : [textIn(instrument.notice, LanguageTag.parse("sv"), instrument)]),
];

/** A4: insatser with how many were asked, how many answered, and any yes. */
function insatserSection(
  tables: readonly ProtectedTable[],
  coverage: ReadonlyMap<string, Coverage>,
  instrument: Instrument,
): ReportSection {
  const overview: ReportTable = {
    id: "insatser-tabell",
    caption: "Insatserna",
    rowHeading: "Insats",
    columns: ["Fick frågorna", "Svarade", "Utsatt för våld"],
    rows: tables.map((table) => {
      const own = coverage.get(table.subject.id);
      return {
        heading: subjectName(table),
        cells: [
          own === undefined
            ? null
            : shownCell(own.covered, own.exceedsParticipants ? undefined : own.participants),
          cellIn(table, "all", "base"),
          cellIn(table, "all", "exposed"),
        ],
      };
    }),
    notes: [...notesOf(tables), NOT_SUMMED_NOTE],
  };
  const anyYes: ReportTable = {
    id: "insatser-fragor",
    caption: "Ja, någon gång, av dem som svarade på formuläret",
    rowHeading: "Insats",
    columns: instrument.questions.map((question) => questionName(question, instrument)),
    rows: tables.map((table) => ({
      heading: subjectName(table),
      cells: instrument.questions.map(({ code }) => cellIn(table, "all", `${code}/any`)),
    })),
    notes: notesOf(tables),
  };
  const blocks: readonly ReportBlock[] = [
    { kind: "table", table: overview },
    { kind: "table", table: anyYes },
  ];
  return { id: "insatser", heading: "Insatserna var för sig", blocks, startsPage: false };
}

const NOT_SUMMED_NOTE =
  "Den som redan fått frågorna i en annan insats samma år räknas i sin insats, men inte en gång till i förbundet. " +
  "Insatserna blir därför tillsammans fler än förbundet.";

const NO_TABLE_NOTE = "– = för få svar för en siffra på den här nivån.";

const notesOf = (tables: readonly ProtectedTable[]): readonly string[] => [
  ...(tables.some(hidesAnything) ? [SUPPRESSED_NOTE] : []),
  ...(tables.some((table) => !table.cells.has("all/exposed")) ? [NO_TABLE_NOTE] : []),
];

const subjectName = ({ subject }: ProtectedTable): string =>
  subject.members.length === 0
    ? subject.name
    : `${subject.name} (${subject.members.map(({ name }) => name).join(", ")})`;

/** How it was asked, what protects people, and what the numbers do not say (ux.md A8, page 3). */
function aboutSection(
  { table, coverage, instrument }: ReportRequest,
  remarks: readonly string[],
): ReportSection {
  const { k, floor } = table.rule;
  const own = coverage.get(table.subject.id);
  const missed =
    own === undefined
      ? []
      : [
          `Bortfall: ${fractionText(own.answered, own.covered)} som fick frågorna svarade på minst en. ` +
            "Den som inte fick frågorna eller tackade nej finns inte i siffrorna.",
        ];
  const items = [
    "Siffrorna gäller de som svarade. De säger inget om enskilda personer.",
    "Alla deltagare ska få frågorna. Det är frivilligt att svara och går att hoppa över frågor.",
    ...missed,
    "Svaren räknas på enheten där de ges och glöms sedan. Bara antal lämnas vidare, låsta, och inget sparas om någon person.",
    "Bara första gången en person får frågorna räknas svaren. Den som får dem igen i samma insats räknas inte en gång till.",
    "Nämnaren är alla som svarade på minst en fråga. Procent visas inte när nämnaren är mindre än 20.",
    `Skydd: en siffra visas bara när minst ${k} svarade så och minst ${k} inte gjorde det. Inget visas för färre än ${floor} svar. ` +
      "Fler siffror är skyddade så att ingen kan räknas ut ur de andra, eller ur det som släppts förut.",
    ...(instrument.validated
      ? []
      : [`Formuläret: ${textIn(instrument.notice, LanguageTag.parse("sv"), instrument)}.`]),
    "Excelfilen med samma siffror är det tillgängliga alternativet till en utskrift.",
    ...remarks,
  ];
  const blocks: readonly ReportBlock[] = [{ kind: "list", items }];
  return { id: "om", heading: "Om siffrorna", blocks, startsPage: true };
}

function factsOf(
  table: ProtectedTable,
  request: ReportRequest,
  common: Omit<FactFrame, "insats" | "level" | "subjectId">,
): readonly Fact[] {
  const { coverage, instrument } = request;
  const { level, subject } = table;
  const insats = level === "insats" ? subjectName(table) : "Alla insatser";
  const frame = { ...common, insats, level, subjectId: subject.id };
  const own = coverage.get(table.subject.id);
  const answers = (["all", "woman", "man"] as const).flatMap((group) =>
    measureNames(instrument.questions).flatMap((name): readonly Fact[] => {
      const cell = cellIn(table, group, name);
      if (cell === null) return [];
      return [
        {
          ...frame,
          question: labelOf(name, instrument),
          key: name,
          breakdown: tableGroupTexts[group],
          group,
          count: cell.number,
          status: cell.status,
          of: name === "base" ? undefined : sizeIn(table, group),
        },
      ];
    }),
  );
  return [...(own === undefined ? [] : coverageFacts(own, frame)), ...answers];
}

function labelOf(name: string, instrument: Instrument): string {
  const [code, answer] = name.split("/");
  const question = instrument.questions.find((one) => one.code === code);
  if (question === undefined || answer === undefined) return indicatorName(name, instrument);
  return `${questionName(question, instrument)}: ${answerTexts[answer] ?? answer}`;
}
