/**
 * Where a person is in an omgång, and what each thing they do leads to.
 *
 * Pure: it knows the order of screens and nothing of what is answered, so no answer can steer it.
 */
import type { Ending } from "../contribution-store.ts";
import { placeOf, type Step, type StepsOptions, stepsOf } from "./steps.ts";

/** What lies over the screen. Only `none` shows anything of the form. */
export type Cover = "none" | "practice" | "pause" | "hidden";

/**
 * A question from the form itself, in the place of the buttons: nothing was chosen and may be skipped,
 * nothing was chosen and must be, or sending failed. `stop` asks in a dialog of its own.
 */
export type Box = "none" | "skip" | "pick" | "unsent" | "stop";

export interface Flow {
  readonly steps: readonly Step[];
  readonly at: number;
  /** Nobody goes back to a screen before this one. */
  readonly floor: number;
  readonly cover: Cover;
  readonly box: Box;
  /** One answer is being changed from the list; the list comes next. */
  readonly changing: boolean;
  /** There was a pause: whoever continues may be someone else, so earlier answers are not shown again. */
  readonly answersClosed: boolean;
  /** The line about kept answers stands on this screen: the first one after a pause. */
  readonly tellsKept: boolean;
  /** Advice about safety online lies in front of the screen. */
  readonly advice: boolean;
  readonly ending: Ending | undefined;
}

/** What a person, or a clock, can do. */
export type Move =
  | { readonly kind: "next" }
  | { readonly kind: "back" }
  | { readonly kind: "change"; readonly to: Extract<Step, { kind: "question" | "sex" }> }
  | { readonly kind: "ask"; readonly box: Exclude<Box, "none"> }
  | { readonly kind: "dismiss" }
  | { readonly kind: "practise" }
  | { readonly kind: "practised" }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  | { readonly kind: "restart" }
  | { readonly kind: "advice"; readonly open: boolean }
  | { readonly kind: "ended"; readonly ending: Ending }
  | { readonly kind: "hide" }
  | { readonly kind: "time-out" };

/** The beginning: the first screen, or the list of answers when they are already given. */
export function startOf(options: StepsOptions): Flow {
  const steps = stepsOf(options);
  return {
    steps,
    at: options.onlyReview ? placeOf("review", steps) : 0,
    floor: options.onlyReview ? placeOf("review", steps) : 0,
    cover: "none",
    box: "none",
    changing: false,
    answersClosed: false,
    tellsKept: false,
    advice: false,
    ending: undefined,
  };
}

/** The screen a person is on. */
export function stepOf({ steps, at }: Flow): Step {
  const step = steps[at];
  if (!step) throw new RangeError("there is no such screen");
  return step;
}

/** Whether *Tillbaka* leads anywhere from here. */
export const canGoBack = (flow: Flow): boolean => flow.changing || flow.at > flow.floor;

/** Whether the questions have begun and nothing is sent yet: there is something to stop. */
export const isAnswering = (flow: Flow): boolean =>
  flow.ending === undefined && flow.at >= placeOf("question", flow.steps);

/** Where a move leads. A move that makes no sense where the person is leads nowhere. */
export function moved(flow: Flow, move: Move): Flow {
  switch (move.kind) {
    case "next":
      return isOver(flow) ? flow : onwards(flow);
    case "back":
      return isOver(flow) ? flow : backwards(flow);
    case "change":
      return stepOf(flow).kind === "review" && !flow.answersClosed
        ? { ...flow, at: indexOf(flow, move.to), changing: true, box: "none" }
        : flow;
    case "ask":
      return isOver(flow) ? flow : { ...flow, box: move.box };
    case "dismiss":
      return { ...flow, box: "none" };
    case "practise":
      return flow.cover === "none" ? { ...flow, cover: "practice" } : flow;
    case "practised":
      return flow.cover === "practice" ? { ...flow, cover: "none" } : flow;
    case "pause":
      return flow.cover === "none" && !isOver(flow) ? { ...flow, cover: "pause", box: "none" } : flow;
    case "resume":
      return flow.cover === "pause" ? resumed(flow) : flow;
    case "restart":
      return isAnswering(flow) ? restarted(flow) : flow;
    case "advice":
      return { ...flow, advice: move.open };
    case "ended":
      return ended(flow, move.ending);
    case "hide":
      return { ...wiped(flow), cover: "hidden", ending: flow.ending ?? "hidden" };
    case "time-out":
      return { ...wiped(flow), cover: "none", ending: flow.ending ?? "timed-out" };
    default:
      return move satisfies never;
  }
}

/**
 * The first question that a pause empties; those before it keep their answers out of sight.
 *
 * The question on the screen and all after it are asked again, since they would otherwise show what
 * was answered before the pause. A person who was changing one answer loses only that one.
 *
 * @returns Steps whose fields are to be emptied.
 */
export function emptiedByPause({ steps, at, changing, ending }: Flow): readonly Step[] {
  if (ending !== undefined) return [];
  return changing ? steps.slice(at, at + 1) : steps.slice(at);
}

const isOver = ({ steps, at }: Flow): boolean => at === steps.length - 1;

function onwards(flow: Flow): Flow {
  const at = flow.changing ? placeOf("review", flow.steps) : flow.at + 1;
  return { ...flow, at, changing: false, box: "none", tellsKept: false };
}

function backwards(flow: Flow): Flow {
  if (flow.advice) return { ...flow, advice: false };
  if (flow.box !== "none") return { ...flow, box: "none" };
  if (flow.changing) return { ...flow, at: placeOf("review", flow.steps), changing: false };
  if (flow.at > flow.floor) return { ...flow, at: flow.at - 1, tellsKept: false };
  return flow.ending === undefined ? { ...flow, box: "stop" } : flow;
}

function resumed(flow: Flow): Flow {
  const first = placeOf("question", flow.steps);
  const awake: Flow = { ...flow, cover: "none", box: "none" };
  if (flow.ending !== undefined || flow.at < first) return awake;
  return { ...awake, floor: flow.at, answersClosed: true, tellsKept: flow.at > first };
}

function restarted(flow: Flow): Flow {
  const first = placeOf("question", flow.steps);
  return {
    ...flow,
    at: first,
    floor: first,
    changing: false,
    answersClosed: false,
    tellsKept: false,
    box: "none",
  };
}

// The support lines are shown to those who stop, too; only a no before the first question goes straight
// to the end, without another page about violence.
function ended(flow: Flow, ending: Ending): Flow {
  if (flow.cover === "hidden" || isOver(flow)) return { ...flow, ending };
  const at = ending === "declined" ? flow.steps.length - 1 : placeOf("thanks", flow.steps);
  return { ...flow, at, floor: at, ending, box: "none", changing: false, advice: false };
}

function wiped(flow: Flow): Flow {
  const last = flow.steps.length - 1;
  return { ...flow, at: last, floor: last, box: "none", changing: false, tellsKept: false, advice: false };
}

function indexOf(flow: Flow, wanted: Extract<Step, { kind: "question" | "sex" }>): number {
  return flow.steps.findIndex(
    (step) =>
      step.kind === wanted.kind &&
      (step.kind !== "question" || wanted.kind !== "question" || step.index === wanted.index),
  );
}
