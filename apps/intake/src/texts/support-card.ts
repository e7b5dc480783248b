/**
 * The support card for the one who asks. Data, not code: dated, and to be read by the förbund before use.
 *
 * Frame: valdinararelationer.se, "Ramar för att ställa frågor om våld". Law: 19 kap. 1 §
 * socialtjänstlagen (2025:400), in force since 1 July 2025.
 */
import type { Measure } from "@vifragar/core";

interface CardSection {
  readonly heading: string;
  readonly lines: readonly string[];
  /** The questions that it is about, where it is about any. */
  readonly measure?: Measure;
}

/** When a person last read the card through, as staff see it. */
export const CARD_DATE = "november 2026";

/** The section whose words a förbund may write itself (inställningsfil, `duty`). */
export const dutyHeading = "Barn och anmälan";

export const supportCard: readonly CardSection[] = [
  {
    heading: "Så här kan du börja",
    lines: [
      "”Vi frågar alla som är med här om våld. Det är vanligt, och det påverkar hur man mår.”",
      "”Det är frivilligt. Du kan hoppa över frågor eller sluta när du vill.”",
      "”Ditt namn finns inte med. Svaren räknas ihop med andras.”",
      "Var alltid ensam med personen. Tolk ska vara auktoriserad, helst på telefon. Aldrig barn, släkting eller vän.",
    ],
  },
  {
    heading: "Frågan om eget våld",
    measure: "use",
    lines: [
      "Ställ den som de andra, med samma ton. Alla får den.",
      "”Många som gör det vill få hjälp att sluta, och hjälp finns.”",
      "Om personen svarar ja: ”Tack för att du berättar. Vill du att vi ringer någon som kan hjälpa dig att sluta?” Välj att sluta: 020-555 666.",
      "Fråga inte varför. Fråga hur det är i dag, och om någon kan bli skadad.",
      "Blir du rädd för egen del: avsluta lugnt och prata med din chef.",
    ],
  },
  {
    heading: "När svaret är nej",
    lines: [
      "Säg tack. Ge lappen med nummer ändå: den är likadan för alla.",
      "Det går bra att berätta en annan gång.",
    ],
  },
  {
    heading: "När svaret är ja, förut",
    lines: [
      "”Vad bra att du berättar. Hur påverkar det dig i dag?”",
      "Erbjud samtal och stöd. Personen bestämmer takten.",
    ],
  },
  {
    heading: "När svaret är ja, nu",
    lines: [
      "Är du trygg att gå hem? Vart kan du gå annars?",
      "Finns det barn som behöver vara trygga i dag?",
      "Vem kan vi ringa tillsammans? Vid fara: 112.",
      "Följ er egen rutin. Det här är inget riskinstrument.",
    ],
  },
  {
    heading: dutyHeading,
    measure: "children",
    lines: [
      "Misstanke räcker. Du som omfattas av anmälningsskyldigheten ska anmäla genast; alla andra bör (19 kap. 1 § socialtjänstlagen 2025:400).",
      "Skyldigheten är personlig. Berätta helst för personen vad du gör och varför.",
      "En vuxens egen barndom är inte i sig ett barnärende. En deltagare under 18 år är själv barnet.",
    ],
  },
];

/** What the card says of questions with this measure, or undefined. */
export const adviceFor = (measure: Measure): CardSection | undefined =>
  supportCard.find((section) => section.measure === measure);
