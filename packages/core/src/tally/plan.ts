/**
 * The tally plan: every cell that will ever be counted, declared before anyone answers.
 *
 * A crossing that is not declared here can never be found later. Answer cells exist for each
 * stratum and group; process and follow-up cells for each group. The order of the cells is the
 * order of counts in every tally and snapshot of the plan. See docs/architecture.md, "The tally plan".
 */
import { canonicalBytes, hashOf } from "../canonical.ts";
import { type InstrumentId, type OptionId, PlanHash, type QuestionId } from "../ids.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { meaningsOf, type Question } from "../questionnaire/question.ts";
import { FollowUpKind, NotAskedReason } from "./occasion.ts";

/** First time asked, or asked before in another insats this year. Repeats in the same insats have no answer cells. */
export const STRATA = ["first", "elsewhere"] as const;
export type Stratum = (typeof STRATA)[number];

/** In answer cells `other` is an overlay: those forms are in `woman` or `man` too. In process cells it is a group of its own. */
export const GROUPS = ["woman", "man", "other"] as const;
export type Group = (typeof GROUPS)[number];

/** Over several questions of one form, one cell each. */
export const INDICATORS = ["exposed", "ongoing", "childhood", "later", "used"] as const;
/** The crossings declared beforehand; the other cells of each 2 × 2 follow from margins and base. */
export const JOINT = ["childhood+later", "exposed+used"] as const;
export type Indicator = (typeof INDICATORS)[number] | (typeof JOINT)[number];

/** What a question's answer can be counted as, apart from its time frames. */
export type AnswerClass = "any" | "none" | "unknown" | "nochildren" | "declined" | "skipped";

/** What an answer cell counts about one form. `base` counts every form with at least one answer. */
export type AnswerMeasure =
  | { readonly kind: "base" }
  | { readonly kind: "answer"; readonly question: QuestionId; readonly answer: AnswerClass }
  | { readonly kind: "time"; readonly question: QuestionId; readonly option: OptionId }
  | { readonly kind: "indicator"; readonly indicator: Indicator };

/** What a process cell counts about one omgång, or about one time that nobody was asked. */
export type ProcessMeasure =
  | "asked"
  | "declined"
  | "stopped"
  | "repeat"
  | "elsewhere"
  | `not-asked-${NotAskedReason}`;

export type PlanCell =
  | {
      readonly kind: "answer";
      readonly id: string;
      readonly stratum: Stratum;
      readonly group: Group;
      readonly measure: AnswerMeasure;
    }
  | { readonly kind: "process"; readonly id: string; readonly group: Group; readonly measure: ProcessMeasure }
  | { readonly kind: "follow-up"; readonly id: string; readonly group: Group; readonly done: FollowUpKind };

/** The cells of one instrument. Tallies of plans with different hashes never merge. */
export interface TallyPlan {
  readonly hash: PlanHash;
  readonly instrument: InstrumentId;
  readonly questions: readonly Question[];
  readonly cells: readonly PlanCell[];
  /** Where each cell stands in `cells`, by its id. */
  readonly indexById: ReadonlyMap<string, number>;
}

/** The process counters, in the plan's order. */
export const PROCESS_MEASURES: readonly ProcessMeasure[] = [
  "asked",
  "declined",
  "stopped",
  "repeat",
  "elsewhere",
  ...NotAskedReason.options.map((reason) => `not-asked-${reason}` as const),
];

/** The name of an answer measure inside a cell id: `base`, `psychological/any`, `physical/now`, `exposed`. */
export function measureName(measure: AnswerMeasure): string {
  switch (measure.kind) {
    case "base":
      return "base";
    case "answer":
      return `${measure.question}/${measure.answer}`;
    case "time":
      return `${measure.question}/${measure.option}`;
    case "indicator":
      return measure.indicator;
    default:
      return measure satisfies never;
  }
}

/** The answer measures of one question: any, its time frames, none, what is neither, declined, skipped. */
export function measuresOf(question: Question): readonly AnswerMeasure[] {
  const { yes, neither } = meaningsOf(question.type);
  const answer = (name: AnswerClass): AnswerMeasure => ({
    kind: "answer",
    question: question.code,
    answer: name,
  });
  const times =
    yes.length < 2 ? [] : yes.map((option) => ({ kind: "time", question: question.code, option }) as const);
  // The neither-codes are named as the classes they are counted in.
  const others = (["unknown", "nochildren"] as const).filter((name) => neither.some((code) => code === name));
  return [
    answer("any"),
    ...times,
    answer("none"),
    ...others.map(answer),
    answer("declined"),
    answer("skipped"),
  ];
}

/** The plan that an instrument declares. */
export function planOf(instrument: Instrument): TallyPlan {
  const measures: readonly AnswerMeasure[] = [
    { kind: "base" },
    ...instrument.questions.flatMap(measuresOf),
    ...[...INDICATORS, ...JOINT].map((indicator) => ({ kind: "indicator", indicator }) as const),
  ];
  const answers = STRATA.flatMap((stratum) =>
    GROUPS.flatMap((group) =>
      measures.map((measure): PlanCell => {
        const id = `${stratum}/${group}/${measureName(measure)}`;
        return { kind: "answer", id, stratum, group, measure };
      }),
    ),
  );
  const process = GROUPS.flatMap((group) =>
    PROCESS_MEASURES.map(
      (measure): PlanCell => ({ kind: "process", id: `process/${group}/${measure}`, group, measure }),
    ),
  );
  const followUp = GROUPS.flatMap((group) =>
    FollowUpKind.options.map(
      (done): PlanCell => ({ kind: "follow-up", id: `follow-up/${group}/${done}`, group, done }),
    ),
  );
  return planOfCells(instrument, [...answers, ...process, ...followUp]);
}

/**
 * The part of a plan that says how many were asked and nothing about answers: what a täckningsfil
 * holds (transport.md 3a).
 */
export function coveragePlanOf(plan: TallyPlan): TallyPlan {
  const cells = plan.cells.filter(({ kind }) => kind !== "answer");
  return planOfCells({ id: plan.instrument, questions: plan.questions }, cells);
}

function planOfCells(
  { id, questions }: Pick<Instrument, "id" | "questions">,
  cells: readonly PlanCell[],
): TallyPlan {
  const ids = cells.map((cell) => cell.id);
  const hash = hashOf(canonicalBytes({ format: "vifragar/plan@1", instrument: id, cells: ids }));
  return {
    hash: PlanHash.parse(hash),
    instrument: id,
    questions,
    cells,
    indexById: new Map(ids.map((cell, at) => [cell, at])),
  };
}
