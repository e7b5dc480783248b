import { LanguageTag } from "@vifragar/core";

/** The language of this app. */
export const SWEDISH: LanguageTag = LanguageTag.parse("sv");
