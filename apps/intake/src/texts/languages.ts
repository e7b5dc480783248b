import { type Day, type Instrument, LanguageTag } from "@vifragar/core";
import { languagesOf, languageWith } from "@vifragar/form";

/** Swedish: what staff read. */
export const SWEDISH: LanguageTag = LanguageTag.parse("sv");

/** A language's name for itself, among those that the instrument can be shown in: `Lätt svenska`. */
export const languageName = (tag: LanguageTag, instrument: Instrument): string =>
  languageWith(tag, languagesOf(instrument)).name;

const DAY_MS = 86_400_000;
const inSwedish = new Intl.DateTimeFormat("sv-SE", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** A day as people write it: `1 januari 2027`. */
export const dayInWords = (day: Day): string => inSwedish.format(day * DAY_MS);
