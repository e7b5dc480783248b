import { describe, expect, it } from "vitest";
import { LanguageTag } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { instrumentHashOf, parseInstrument, textIn } from "./instrument.ts";

const file = (): Record<string, unknown> =>
  structuredClone(workingWording) as unknown as Record<string, unknown>;
const firstQuestion = (raw: Record<string, unknown>) => (raw.questions as Record<string, unknown>[])[0] ?? {};
const issuesOf = (raw: unknown) => {
  const parsed = parseInstrument(raw);
  return parsed.ok ? [] : parsed.issues;
};

describe("the working wording", () => {
  it("asks seven questions in Swedish, lätt svenska and English, and says that it is not FOV", () => {
    expect(workingWording.questions).toHaveLength(7);
    expect(workingWording.approvedLanguages).toEqual(["sv", "sv-x-lattlast", "en"]);
    expect(workingWording.validated).toBe(false);
    expect(workingWording.notice[LanguageTag.parse("sv")]).toBe(
      "ARBETSFORMULERING – inte FOV, inte validerad",
    );
  });

  it("is what the schema makes of its file", () => {
    expect(parseInstrument(file())).toEqual({ ok: true, value: workingWording });
  });

  it("places the sexual question neither first nor last", () => {
    const place = workingWording.questions.findIndex(({ code }) => code === "sexual");

    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(6);
  });
});

describe("parseInstrument", () => {
  it.each(["https://elsewhere.example/a.png", "../a.png", "a.png?q=1"])(
    "takes no picture from %s",
    (image) => {
      const raw = file();
      firstQuestion(raw).image = image;

      expect(issuesOf(raw).map(({ path }) => path)).toEqual([["questions", 0, "image"]]);
    },
  );

  it("refuses a question whose option belongs to another kind, and says where", () => {
    const raw = file();
    firstQuestion(raw).options = ["child", "nochildren", "none"];

    expect(issuesOf(raw)).toContainEqual({
      path: ["questions", 0, "options"],
      message: "an option is not one of its question type",
    });
  });

  it("refuses a question that can only be answered with yes", () => {
    const raw = file();
    firstQuestion(raw).options = ["child", "adult", "declined"];

    expect(issuesOf(raw)).toContainEqual({
      path: ["questions", 0, "options"],
      message: "the options lack a yes or a no",
    });
  });

  it("refuses an approved language that a question lacks", () => {
    const raw = { ...file(), approvedLanguages: ["sv", "so"] };

    expect(issuesOf(raw).map(({ message }) => message)).toContain("a question lacks an approved language");
  });

  it("refuses two questions with one code", () => {
    const raw = file();
    raw.questions = [firstQuestion(raw), firstQuestion(raw)];

    expect(issuesOf(raw).map(({ message }) => message)).toContain("two questions have the same code");
  });

  it("refuses more than nine questions, unknown members and anything that is no file", () => {
    const many = file();
    many.questions = Array.from({ length: 10 }, (_, at) => ({
      ...firstQuestion(file()),
      code: `q-${at}`,
    }));

    expect(issuesOf(many)).not.toEqual([]);
    expect(issuesOf({ ...file(), extra: 1 })).not.toEqual([]);
    for (const raw of [null, 3, "{}", [], { __proto__: null }]) expect(issuesOf(raw)).not.toEqual([]);
  });
});

describe("instrumentHashOf", () => {
  it("changes with every word", () => {
    const changed = parseInstrument({ ...file(), owner: "Ett annat förbund" });

    expect(changed.ok && instrumentHashOf(changed.value)).not.toBe(instrumentHashOf(workingWording));
  });
});

describe("textIn", () => {
  it("falls back to the first approved language where one is missing", () => {
    const swedishOnly = { [LanguageTag.parse("sv")]: "Ja" };

    expect(textIn(swedishOnly, LanguageTag.parse("en"), workingWording)).toBe("Ja");
  });
});
