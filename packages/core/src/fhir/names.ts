/** Addresses in the FHIR form of an instrument: HL7's own, and ours. Described in docs/formats/instrument.md. */

export const TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
export const OPTION_EXCLUSIVE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
export const ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
export const ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";

const ours = (name: string): string => `urn:x-vifragar:fhir:${name}`;

/** Code systems: what a question is about, and what an answer says. */
export const QUESTION_CODES = ours("question");
export const OPTION_CODES = ours("option");

/** The canonical address of an instrument is this and its id. */
export const INSTRUMENT_URL = "urn:x-vifragar:instrument:";

/** Extensions for what an instrument file says and a Questionnaire has no element for. */
export const EXTENSION = {
  validated: ours("validated"),
  ages: ours("ages"),
  approvedLanguage: ours("approved-language"),
  direction: ours("direction"),
  optionLabel: ours("option-label"),
  questionType: ours("question-type"),
  measure: ours("measure"),
  comparable: ours("comparable"),
  audio: ours("audio"),
  image: ours("image"),
  noImage: ours("no-image"),
} as const;
