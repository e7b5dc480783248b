/** What invented people do when they are asked. Nobody in here has ever lived. */
import type { Instrument } from "../questionnaire/instrument.ts";
import { type Measure, meaningsOf, type Question } from "../questionnaire/question.ts";
import { type AnswerValues, emptyAnswers, parseResponse, SEX_FIELD, type Sex } from "../response/response.ts";
import { FollowUpKind, type NotAskedReason, type Occasion, type Prior } from "../tally/occasion.ts";
import { drawn, happens, type Random } from "./seeded-random.ts";
import type { Assumptions } from "./simulated-year.ts";

/** The group that a form is counted in: where the person says neither, the coin has been thrown already. */
export type CountedAs = "woman" | "man";

/** An occasion with the answers as they were ticked, so that an oracle can count them by itself. */
export type SimulatedOccasion =
  | {
      readonly kind: "answered" | "stopped";
      readonly prior: Prior;
      readonly values: AnswerValues;
      readonly countedAs: CountedAs;
    }
  | { readonly kind: "left"; readonly prior: Prior }
  | { readonly kind: "declined"; readonly prior: Prior }
  | { readonly kind: "not-asked"; readonly reason: NotAskedReason; readonly sex: Sex }
  | { readonly kind: "follow-up"; readonly done: readonly FollowUpKind[]; readonly sex: Sex };

/** Everything that one participant adds in one insats and period. */
export function simulatePerson(
  sex: CountedAs,
  { random, assumptions, instrument }: SimulationOf,
): readonly SimulatedOccasion[] {
  const { asked, process, notAskedReasons } = assumptions;
  if (!happens(random, asked[sex].percent)) {
    const weights = Object.entries(notAskedReasons.weights) as [NotAskedReason, number][];
    return [{ kind: "not-asked", reason: drawn(random, weights), sex }];
  }
  const prior = happens(random, process.elsewhere.percent) ? "elsewhere" : "no";
  if (happens(random, process.declined.percent)) return [{ kind: "declined", prior }];
  const values = simulateAnswers(sex, { random, assumptions, instrument });
  if (happens(random, process.stopped.percent)) {
    if (!happens(random, process.stoppedKeeps.percent)) return [{ kind: "left", prior }];
    return [
      { kind: "stopped", prior, values: halfOf(values, instrument), countedAs: sideOf(values, random) },
    ];
  }
  const answered = { kind: "answered", prior, values, countedAs: sideOf(values, random) } as const;
  const repeat = happens(random, process.repeated.percent) ? [{ ...answered, prior: "here" } as const] : [];
  const followUp = happens(random, process.followUp.percent)
    ? [{ kind: "follow-up", done: simulateFollowUp(random), sex } as const]
    : [];
  return [answered, ...repeat, ...followUp];
}

/** What every simulation draws from. */
export interface SimulationOf {
  readonly random: Random;
  readonly assumptions: Assumptions;
  readonly instrument: Instrument;
}

/** The occasion as the app would have counted it. @throws RangeError if the values are no answers to the instrument. */
export function occasionOf(simulated: SimulatedOccasion, instrument: Instrument): Occasion {
  switch (simulated.kind) {
    case "answered":
    case "stopped": {
      const parsed = parseResponse(simulated.values, instrument);
      if (!parsed.ok) throw new RangeError("simulated answers are no answers to this instrument");
      return { kind: simulated.kind, prior: simulated.prior, response: parsed.value };
    }
    case "left":
      return { kind: "stopped", prior: simulated.prior };
    default:
      return simulated;
  }
}

function simulateAnswers(sex: CountedAs, simulation: SimulationOf): AnswerValues {
  const { random, assumptions, instrument } = simulation;
  const { answers, process } = assumptions;
  const hasExperience = happens(random, answers.anyYes.percent);
  const yesTo = new Set(
    instrument.questions.filter((question) => hasExperience && saysYes(question, simulation)),
  );
  // Whoever has experience says yes to something; most often it is the first question.
  const [first] = instrument.questions;
  if (hasExperience && yesTo.size === 0 && first !== undefined) yesTo.add(first);
  const entries = instrument.questions.map((question) => [
    question.code,
    simulateAnswer(question, yesTo.has(question), simulation),
  ]);
  const said: Sex = happens(random, process.otherSex.percent) ? (random() < 0.5 ? "other" : "declined") : sex;
  return { ...Object.fromEntries(entries), [SEX_FIELD]: said };
}

/** A question of the working wording for each thing that a question may be about. */
const ALIKE = {
  exposure: "physical",
  childhood: "childhood",
  fear: "fear",
  children: "children",
  use: "used",
} as const satisfies Readonly<Record<Measure, string>>;

/** Rates are stated for everybody, and only people with experience say yes. */
function saysYes({ code, measure }: Question, { random, assumptions }: SimulationOf): boolean {
  const { answers } = assumptions;
  // A förbund's own form may ask what no assumption is stated for: then that of a question about the same.
  const rate = Object.entries(answers).find(([name]) => name === code)?.[1] ?? answers[ALIKE[measure]];
  return happens(random, (rate.percent / Math.max(answers.anyYes.percent, 1)) * 100);
}

function simulateAnswer(
  question: Question,
  isYes: boolean,
  simulation: SimulationOf,
): string | readonly string[] {
  const { random, assumptions } = simulation;
  const { answers } = assumptions;
  const { choice, no } = meaningsOf(question.type);
  const single = (option: string) => (choice === "many" ? [option] : option);
  if (happens(random, answers.skipped.percent)) return choice === "many" ? [] : "";
  if (happens(random, answers.declined.percent)) return single("declined");
  if (!isYes) {
    if (question.type === "yesno" && happens(random, answers.unknown.percent)) return "unknown";
    if (question.type === "child-home" && happens(random, answers.noChildren.percent)) return "nochildren";
    return single(no);
  }
  if (question.type === "yesno") return "yes";
  if (choice === "one") return happens(random, answers.nowTime.percent) ? "now" : "earlier";
  const times = [
    ...(happens(random, answers.childTime.percent) ? ["child"] : []),
    ...(happens(random, answers.adultTime.percent) ? ["adult"] : []),
    ...(happens(random, answers.nowTime.percent) ? ["now"] : []),
  ];
  return times.length > 0 ? times : ["adult"];
}

/** The first half of the questions; whoever stops has not come to their sex either. */
function halfOf(values: AnswerValues, instrument: Instrument): AnswerValues {
  const reached = instrument.questions.slice(0, Math.ceil(instrument.questions.length / 2));
  return {
    ...emptyAnswers(instrument),
    ...Object.fromEntries(reached.map(({ code }) => [code, values[code] ?? ""])),
  };
}

const sideOf = ({ sex }: AnswerValues, random: Random): CountedAs =>
  sex === "woman" || sex === "man" ? sex : random() < 0.5 ? "woman" : "man";

function simulateFollowUp(random: Random): readonly FollowUpKind[] {
  const leaflet: FollowUpKind = "leaflet";
  const more = drawn(random, [
    ["talk-now", 40],
    ["talk-booked", 20],
    ["guided-social-services", 8],
    ["guided-care", 10],
    ["guided-police", 3],
    ["guided-victim-support", 8],
    ["guided-stop-using", 4],
    ["guided-other", 3],
    ["child-report", 3],
    ["no-more-wanted", 6],
  ] as const);
  return FollowUpKind.options.filter((kind) => kind === leaflet || kind === more);
}
