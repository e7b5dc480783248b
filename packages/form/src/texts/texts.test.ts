import { supportLines, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { languagesOf } from "./texts.ts";

const languages = languagesOf(workingWording);

/** Every text of a catalogue with where it stands, functions called with a number and a month. */
function textsIn(value: unknown, path = ""): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value === "function") return [{ path, text: String(value(3, 7)) }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, path === "" ? key : `${path}.${key}`),
  );
}

const supportTexts = (tag: string) =>
  supportLines.flatMap(({ id, name, hours, for: whom }) =>
    [name, hours, whom].map((text) => ({ path: id, text: text[tag] ?? "" })),
  );

const instrumentTexts = (tag: (typeof languages)[number]["tag"]) =>
  [
    ...workingWording.questions.flatMap(({ legend, hint }) => [legend, hint ?? {}]),
    ...Object.values(workingWording.optionLabels),
  ].map((text) => ({ path: "instrument", text: text[tag] ?? "" }));

const everythingIn = (language: (typeof languages)[number]) => [
  ...textsIn(language.texts),
  ...supportTexts(language.tag),
  ...instrumentTexts(language.tag),
];

// ux.md 5.5. "Avsluta utan att skicka" is a button and no exception to any of them.
const UNWANTED =
  /\b(offer|offret|förövare\w*|misshandla\w*|våldsutövar\w*|erkän\w*|ärlig\w*|risk\w*|OBS|varning\w*|fel!|obligatorisk\w*|nästa|klicka)\b/iu;

describe.each(languages.map((language) => [language.name, language] as const))(
  "the texts in %s",
  (_name, language) => {
    it("are all there", () => {
      expect(everythingIn(language).filter(({ text }) => text.trim() === "")).toEqual([]);
    });

    it("have no exclamation marks and no emoji", () => {
      expect(everythingIn(language).filter(({ text }) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual(
        [],
      );
    });

    it("have none of the words that we do not use", () => {
      expect(everythingIn(language).filter(({ text }) => UNWANTED.test(text))).toEqual([]);
    });

    it("have the same keys as the others", () => {
      const keys = textsIn(language.texts).map(({ path }) => path);

      expect(keys).toEqual(textsIn(languages[0]?.texts).map(({ path }) => path));
    });
  },
);

describe("the texts in lätt svenska", () => {
  it("have at most twelve words in a sentence", () => {
    const latt = languages.find(({ tag }) => tag === "sv-x-lattlast");
    const sentences = (latt ? everythingIn(latt) : []).flatMap(({ path, text }) =>
      text
        .split(/[.?:\n]/u)
        .map((sentence) => ({ path, sentence, words: sentence.trim().split(/\s+/u).length })),
    );

    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter(({ words }) => words > 12)).toEqual([]);
  });
});

describe("languagesOf", () => {
  it("offers only what the instrument has approved", () => {
    const onlyEnglish = { ...workingWording, approvedLanguages: workingWording.approvedLanguages.slice(2) };

    expect(languagesOf(onlyEnglish).map(({ name }) => name)).toEqual(["English"]);
  });

  it("refuses an instrument that it could not show in any language", () => {
    const none = { ...workingWording, approvedLanguages: [] };

    expect(() => languagesOf(none)).toThrow(RangeError);
  });
});
