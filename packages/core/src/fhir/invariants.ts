/**
 * The rules of HL7 FHIR R4 for a Questionnaire, each by the key it has there.
 *
 * Source: https://hl7.org/fhir/R4/questionnaire.html#invs (version 4.0.1). Only what can be judged from
 * the JSON alone; values bound to code systems elsewhere are not looked up.
 */

/** A rule that a Questionnaire breaks. */
export interface BrokenInvariant {
  /** `que-2`, for example. */
  readonly key: string;
  /** `warning`: the resource may be used all the same. */
  readonly severity: "error" | "warning";
  /** Where: `Questionnaire` or the item by its link id. */
  readonly place: string;
  /** What the rule says, in our words. */
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

interface Invariant {
  readonly key: string;
  readonly severity: "error" | "warning";
  readonly text: string;
  readonly holds: (on: Json) => boolean;
}

/** Of the resource itself. */
const ofQuestionnaire: readonly Invariant[] = [
  {
    key: "que-0",
    severity: "warning",
    text: "name ska gå att använda som namn i ett program: stor bokstav först, sedan bokstäver, siffror och _",
    // name.matches('[A-Z]([A-Za-z0-9_]){0,254}')
    holds: ({ name }) =>
      name === undefined || (typeof name === "string" && /^[A-Z][A-Za-z0-9_]{0,254}$/.test(name)),
  },
  {
    key: "que-2",
    severity: "error",
    text: "varje linkId får stå en gång",
    // descendants().linkId.isDistinct()
    holds: (resource) => {
      const ids = itemsIn(resource).map(({ linkId }) => linkId);
      return new Set(ids).size === ids.length;
    },
  },
];

const has = (on: Json, ...names: readonly string[]): boolean => names.some((name) => on[name] !== undefined);
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const OPTION_TYPES = "choice open-choice decimal integer date dateTime time string quantity".split(" ");
const LENGTH_TYPES = "boolean decimal integer string text url open-choice".split(" ");

/** Of each item, however deep. */
const ofItem: readonly Invariant[] = [
  {
    key: "que-1",
    severity: "error",
    text: "en grupp måste ha frågor i sig, och en text får inte ha det",
    // (type='group' implies item.empty().not()) and (type='display' implies item.empty())
    holds: ({ type, item }) =>
      (type !== "group" || count(item) > 0) && (type !== "display" || count(item) === 0),
  },
  {
    key: "que-3",
    severity: "error",
    text: "en text får inte ha code",
    // type!='display' or code.empty()
    holds: (item) => item.type !== "display" || !has(item, "code"),
  },
  {
    key: "que-4",
    severity: "error",
    text: "answerOption och answerValueSet får inte stå tillsammans",
    // answerOption.empty() or answerValueSet.empty()
    holds: (item) => !has(item, "answerOption") || !has(item, "answerValueSet"),
  },
  {
    key: "que-5",
    severity: "error",
    text: "bara frågor av vissa slag får ha svarsalternativ",
    // (type is one of those) or (answerValueSet.empty() and answerOption.empty())
    holds: (item) => OPTION_TYPES.includes(String(item.type)) || !has(item, "answerOption", "answerValueSet"),
  },
  {
    key: "que-6",
    severity: "error",
    text: "en text får inte ha required eller repeats",
    // type!='display' or (required.empty() and repeats.empty())
    holds: (item) => item.type !== "display" || !has(item, "required", "repeats"),
  },
  {
    key: "que-7",
    severity: "error",
    text: "med exists ska svaret i enableWhen vara sant eller falskt",
    // operator = 'exists' implies (answer is Boolean); stands on enableWhen
    holds: ({ enableWhen }) =>
      listOf(enableWhen).every(
        (when) => when.operator !== "exists" || typeof when.answerBoolean === "boolean",
      ),
  },
  {
    key: "que-8",
    severity: "error",
    text: "grupper och texter får inte ha initial",
    // (type!='group' and type!='display') or initial.empty()
    holds: (item) => (item.type !== "group" && item.type !== "display") || !has(item, "initial"),
  },
  {
    key: "que-9",
    severity: "error",
    text: "en text får inte ha readOnly",
    // type!='display' or readOnly.empty()
    holds: (item) => item.type !== "display" || !has(item, "readOnly"),
  },
  {
    key: "que-10",
    severity: "error",
    text: "maxLength får bara stå vid enkla slag av frågor",
    // (type in ('boolean' | 'decimal' | 'integer' | 'string' | 'text' | 'url' | 'open-choice')) or maxLength.empty()
    holds: (item) => LENGTH_TYPES.includes(String(item.type)) || !has(item, "maxLength"),
  },
  {
    key: "que-11",
    severity: "error",
    text: "med answerOption får initial inte finnas",
    // answerOption.empty() or initial.empty()
    holds: (item) => !has(item, "answerOption") || !has(item, "initial"),
  },
  {
    key: "que-12",
    severity: "error",
    text: "med flera enableWhen måste enableBehavior finnas",
    // The rule's words say "more than one"; its expression in 4.0.1 says "> 2", put right in R5. The words hold here.
    holds: (item) => count(item.enableWhen) <= 1 || has(item, "enableBehavior"),
  },
  {
    key: "que-13",
    severity: "error",
    text: "flera initial kräver repeats",
    // repeats=true or initial.count() <= 1
    holds: (item) => item.repeats === true || count(item.initial) <= 1,
  },
];

/** The rules that a Questionnaire breaks, the resource's own first, then item by item. */
export function brokenInvariants(questionnaire: Json): readonly BrokenInvariant[] {
  const brokenIn = (rules: readonly Invariant[], on: Json, place: string) =>
    rules
      .filter(({ holds }) => !holds(on))
      .map(({ key, severity, text }): BrokenInvariant => ({ key, severity, place, text }));
  return [
    ...brokenIn(ofQuestionnaire, questionnaire, "Questionnaire"),
    ...itemsIn(questionnaire).flatMap((item) => brokenIn(ofItem, item, `linkId ${String(item.linkId)}`)),
  ];
}

/** All items below a resource or an item, in the order they are read. */
function itemsIn(on: Json): readonly Json[] {
  return listOf(on.item).flatMap((item) => [item, ...itemsIn(item)]);
}

const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value)
    ? value.filter((one): one is Json => typeof one === "object" && one !== null && !Array.isArray(one))
    : [];
