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

/** Under the questions of a form with some of its own. @param places - Where those stand: `fråga 3 och 5`. */
export const aloneNote = (places: string): string =>
  `Egna frågor i det här formuläret: ${places}. De jämförs inte med andra formulär.`;

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

const numbers = ["ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];

/** A small number as a word: a form has at most nine questions. */
export const numberWord = (number: number): string => numbers[number] ?? String(number);

/** Where some questions stand in a form: `fråga 1–3`, `fråga 1–2 och 5`, `fråga 7`. Empty when there are none. */
export function placesOf({ questions }: Instrument, isMeant: (question: Question) => boolean): string {
  const ranges: { first: number; last: number }[] = [];
  for (const [at, question] of questions.entries()) {
    if (!isMeant(question)) continue;
    const before = ranges.at(-1);
    if (before?.last === at) before.last = at + 1;
    else ranges.push({ first: at + 1, last: at + 1 });
  }
  const told = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  const last = told.pop();
  if (last === undefined) return "";
  return `fråga ${told.length === 0 ? last : `${told.join(", ")} och ${last}`}`;
}

/** What a cell counts that is about several questions of one form, with the places that they have in this one. */
export function indicatorName(name: string, instrument: Instrument): string {
  const about = (measure: Measure, ...times: readonly string[]) =>
    placesOf(
      instrument,
      (question) =>
        question.measure === measure &&
        (times.length === 0 || question.options.some((option) => times.includes(option))),
    );
  const among = (places: string) => (/\D\d+\D+\d/.test(places) ? `minst en av ${places}` : places);
  const told = (what: string, ...places: readonly string[]) =>
    [what, places.filter((place) => place !== "").join(", eller ")].filter((part) => part !== "").join(": ");
  switch (name) {
    case "base":
      return "Svarade på formuläret";
    case "exposed":
      return told("Utsatt för våld", among(about("exposure")));
    case "ongoing":
      return told("Utsatt för våld nu", among(about("exposure", "now")));
    case "childhood": {
      const asChild = about("exposure", "child");
      return told("Våld under barndomen", asChild && `${asChild} som barn`, about("childhood"));
    }
    case "later":
      return told("Utsatt för våld som vuxen", about("exposure", "adult", "now"));
    case "used":
      return told("Eget våld mot någon nära", about("use"));
    case "childhood+later":
      return "Både under barndomen och som vuxen";
    case "exposed+used":
      return "Både utsatt för våld och eget våld";
    default:
      return name;
  }
}

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
