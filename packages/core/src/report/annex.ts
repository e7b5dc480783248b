/**
 * The annex to a data protection impact assessment (konsekvensbedömning, GDPR article 35): what is kept,
 * by which rule a release was made, what its audit found, and what it was made of. Read from a signed
 * release alone, so that it says what is in the file and not what somebody meant.
 */
import { LanguageTag } from "../ids.ts";
import { type Day, isoDateOf, periodKey, periodName } from "../period/period.ts";
import { type ProtectedTable, protectedTablesOf } from "../protection/protected-table.ts";
import type { VerifiedRelease } from "../protection/verified-release.ts";
import { type Instrument, instrumentHashOf, textIn } from "../questionnaire/instrument.ts";
import { shownCell, wholeText } from "./number-text.ts";
import type { Report, ReportBlock, ReportCell, ReportSection, ReportTable } from "./report.ts";
import { noticesOf } from "./report-of.ts";

export interface AnnexRequest {
  readonly release: VerifiedRelease;
  readonly instrument: Instrument;
  /** The day of the release. */
  readonly released: Day;
  /** What must stand on every page besides PROV and the instrument's own notice. */
  readonly notices?: readonly string[];
}

/** Makes the annex: a report without facts, so it can be shown, printed and saved as any other. */
export function annexOf({ release, instrument, released, notices = [] }: AnnexRequest): Report {
  const { content } = release;
  const { collector, period } = content;
  const { forbund, insatser } = protectedTablesOf(release);
  const name = textIn(instrument.name, LanguageTag.parse("sv"), instrument);
  return {
    title: `Bilaga till konsekvensbedömning: ${collector.name}, ${periodName(period)}`,
    notices: noticesOf(instrument, { notices, prov: collector.prov }),
    forbund: collector.name,
    subject: "bilaga till konsekvensbedömning",
    period: periodName(period),
    periodKey: periodKey(period),
    released: isoDateOf(released),
    instrument: name,
    sections: [
      keptSection,
      neverKeptSection,
      ruleSection(content.rule),
      shownSection([forbund, ...insatser]),
      auditSection(release),
      madeOfSection(release, instrument, name),
      leftSection,
    ],
    facts: [],
  };
}

const cell = (text: string): ReportCell => ({ text, status: "visas" });

const kept: readonly (readonly [what: string, where: string, opens: string, until: string])[] = [
  [
    "Svaren från en person",
    "I minnet på den sida där de ges",
    "Ingen efteråt",
    "Tills de är räknade, samma stund",
  ],
  [
    "Det som ett formulär lägger till, när surfplattan är utlämnad",
    "På enheten, låst med en nyckel för en gång",
    "Enheten, när personal låser upp",
    "Nästa upplåsning; då är det hopräknat och borta",
  ],
  [
    "Svar som personen valt att visa för personal",
    "På enheten, låsta",
    "Enheten, när personal låser upp",
    "Tills personal rensar, som längst 30 minuter",
  ],
  [
    "Enhetens antal för perioden",
    "På enheten, låsta",
    "Enheten, när personal låser upp",
    "Tills förbundets kvitto på den sista inlämningen är inläst, annars 90 dagar efter perioden",
  ],
  [
    "Inlämnade antal",
    "I låsta filer, på väg och hos förbundet",
    "Bara förbundet",
    "Enligt förbundets gallringsbeslut",
  ],
  [
    "Hur många som fått frågorna, och varför inte",
    "Hos förbundet",
    "Förbundet; insatsledaren för sin insats",
    "Enligt förbundets gallringsbeslut",
  ],
  ["Släppta tabeller", "I en underskriven fil", "Alla", "Ändras aldrig"],
];

const keptSection: ReportSection = {
  id: "sparas",
  heading: "Vad som sparas",
  startsPage: false,
  blocks: [
    {
      kind: "table",
      table: {
        id: "sparas-tabell",
        caption: "Uppgifter, var de finns, vem som kan öppna dem och hur länge",
        rowHeading: "Uppgift",
        columns: ["Var", "Vem kan öppna", "Hur länge"],
        rows: kept.map(([heading, ...cells]) => ({ heading, cells: cells.map(cell) })),
        notes: [],
      },
    },
  ],
};

const neverKeptSection: ReportSection = {
  id: "sparas-aldrig",
  heading: "Vad som aldrig sparas",
  startsPage: false,
  blocks: [
    {
      kind: "list",
      items: [
        "Någon uppgift om en enskild person: inget namn, inget personnummer, inget formulär, ingen fritext.",
        "Klockslag, ordning eller vem i personalen som frågade. Ingen tid är finare än perioden.",
        "En koppling mellan svar och uppföljning.",
      ],
    },
  ],
};

const ruleSection = ({ k, floor, bySex }: ProtectedTable["rule"]): ReportSection => ({
  id: "regeln",
  heading: "Regeln",
  startsPage: false,
  blocks: [
    {
      kind: "list",
      items: [
        `Ingen siffra visas för färre än ${floor} svar.`,
        `En siffra visas bara när minst ${k} svarade så och minst ${k} inte gjorde det. Både få och nästan alla skyddas.`,
        "Fler siffror skyddas så att ingen skyddad kan räknas ut: inte ur summor, inte mellan förbund och insatser, inte ur det som släppts förut.",
        "Allt som är skyddat har samma tecken, ··, vad skälet än är.",
        bySex
          ? "Kön visas som kvinnor+ och män+ där båda grupperna är stora nog."
          : "Förbundet har beslutat att inte visa något per kön.",
        "Vad som visas bestäms av hur många som svarat, aldrig av vad de svarat.",
      ],
    },
  ],
});

function shownSection(tables: readonly ProtectedTable[]): ReportSection {
  const table: ReportTable = {
    id: "celler-tabell",
    caption: "Antal siffror i varje tabell",
    rowHeading: "Tabell",
    columns: ["Visas", "Skyddade"],
    rows: tables.map(({ subject, cells }) => {
      // Group sizes are no answers and never hidden.
      const answers = [...cells].filter(([key]) => !key.endsWith("/base"));
      const hidden = answers.filter(([, { kind }]) => kind === "suppressed").length;
      return { heading: subject.name, cells: [shownCell(answers.length - hidden), shownCell(hidden)] };
    }),
    notes: ["Att räkna de skyddade säger inget nytt: de syns som ·· i tabellerna."],
  };
  return { id: "celler", heading: "Vad som visas", startsPage: false, blocks: [{ kind: "table", table }] };
}

function auditSection({ content }: VerifiedRelease): ReportSection {
  const { audit } = content.cells;
  const result =
    audit === undefined
      ? [
          "Filen säger inget om någon granskning. Den här filen är en del av ett släpp: se bilagan till hela släppet.",
        ]
      : [
          "Före släppet prövade en fristående granskning att räkna ut det som är skyddat. Den hade bara filerna: gruppstorlekar, regler, allt som visas nu och har visats förut, och programmet självt.",
          audit.narrowest === null
            ? "Inget behövde skyddas, så det fanns inget att räkna ut."
            : `Den sökte efter ${wholeText(audit.cells)} skyddade siffror och grupper, löste ${wholeText(audit.problems)} problem och kunde inte räkna ut någon. ${narrowest(audit.narrowest)}`,
          "Kan något räknas ut släpps ingenting. Att släppet finns betyder att granskningen inte hittade något.",
        ];
  const again = "Vem som helst kan göra om den: vifragar audit med släppets fil.";
  return {
    id: "granskning",
    heading: "Granskningen",
    startsPage: true,
    blocks: [{ kind: "list", items: [...result, again] }],
  };
}

const narrowest = (width: number): string =>
  width === 1
    ? "För den snävaste återstår två möjliga värden."
    : `För den snävaste återstår ${wholeText(width + 1)} möjliga värden.`;

function madeOfSection(
  { content, digest }: VerifiedRelease,
  instrument: Instrument,
  name: string,
): ReportSection {
  const { inputs, earlier, signer, plan, extractOf } = content;
  const rows = [
    ["Släppets fingeravtryck", digest],
    ["Underlagets fingeravtryck", inputs],
    ["Underskrivet med nyckeln", signer],
    ["Vad som räknas (plan)", plan],
    [`Formuläret ${name}`, instrumentHashOf(instrument)],
    ...earlier.map((one, at) => [`Tidigare släpp ${at + 1}, taget som givet`, one]),
    ...(extractOf === undefined ? [] : [["Del av släppet", extractOf]]),
  ];
  const table: ReportTable = {
    id: "underlag-tabell",
    caption: "Fingeravtryck (BLAKE2b-256; nyckeln är Ed25519)",
    rowHeading: "Vad",
    columns: ["Fingeravtryck"],
    rows: rows.map(([heading = "", value = ""]) => ({ heading, cells: [cell(value)] })),
    notes: [
      "Underlagets fingeravtryck är gjort med ett tal som stannar hos förbundet. Ingen kan pröva sig fram till underlaget, och förbundet kan visa att det är detta.",
    ],
  };
  const blocks: readonly ReportBlock[] = [{ kind: "table", table }];
  return { id: "underlag", heading: "Vad släppet är gjort av", startsPage: false, blocks };
}

const leftSection: ReportSection = {
  id: "kvar",
  heading: "Risker som är kvar",
  startsPage: false,
  blocks: [
    {
      kind: "list",
      items: [
        "Vad människor berättar för varandra, och den som frågar runt.",
        "En enhet som någon annan styrde redan före mötet.",
        "Den som har förbundets nyckel kan läsa enskilda enheters antal.",
        "Två förbund som lägger ihop tal som inte är släppta.",
        "Ett annat k än 5 ändrar skyddet. Det går att välja från 3 till 10.",
      ],
    },
  ],
};
