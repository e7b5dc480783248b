import type { AnswerValues } from "@vifragar/core";
import type { ReactNode } from "react";
import { canGoBack, stepOf } from "../flow/flow.ts";
import { useFormSetting } from "../form-context.ts";
import type { Omgang } from "../use-omgang.ts";
import { AboutScreen } from "./AboutScreen.tsx";
import { AdviceScreen } from "./AdviceScreen.tsx";
import { HandBackScreen } from "./HandBackScreen.tsx";
import { HowToHideScreen } from "./HowToHideScreen.tsx";
import { LanguageScreen } from "./LanguageScreen.tsx";
import { PriorScreen } from "./PriorScreen.tsx";
import { QuestionScreen } from "./QuestionScreen.tsx";
import { ReviewScreen } from "./ReviewScreen.tsx";
import { SexScreen } from "./SexScreen.tsx";
import { ThanksScreen } from "./ThanksScreen.tsx";
import { UnsentScreen } from "./UnsentScreen.tsx";

interface ScreenProps {
  readonly omgang: Omgang;
  readonly languageIsChosen: boolean;
  readonly besideAnswers: ((answers: AnswerValues) => ReactNode) | undefined;
  readonly contact: string | undefined;
  readonly papersWanted: boolean;
  readonly onPapers: () => void;
  readonly onFinish: () => void;
}

/** The screen for where a person is. A kind of screen without a component does not compile. */
export function Screen({ omgang, ...props }: ScreenProps) {
  const { instrument, mode } = useFormSetting();
  const { flow, form, move } = omgang;
  const step = stepOf(flow);
  const next = () => move({ kind: "next" });
  const back = () => move({ kind: "back" });
  const openAdvice = () => move({ kind: "advice", open: true });
  const onBack = canGoBack(flow) ? back : undefined;
  const asking = {
    asksToSkip: flow.box === "skip",
    onNext: next,
    onBack,
    onNothingChosen: () => move({ kind: "ask", box: "skip" }),
    onDismiss: () => move({ kind: "dismiss" }),
  };

  if (flow.advice) return <AdviceScreen onBack={() => move({ kind: "advice", open: false })} />;
  if (flow.box === "unsent") return <UnsentScreen onRetry={omgang.retry} onLeave={omgang.leaveUnsent} />;
  switch (step.kind) {
    case "language":
      return <LanguageScreen isChosen={props.languageIsChosen} onNext={next} />;
    case "prior":
      return (
        <PriorScreen
          onBack={back}
          onNext={(prior) => {
            omgang.answerPrior(prior);
            next();
          }}
        />
      );
    case "about":
      return <AboutScreen onNext={next} onBack={onBack} onDecline={omgang.decline} />;
    case "how-to-hide":
      return (
        <HowToHideScreen
          onNext={next}
          onBack={back}
          onPractise={() => move({ kind: "practise" })}
          onAdvice={openAdvice}
        />
      );
    case "question": {
      const question = instrument.questions[step.index];
      return question && <QuestionScreen question={question} form={form} {...asking} />;
    }
    case "sex":
      return <SexScreen form={form} {...asking} />;
    case "review":
      return (
        <ReviewScreen
          answers={form.getValues()}
          answersClosed={flow.answersClosed}
          asksToPick={flow.box === "pick"}
          besideAnswers={props.besideAnswers}
          onChange={(to) => move({ kind: "change", to })}
          onSend={omgang.send}
          onNothingChosen={() => move({ kind: "ask", box: "pick" })}
          onDismiss={() => move({ kind: "dismiss" })}
          onBack={onBack}
        />
      );
    case "thanks":
      return (
        <ThanksScreen
          contact={props.contact}
          papersWanted={props.papersWanted}
          onPapers={props.onPapers}
          onAdvice={openAdvice}
          onDone={() => {
            // In together mode nobody hands anything back: staff go on from here.
            if (mode === "together") props.onFinish();
            else next();
          }}
        />
      );
    case "hand-back":
      return <HandBackScreen ending={flow.ending} onUnlock={props.onFinish} />;
    default:
      return step satisfies never;
  }
}
