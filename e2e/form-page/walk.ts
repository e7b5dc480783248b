/** From the first screen of the form to the last, past every box and cover on the way. */

import { textIn } from "../../packages/core/src/index.ts";
import type { FormLanguage, Mode } from "../../packages/form/src/index.ts";
import { sampleInstrument } from "../../packages/form/src/testing/layout-sample.ts";
import type { Form } from "./form.ts";

/** A screen of the form, or a state of one. In the order in which a person meets them. */
export type ScreenName =
  | "language"
  | "prior"
  | "about"
  | "how-to-hide"
  | "advice"
  | "practice"
  | `question-${number}`
  | "tools"
  | "skip"
  | "stop"
  | "pause"
  | "after-pause"
  | "sex"
  | "review"
  | "pick"
  | "own-answers"
  | "unsent"
  | "thanks"
  | "hand-back";

interface Walk {
  readonly form: Form;
  readonly language: FormLanguage;
  readonly mode: Mode;
  /** Whether the person is asked if they have had the questions before. */
  readonly asksPrior: boolean;
  /** Which option is chosen on question `index`; undefined skips it. */
  readonly option?: (index: number) => number | undefined;
  /** Makes sending fail until it is called with false. */
  readonly breakSending?: (broken: boolean) => Promise<void>;
  readonly look: (screen: ScreenName) => Promise<void>;
}

/** Walks from the choice of language to the end. */
export async function walk(options: Walk): Promise<void> {
  const { form, language, mode, look } = options;
  const { texts, tag } = language;
  const next = () => form.press(texts.navigation.next);

  await look("language");
  await form.choose(tag);
  await next();
  if (options.asksPrior) {
    await form.arrive(texts.prior.heading);
    await look("prior");
    await form.choose("no");
    await next();
  }
  await form.arrive(texts.about.heading);
  await look("about");
  await next();
  await form.arrive(texts.howToHide.heading);
  await look("how-to-hide");
  if (mode === "embed") await seeAdvice(options);
  else await practise(options);
  await form.press(texts.howToHide.begin);
  await meetBoxes(options);
  for (const [index, { legend }] of sampleInstrument.questions.entries()) {
    await form.arrive(textIn(legend, tag, sampleInstrument));
    await look(`question-${index + 1}`);
    const option = options.option ? options.option(index) : 1;
    if (option !== undefined) await form.tick(option);
    await next();
    if (option === undefined) await form.press(texts.skip.yes);
  }
  await form.arrive(texts.sex.heading);
  await look("sex");
  await form.tick(0);
  await next();
  await send(options);
  await form.arrive(texts.thanks.heading);
  await look("thanks");
  await form.press(texts.thanks.done);
  if (mode === "together") return;
  await form.arrive(mode === "embed" ? texts.handBack.closeHeading : texts.handBack.heading);
  await look("hand-back");
}

async function seeAdvice({ form, language: { texts }, look }: Walk): Promise<void> {
  await form.press(texts.advice.link);
  await form.arrive(texts.advice.heading);
  await look("advice");
  await form.press(texts.advice.back);
}

async function practise({ form, language: { texts }, look }: Walk): Promise<void> {
  await form.press(texts.howToHide.practise);
  await look("practice");
  await form.press(texts.howToHide.practised);
}

/** On the first question: the tools, skipping, stopping and a pause. */
async function meetBoxes({ form, language: { texts, tag }, look }: Walk): Promise<void> {
  await form.arrive(textIn(sampleInstrument.questions[0]?.legend ?? {}, tag, sampleInstrument));
  await form.press(texts.tools.summary);
  await look("tools");
  await form.press(texts.tools.summary);
  await form.press(texts.navigation.next);
  await look("skip");
  await form.press(texts.skip.no);
  await form.press(texts.stop.button);
  await look("stop");
  await form.press(texts.stop.back);
  await form.press(texts.pause.button);
  await look("pause");
  await form.press(texts.pause.resume);
}

async function send({ form, language: { texts }, mode, look, breakSending }: Walk): Promise<void> {
  const heading = {
    "hand-over": texts.review.heading,
    together: texts.review.headingTogether,
    embed: texts.review.headingEmbed,
  }[mode];
  const button = mode === "together" ? texts.review.sendTogether : texts.review.send;
  await form.arrive(heading);
  await look("review");
  if (mode === "hand-over") {
    await form.press(button);
    await look("pick");
    await form.choose("false");
  }
  if (breakSending) {
    await breakSending(true);
    await form.press(button);
    await form.arrive(texts.unsent.heading);
    await look("unsent");
    await breakSending(false);
    await form.press(texts.unsent.retry);
  } else await form.press(button);
}
