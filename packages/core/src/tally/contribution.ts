/**
 * What one occasion adds to the counts.
 *
 * A contribution says as much about a person as the form itself. Handle it with the same care:
 * merge it at once, or seal it to a one-time key until it can be merged.
 */
import type { OptionId } from "../ids.ts";
import { meaningsOf, type Question } from "../questionnaire/question.ts";
import { hasAnswers, type Sex, type ValidResponse } from "../response/response.ts";
import type { Occasion, Prior } from "./occasion.ts";
import type {
  AnswerClass,
  AnswerMeasure,
  Group,
  Indicator,
  PlanCell,
  ProcessMeasure,
  TallyPlan,
} from "./plan.ts";
import type { Tally } from "./tally.ts";

/** Throws a fair coin. Injected, since core has no randomness of its own. */
export type Coin = () => boolean;

/**
 * Turns an occasion into a tally of its own.
 *
 * Answers are counted the first time a person is asked, and in the stratum `elsewhere` when the
 * person was asked in another insats this year. A repeat in the same insats, a refusal and a form
 * where everything was skipped add process counters only, and have `forms: 0`.
 *
 * @param coin - Puts whoever describes themselves another way, or does not say, in *kvinnor+* or
 *   *män+*; such a form is counted once more in the overlay `other` (disclosure-control.md 3).
 */
export function contributionOf(occasion: Occasion, plan: TallyPlan, coin: Coin): Tally {
  const answers = answersCounted(occasion, coin);
  const counts = plan.cells.map((cell) => {
    switch (cell.kind) {
      case "answer":
        return answers !== undefined &&
          answers.stratum === cell.stratum &&
          answers.groups.includes(cell.group)
          ? Number(holds(cell.measure, answers.response, plan))
          : 0;
      case "process":
        return Number(
          cell.group === groupOf(sexIn(occasion)) && processMeasures(occasion).includes(cell.measure),
        );
      case "follow-up":
        return Number(countsFollowUp(occasion, cell));
      default:
        return cell satisfies never;
    }
  });
  return { plan: plan.hash, forms: answers === undefined ? 0 : 1, counts };
}

interface CountedAnswers {
  readonly response: ValidResponse;
  readonly stratum: "first" | "elsewhere";
  readonly groups: readonly Group[];
}

function answersCounted(occasion: Occasion, coin: Coin): CountedAnswers | undefined {
  if (occasion.kind !== "answered" && occasion.kind !== "stopped") return undefined;
  const { prior, response } = occasion;
  if (response === undefined || prior === "here" || !hasAnswers(response)) return undefined;
  const stratum = prior === "elsewhere" ? "elsewhere" : "first";
  const group = groupOf(response.sex);
  const groups: readonly Group[] = group === "other" ? [coin() ? "woman" : "man", "other"] : [group];
  return { response, stratum, groups };
}

function holds(measure: AnswerMeasure, response: ValidResponse, plan: TallyPlan): boolean {
  switch (measure.kind) {
    case "base":
      return true;
    case "answer":
      return plan.questions.some(
        (question) => question.code === measure.question && classOf(question, response) === measure.answer,
      );
    case "time":
      return chosenIn(response, measure.question).has(measure.option);
    case "indicator":
      return indicates(measure.indicator, response, plan.questions);
    default:
      return measure satisfies never;
  }
}

const nothingChosen: ReadonlySet<OptionId> = new Set();

const chosenIn = (response: ValidResponse, question: Question["code"]): ReadonlySet<OptionId> =>
  response.answers.get(question) ?? nothingChosen;

/** Each answer to a question is in exactly one class; time frames are counted beside them. */
function classOf(question: Question, response: ValidResponse): AnswerClass {
  const chosen = chosenIn(response, question.code);
  const { yes, no, neither } = meaningsOf(question.type);
  if (yes.some((option) => chosen.has(option))) return "any";
  if (chosen.has(no)) return "none";
  if (neither.some((option) => chosen.has(option)))
    return question.type === "yesno" ? "unknown" : "nochildren";
  return chosen.size > 0 ? "declined" : "skipped";
}

function indicates(indicator: Indicator, response: ValidResponse, questions: readonly Question[]): boolean {
  const about = (measure: Question["measure"]) =>
    questions.filter((question) => question.measure === measure);
  const anyYes = (asked: readonly Question[]) =>
    asked.some((question) => classOf(question, response) === "any");
  const anyTime = (...times: readonly string[]) =>
    about("exposure").some(({ code }) =>
      [...chosenIn(response, code)].some((option) => times.includes(option)),
    );
  switch (indicator) {
    case "exposed":
      return anyYes(about("exposure"));
    case "ongoing":
      return anyTime("now");
    case "childhood":
      return anyTime("child") || anyYes(about("childhood"));
    case "later":
      return anyTime("adult", "now");
    case "used":
      return anyYes(about("use"));
    case "childhood+later":
      return indicates("childhood", response, questions) && indicates("later", response, questions);
    case "exposed+used":
      return indicates("exposed", response, questions) && indicates("used", response, questions);
    default:
      return indicator satisfies never;
  }
}

const priorMeasures: Readonly<Record<Prior, readonly ProcessMeasure[]>> = {
  no: [],
  here: ["repeat"],
  elsewhere: ["elsewhere"],
};

function processMeasures(occasion: Occasion): readonly ProcessMeasure[] {
  switch (occasion.kind) {
    case "answered":
      return ["asked", ...priorMeasures[occasion.prior]];
    case "stopped":
    case "declined":
      return ["asked", occasion.kind, ...priorMeasures[occasion.prior]];
    case "not-asked":
      return [`not-asked-${occasion.reason}`];
    case "follow-up":
      return [];
    default:
      return occasion satisfies never;
  }
}

const countsFollowUp = (occasion: Occasion, cell: Extract<PlanCell, { kind: "follow-up" }>): boolean =>
  occasion.kind === "follow-up" && cell.group === groupOf(occasion.sex) && occasion.done.includes(cell.done);

/** A person who said no was never asked for their sex, nor was one who stopped and took the answers back. */
function sexIn(occasion: Occasion): Sex {
  switch (occasion.kind) {
    case "answered":
      return occasion.response.sex;
    case "stopped":
      return occasion.response?.sex ?? "declined";
    case "declined":
      return "declined";
    case "not-asked":
    case "follow-up":
      return occasion.sex;
    default:
      return occasion satisfies never;
  }
}

const groupOf = (sex: Sex): Group => (sex === "woman" || sex === "man" ? sex : "other");
