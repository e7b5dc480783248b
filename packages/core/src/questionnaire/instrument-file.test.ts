import { describe, expect, it } from "vitest";
import { inventedInstrument } from "../instruments/invented.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { readInstrumentFile } from "./instrument-file.ts";

// biome-ignore lint/suspicious/noExplicitAny: a file as somebody may have written it.
const problemsAfter = (change: (raw: any) => unknown): readonly string[] => {
  const raw = structuredClone(workingWording);
  change(raw);
  const read = readInstrumentFile(JSON.stringify(raw));
  return read.ok ? [] : read.problems;
};

describe("readInstrumentFile", () => {
  it.each([5, 9] as const)("reads a form of %s questions with codes of its own", (questions) => {
    const instrument = inventedInstrument(questions);

    expect(readInstrumentFile(`\uFEFF${JSON.stringify(instrument)}`)).toEqual({
      ok: true,
      value: instrument,
    });
  });

  it.each<[string, string[], Parameters<typeof problemsAfter>[0]]>([
    [
      "a missing text",
      ["Fråga 3 (sexual), frågan (legend): saknas."],
      (raw) => delete raw.questions[2].legend,
    ],
    [
      "a word for a code",
      [
        "Fråga 1 (psychological), slaget (type): ska vara multi-time eller single-time eller yesno eller child-home.",
      ],
      (raw) => (raw.questions[0].type = "flerval"),
    ],
    [
      "an empty text",
      ["Fråga 2 (physical), hjälptexten (hint) på sv: är tom."],
      (raw) => (raw.questions[1].hint.sv = ""),
    ],
    [
      "an option of another kind",
      ["Fråga 4 (childhood), svarsalternativen (options): ett svarsalternativ hör inte till frågans slag."],
      (raw) => raw.questions[3].options.push("nochildren"),
    ],
    [
      "a new code that does not say whether it is comparable",
      [
        "Fråga 5 (economic), koden (code): koden är ny; skriv comparable: true om svaren går att jämföra med andra formulär, annars comparable: false.",
      ],
      (raw) => (raw.questions[4].code = "economic"),
    ],
    [
      "a known code that means something else",
      [
        "Fråga 5 (sexual), koden (code): koden betyder något annat i andra formulär; byt kod, eller skriv comparable: false.",
      ],
      (raw) => {
        raw.questions[4].code = "sexual";
        raw.questions.splice(2, 1);
        raw.questions.unshift({ ...raw.questions[0], code: "new", comparable: false });
      },
    ],
    [
      "a tenth question",
      ["Frågorna: högst 9 får finnas."],
      (raw) => {
        for (const code of ["x", "y", "z"])
          raw.questions.push({ ...raw.questions[0], code, comparable: true });
      },
    ],
    [
      "a language without texts",
      [
        "Frågorna: minst en fråga saknar text på ett av de godkända språken.",
        "Svarens texter (optionLabels): minst ett svar saknar text på ett av de godkända språken.",
      ],
      (raw) => raw.approvedLanguages.push("so"),
    ],
    ["a word that is not known", ["Filen: okänt: licens."], (raw) => (raw.licens = "x")],
    [
      "truth as a text",
      ["Om formuläret är validerat (validated): ska vara true eller false."],
      (raw) => (raw.validated = "nej"),
    ],
    [
      "an id with capitals",
      ["Formulärets id: får bara ha små bokstäver a–z, siffror och bindestreck, och börjar med en bokstav."],
      (raw) => (raw.id = "FOV 2027"),
    ],
  ])("says in Swedish where %s is", (_, problems, change) => {
    expect(problemsAfter(change)).toEqual(problems);
  });

  it.each([
    ["", /^Filen är inte JSON: fel på rad 1, tecken 1\.$/],
    ['{"a": [1, 2', /tecken 12/],
    ['{"a": 1,}', /tecken 9/],
    ['{"a" 1}', /tecken 6/],
    ["[1 2]", /tecken 4/],
    ['{"a": "b\nc"}', /rad 1, tecken 7/],
    ['{"a": 1} x', /tecken 10/],
    ['{\n  "format": x', /^Filen är inte JSON: fel på rad 2, tecken 13/],
    ["[]", /inget formulär/],
    ["null", /inget formulär/],
    ['{"resourceType":"Questionnaire"}', /--from-fhir/],
    ['{"format":"vifragar/instrument@2"}', /nyare version/],
    ["x".repeat(1_000_001), /för stor/],
  ])("refuses %.20s", (text, problem) => {
    const read = readInstrumentFile(text);

    expect(read.ok ? "" : read.problems[0]).toMatch(problem);
  });
});
