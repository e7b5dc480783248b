import { type Instrument, LanguageTag } from "@vifragar/core";
import { languagesOf, languageWith } from "@vifragar/form";

/** Swedish: what staff read. */
export const SWEDISH: LanguageTag = LanguageTag.parse("sv");

/** A language's name for itself, among those that the instrument can be shown in: `Lätt svenska`. */
export const languageName = (tag: LanguageTag, instrument: Instrument): string =>
  languageWith(tag, languagesOf(instrument)).name;
