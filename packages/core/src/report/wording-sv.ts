/** The Swedish words of reports. Texts that ux.md gives stand here as they stand there. */
import type { CoverageGroup, WrittenReason } from "../coverage/coverage.ts";
import { LanguageTag } from "../ids.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { textIn } from "../questionnaire/instrument.ts";
import type { Measure, Question } from "../questionnaire/question.ts";
import type { FollowUpKind } from "../tally/occasion.ts";

/** Beside every share of those who have been subjected to violence (ux.md A1). */
export const HIGH_SHARE_NOTE =
  "Andelen brukar vara hög i insatser som den här. Det betyder att frågorna når fram, inte att något är fel.";

/** Wherever the three measures stand near each other. */
export const THREE_MEASURES_NOTE =
  "Utsatt för våld, upplevt som barn och eget våld är tre olika mått. De läggs aldrig ihop.";

export const FOLLOW_UP_NOTE = "Uppföljning hör inte ihop med enskilda svar.";

export const TIMES_NOTE =
  "Samma person kan ha svarat ja för flera tider. Tiderna kan därför bli fler än Ja, någon gång.";

export const TOO_FEW_FOR_SEX = "För få svar för att visa kön.";

export const TOO_FEW = "För få svar. Siffrorna visas inte, men svaren är inte borttagna.";

/** Headings of the measures, which keep what must not be added up apart. */
export const measureTexts: Readonly<Record<Measure, string>> = {
  exposure: "Utsatt för våld",
  childhood: "Upplevt som barn",
  fear: "Rädsla",
  children: "Barn",
  use: "Eget våld",
};

export const reasonTexts: Readonly<Record<WrittenReason, string>> = {
  "not-alone": "Vi var inte ensamma",
  "no-interpreter": "Tolk saknades",
  "said-no": "Deltagaren tackade nej",
  unwell: "Deltagaren mådde för dåligt",
  "no-time": "Jag hann inte",
  "ended-before": "Insatsen avslutades innan",
  rest: "Andra skäl",
};

export const followUpTexts: Readonly<Record<FollowUpKind | "rest", string>> = {
  "talk-now": "Samtal direkt",
  "talk-booked": "Nytt samtal bokat",
  leaflet: "Broschyr eller lapp",
  "guided-social-services": "Hänvisad till socialtjänst",
  "guided-care": "Hänvisad till vård",
  "guided-police": "Hänvisad till polis",
  "guided-victim-support": "Hänvisad till kvinno-, mans- eller brottsofferjour",
  "guided-stop-using": "Hänvisad till stöd för den som utövar våld",
  "guided-other": "Hänvisad till annat stöd",
  "child-report": "Orosanmälan för barn",
  "no-more-wanted": "Deltagaren ville inte ha mer stöd",
  rest: "Annan uppföljning",
};

export const groupTexts: Readonly<Record<CoverageGroup, string>> = {
  woman: "Kvinnor",
  man: "Män",
  other: "Annat svar eller uppgift saknas",
  "man+other": "Övriga",
};

/** Who *Övriga* are, said beside them. */
export const OTHERS_NOTE = "Övriga är män, annat svar eller uppgift saknas.";

/** The columns that answers are shown by; whoever says neither is in one of the two by a fair coin. */
export const tableGroupTexts = { all: "Alla", woman: "Kvinnor+", man: "Män+" } as const;

export const PLUS_NOTE =
  "Kvinnor+ och Män+: den som beskriver sig på ett annat sätt eller inte vill svara läggs med lika chans i en av dem.";

/** What a cell counts, where the question stands beside it. `adult` and `earlier` share a column. */
export const answerTexts: Readonly<Record<string, string>> = {
  any: "Ja, någon gång",
  child: "Som barn",
  adult: "Tidigare",
  earlier: "Tidigare",
  now: "Nu",
  none: "Nej",
  unknown: "Vet inte",
  nochildren: "Inga barn hemma",
  declined: "Vill inte svara",
  skipped: "Hoppade över",
};

/** What a cell counts that is about several questions of one form. */
export const indicatorTexts: Readonly<Record<string, string>> = {
  base: "Svarade på formuläret",
  exposed: "Utsatt för våld: minst en av fråga 1–3",
  ongoing: "Utsatt för våld nu: minst en av fråga 1–3",
  childhood: "Våld under barndomen: fråga 1–3 som barn, eller fråga 4",
  later: "Utsatt för våld som vuxen: fråga 1–3",
  "childhood+later": "Både under barndomen och som vuxen",
  used: "Eget våld mot någon nära: fråga 7",
  "exposed+used": "Både utsatt för våld och eget våld",
};

const shortNames: Readonly<Record<string, string>> = {
  psychological: "Psykiskt våld",
  physical: "Fysiskt våld",
  sexual: "Sexuellt våld",
  childhood: "Våld hemma som barn",
  fear: "Rädd för någon nära",
  children: "Barn hemma som varit med om våld",
  used: "Eget våld mot någon nära",
};

/** What a question is called in a table: a short name for the seven, and otherwise its own words. */
export const questionName = ({ code, legend }: Question, instrument: Instrument): string =>
  shortNames[code] ?? textIn(legend, LanguageTag.parse("sv"), instrument);
