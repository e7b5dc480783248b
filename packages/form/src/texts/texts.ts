/** Catalogues by language, and the languages that a form can be shown in. */
import type { Instrument, LanguageTag } from "@vifragar/core";
import { en } from "./en.ts";
import { sv, type Texts } from "./sv.ts";
import { svLattlast } from "./sv-x-lattlast.ts";

/** A language with its own name for itself and its direction of writing. */
export interface FormLanguage {
  readonly tag: LanguageTag;
  /** The language's own name: `English`, `العربية`. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly texts: Texts;
}

/** A catalogue for a language that is not built in. Its texts must have been approved like the questions. */
export type Catalogues = Readonly<Record<string, { readonly name: string; readonly texts: Texts }>>;

const builtIn: Catalogues = {
  sv: { name: "Svenska", texts: sv },
  "sv-x-lattlast": { name: "Lätt svenska", texts: svLattlast },
  en: { name: "English", texts: en },
};

/**
 * The languages that a person may choose between: those that the instrument has approved and that
 * have a catalogue, in the instrument's order. Never machine-translated, never half.
 *
 * @throws RangeError when there is none: the form could not be shown at all.
 */
export function languagesOf(instrument: Instrument, further: Catalogues = {}): readonly FormLanguage[] {
  const catalogues = { ...builtIn, ...further };
  const languages = instrument.approvedLanguages.flatMap((tag): readonly FormLanguage[] => {
    const catalogue = catalogues[tag];
    return catalogue ? [{ tag, direction: instrument.directions?.[tag] ?? "ltr", ...catalogue }] : [];
  });
  if (languages.length === 0) throw new RangeError("no approved language of the instrument has a catalogue");
  return languages;
}

/** The language with this tag, or the first one where it is not among them. */
export function languageWith(tag: LanguageTag | undefined, languages: readonly FormLanguage[]): FormLanguage {
  const [first] = languages;
  const found = languages.find((language) => language.tag === tag) ?? first;
  if (!found) throw new RangeError("there is no language to choose");
  return found;
}
