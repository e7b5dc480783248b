/**
 * What stands on the printed form besides the questions. The questions are the instrument's; these lines
 * exist in the languages that the form itself is built in, and in Swedish for any other.
 */
import type { LanguageTag } from "@vifragar/core";

export interface PaperTexts {
  readonly heading: string;
  readonly lead: readonly string[];
  readonly one: string;
  readonly many: string;
  readonly sex: string;
  readonly sexes: readonly [string, string, string, string];
  readonly end: string;
  readonly numbers: string;
}

const sv: PaperTexts = {
  heading: "Frågor till dig",
  lead: [
    "Vi frågar alla. Det är frivilligt. Hoppa över det du inte vill svara på.",
    "Skriv inte ditt namn. Svaren räknas ihop med andras och papperet förstörs.",
  ],
  one: "Sätt ett kryss.",
  many: "Du kan sätta flera kryss vid ja. Sätt bara ett kryss om du svarar nej eller inte vill svara.",
  sex: "Vad stämmer bäst för dig?",
  sexes: ["Kvinna", "Man", "Jag beskriver mig på ett annat sätt", "Jag vill inte svara"],
  end: "Tack. Ge papperet till den som frågade dig.",
  numbers: "Bra nummer att ha",
};

const texts: Readonly<Record<string, PaperTexts>> = {
  sv,
  "sv-x-lattlast": {
    ...sv,
    lead: [
      "Vi frågar alla. Du bestämmer om du vill svara.",
      "Skriv inte ditt namn. Vi räknar svaren. Sedan kastar vi papperet.",
    ],
    many: "Du får sätta flera kryss vid ja. Svarar du nej? Då sätter du bara ett kryss.",
  },
  en: {
    heading: "Questions for you",
    lead: [
      "We ask everyone. It is voluntary. Skip anything you do not want to answer.",
      "Do not write your name. Answers are added to those of others and the paper is destroyed.",
    ],
    one: "Tick one box.",
    many: "You may tick several boxes for yes. Tick only one box if you answer no or do not want to answer.",
    sex: "What fits you best?",
    sexes: ["Woman", "Man", "I describe myself in another way", "I do not want to answer"],
    end: "Thank you. Give the paper to the person who asked you.",
    numbers: "Good numbers to have",
  },
};

/** The lines in a language, or in Swedish where there are none. */
export const paperTexts = (language: LanguageTag): PaperTexts => texts[language] ?? sv;
