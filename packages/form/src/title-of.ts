import type { Flow } from "./flow/flow.ts";
import { stepOf } from "./flow/flow.ts";
import type { Mode } from "./mode.ts";
import type { Texts } from "./texts/sv.ts";

/** What stands in the bar: *Fråga 3 av 7* on a question, the form's name on every other screen. */
export function progressOf(flow: Flow, questions: number, texts: Texts): string {
  const step = stepOf(flow);
  return step.kind === "question" ? texts.navigation.progress(step.index + 1, questions) : texts.appName;
}

/** The page's title. Neutral everywhere: nothing in it tells what is asked or answered. */
export function titleOf(flow: Flow, questions: number, texts: Texts, mode: Mode): string {
  if (flow.cover === "hidden") return mode === "embed" ? texts.hide.loading : texts.cover.title;
  if (flow.cover === "practice") return texts.cover.title;
  return `${screenTitle(flow, questions, texts)} – ${texts.appName}`;
}

function screenTitle(flow: Flow, questions: number, texts: Texts): string {
  if (flow.cover === "pause") return texts.pause.heading;
  if (flow.advice) return texts.advice.heading;
  const step = stepOf(flow);
  switch (step.kind) {
    case "language":
      return texts.language.heading;
    case "prior":
    case "about":
      return texts.about.heading;
    case "how-to-hide":
      return texts.howToHide.heading;
    case "question":
      return texts.navigation.progress(step.index + 1, questions);
    case "sex":
      return texts.sex.title;
    case "review":
      return texts.review.title;
    case "thanks":
      return texts.thanks.heading;
    case "hand-back":
      return texts.handBack.title;
    default:
      return step satisfies never;
  }
}
