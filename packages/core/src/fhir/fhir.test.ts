import { describe, expect, it } from "vitest";
import { inventedInstrument } from "../instruments/invented.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { instrumentHashOf } from "../questionnaire/instrument.ts";
import { instrumentOfQuestionnaire } from "./from-fhir.ts";
import { brokenInvariants } from "./invariants.ts";
import { questionnaireOf } from "./to-fhir.ts";

const withEverything = inventedInstrument(9, {
  directions: { en: "rtl" },
  optionLabels: {
    ...inventedInstrument(9).optionLabels,
    unused: { sv: "Står i ingen fråga" },
  },
  notice: { en: "Only in English" },
  questions: inventedInstrument(9).questions.map((question, at) => ({
    ...question,
    ...(at === 0 && { audio: { sv: "q1.mp3", en: "q1-en.mp3" }, image: "q1.png" }),
    ...(at === 1 && { image: undefined }),
  })),
});

/** As it comes back from a file. */
const written = (instrument: Parameters<typeof questionnaireOf>[0]): Record<string, unknown> =>
  JSON.parse(JSON.stringify(questionnaireOf(instrument)));

describe("questionnaireOf and instrumentOfQuestionnaire", () => {
  it.each([
    ["the working wording", workingWording],
    ["five questions", inventedInstrument(5)],
    ["everything that an instrument can say", withEverything],
  ])("bring back %s to the last character", (_, instrument) => {
    const back = instrumentOfQuestionnaire(written(instrument));

    expect(back).toEqual({ ok: true, value: JSON.parse(JSON.stringify(instrument)), leftOut: [] });
    expect(back.ok && instrumentHashOf(back.value)).toBe(instrumentHashOf(instrument));
  });

  it("write what keeps every invariant, with translations and exclusive answers as HL7 has them", () => {
    const questionnaire = written(workingWording);

    expect(brokenInvariants(questionnaire)).toEqual([]);
    const text = JSON.stringify(questionnaire);
    expect(text).toContain('"url":"http://hl7.org/fhir/StructureDefinition/translation"');
    // none and declined of every question, and what is neither yes nor no.
    const exclusive = text.split("questionnaire-optionExclusive").length - 1;
    expect(exclusive).toBe(
      workingWording.questions.reduce(
        (sum, { type, options }) =>
          sum + options.length - { "multi-time": 3, "single-time": 2, yesno: 1, "child-home": 2 }[type],
        0,
      ),
    );
  });

  it("tell which elements of another's resource were left out", () => {
    const back = instrumentOfQuestionnaire({ ...written(inventedInstrument(5)), date: "2026-01-01" });

    expect(back).toMatchObject({ ok: true, leftOut: ["date"] });
  });

  it("refuse a foreign questionnaire, each thing with its reason", () => {
    const foreign = {
      resourceType: "Questionnaire",
      status: "active",
      language: "sv",
      item: [
        { linkId: "1", type: "string", text: "Vad heter du?" },
        { linkId: "2", type: "group", text: "Bakgrund" },
        {
          linkId: "psychological",
          type: "choice",
          text: "Har du varit rädd?",
          required: true,
          answerOption: [{ valueCoding: { system: "http://loinc.org", code: "LA33-6" } }],
        },
      ],
    };

    const back = instrumentOfQuestionnaire(foreign);

    expect(back).toEqual({
      ok: false,
      problems: [
        "linkId 2: en grupp måste ha frågor i sig, och en text får inte ha det (HL7 que-1).",
        "linkId 1: slaget string går inte att räkna; bara choice med våra koder.",
        "linkId 2: slaget group går inte att räkna; bara choice med våra koder.",
        "linkId psychological: required är true, men alla frågor går att hoppa över.",
        "linkId psychological: repeats stämmer inte med slaget multi-time.",
        "linkId psychological: ett svar saknar kod ur urn:x-vifragar:fhir:option.",
      ],
    });
  });

  it("refuse an answer that no longer excludes the others, and what is no questionnaire at all", () => {
    const text = JSON.stringify(written(inventedInstrument(5))).replaceAll('"valueBoolean":true},"x"', "");
    const raw = JSON.parse(text);
    raw.item[0].answerOption[3].extension = [];

    expect(instrumentOfQuestionnaire(raw)).toMatchObject({
      ok: false,
      problems: ["linkId psychological: svaret none ska utesluta de andra (optionExclusive)."],
    });
    for (const none of [null, [], "x", { resourceType: "Patient" }]) {
      expect(instrumentOfQuestionnaire(none).ok).toBe(false);
    }
  });
});

describe("brokenInvariants", () => {
  const choice = { linkId: "a", type: "choice" };
  const display = { linkId: "a", type: "display" };
  it.each<[string, Record<string, unknown>]>([
    ["que-0", { name: "1 fel" }],
    ["que-1", { item: [{ linkId: "a", type: "group" }] }],
    ["que-1", { item: [{ ...display, item: [{ ...choice, linkId: "b" }] }] }],
    ["que-2", { item: [choice, { ...choice, item: [] }] }],
    ["que-2", { item: [{ ...choice, item: [display] }] }],
    ["que-3", { item: [{ ...display, code: [{}] }] }],
    ["que-4", { item: [{ ...choice, answerOption: [{}], answerValueSet: "x" }] }],
    ["que-5", { item: [{ ...choice, type: "boolean", answerOption: [{}] }] }],
    ["que-6", { item: [{ ...display, repeats: false }] }],
    ["que-7", { item: [{ ...choice, enableWhen: [{ operator: "exists", answerString: "x" }] }] }],
    ["que-8", { item: [{ ...display, initial: [{}] }] }],
    ["que-9", { item: [{ ...display, readOnly: true }] }],
    ["que-10", { item: [{ ...choice, maxLength: 3 }] }],
    ["que-11", { item: [{ ...choice, answerOption: [{}], initial: [{}] }] }],
    ["que-12", { item: [{ ...choice, enableWhen: [{}, {}] }] }],
    ["que-13", { item: [{ ...choice, initial: [{}, {}] }] }],
  ])("finds %s broken in %j, and nothing else", (key, resource) => {
    expect(brokenInvariants(resource).map((broken) => broken.key)).toEqual([key]);
  });
});
