import {
  type AnswerValues,
  type Instrument,
  type LanguageTag,
  supportLines as nationalLines,
  type Prior,
  type Question,
  type SupportLine,
} from "@vifragar/core";
import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ContributionStore, Finish } from "./contribution-store.ts";
import { HiddenCover, LeavingCover, PauseCover, PracticeCover } from "./exit/Covers.tsx";
import { ExitButton, ExitLink, ShiftStatus } from "./exit/ExitControls.tsx";
import { DEFAULT_EXIT_URL, leavePage } from "./exit/leave.ts";
import { type Clocks, DEFAULT_CLOCKS, useAway } from "./exit/use-away.ts";
import { useBackGuard } from "./exit/use-back-guard.ts";
import { usePageWipe } from "./exit/use-page-wipe.ts";
import { useShiftExit } from "./exit/use-shift-exit.ts";
import { isAnswering, stepOf } from "./flow/flow.ts";
import { FormSettingProvider } from "./form-context.ts";
import type { Mode } from "./mode.ts";
import { DecideRow } from "./parts/DecideRow.tsx";
import { KeptNote } from "./parts/KeptNote.tsx";
import { StopDialog } from "./parts/StopDialog.tsx";
import { type Display, type TextSize, Tools } from "./parts/Tools.tsx";
import { Screen } from "./screens/Screen.tsx";
import { type Catalogues, type FormLanguage, languagesOf, languageWith } from "./texts/texts.ts";
import { progressOf, titleOf } from "./title-of.ts";
import { useDocumentFrame } from "./use-document-frame.ts";
import { useLatest } from "./use-latest.ts";
import { useOmgang } from "./use-omgang.ts";

export interface SevenQuestionsProps {
  readonly instrument: Instrument;
  readonly mode: Mode;
  /** Where the outcome goes, once. */
  readonly store: ContributionStore;
  /** The language to begin in, when staff have asked for it. It can be changed on every screen. */
  readonly language?: LanguageTag | undefined;
  /** Whether the person has had the questions before. Asked on a screen of its own when it is not given. */
  readonly prior?: Prior | undefined;
  /**
   * Answers that the person chose to show. In `together` mode the form then opens at the list of
   * answers, for staff and participant to go through (S7).
   */
  readonly shown?: AnswerValues | undefined;
  /** Beside the open list of answers in `together` mode: what staff may ask, and support for today. */
  readonly besideAnswers?: ((answers: AnswerValues) => ReactNode) | undefined;
  /** Beside a question: advice to whoever asks it, in practice. */
  readonly besideQuestion?: ((question: Question) => ReactNode) | undefined;
  /** Shown as the first line of support: the person's own contact in the insats. */
  readonly contact?: string | undefined;
  /** Where a person can call, as the förbund has it; the national lines unless it says otherwise. */
  readonly supportLines?: readonly SupportLine[] | undefined;
  /** The words that nothing is saved, on every screen. The store sees to it that nothing is. */
  readonly practice?: boolean | undefined;
  /** The word PROV on every screen: the answers go to a provförbund and are never counted for real. */
  readonly trial?: boolean | undefined;
  /** The size of the text to begin with: 100, 125 or 150 per cent. It can be changed on every screen. */
  readonly textSize?: TextSize | undefined;
  /** Where *Lämna sidan* goes. Only in `embed` mode. */
  readonly exitUrl?: string | undefined;
  /**
   * Where the recordings and pictures of the instrument lie, with a slash at the end. A language without a recording of
   * a question has no *Lyssna* there: better than a wrong voice.
   */
  readonly media?: string | undefined;
  /** How long the screen may be left alone. */
  readonly clocks?: Clocks | undefined;
  /** Catalogues for languages of the instrument that are not built in. */
  readonly catalogues?: Catalogues | undefined;
  /**
   * The form is over. Never told what was answered. On a tablet this is when staff are to unlock; the
   * component has nothing more to show. In `embed` mode it is told once, however it ended: done, declined,
   * left or timed out.
   */
  readonly onFinished: (finish: Finish) => void;
  /** The screen was just hidden and everything in it wiped. Too late to stop it. */
  readonly onHidden?: (() => void) | undefined;
}

/**
 * The participant's form: the whole way from choosing a language to handing the tablet back.
 *
 * One mounted component is one omgång; give it a new `key` for the next person. It keeps everything in
 * memory and stores nothing itself, and it takes over Back, Shift × 3 and the page's title while it is
 * shown.
 */
export function SevenQuestions(props: SevenQuestionsProps) {
  const { instrument, mode, exitUrl = DEFAULT_EXIT_URL, clocks = DEFAULT_CLOCKS, onFinished } = props;
  const { media, supportLines = nationalLines } = props;
  const languages = useMemo(() => languagesOf(instrument, props.catalogues), [instrument, props.catalogues]);
  const [chosenLanguage, chooseLanguage] = useState<FormLanguage | undefined>(
    () => props.language && languageWith(props.language, languages),
  );
  const language = chosenLanguage ?? languageWith(undefined, languages);
  const [display, setDisplay] = useState<Display>({ size: props.textSize ?? 0, highContrast: false });
  const [papersWanted, setPapersWanted] = useState(false);
  const omgang = useOmgang({ instrument, store: props.store, prior: props.prior, shown: props.shown });
  const { flow, move } = omgang;
  const { texts } = language;
  const ids = useId();
  const root = useRef<HTMLDivElement>(null);
  const isEmbedded = mode === "embed";
  const questions = instrument.questions.length;
  const screen = `${flow.at} ${flow.advice} ${flow.box === "unsent"}`;
  const step = stepOf(flow);
  const isOver = step.kind === "hand-back";
  const questionNow = step.kind === "question" ? instrument.questions[step.index] : undefined;
  // On a tablet that is handed back only unlocking is left; a page that is not ours can always be left.
  const canHide = isEmbedded || !isOver;

  const exit = () => {
    omgang.wipe("hide");
    props.onHidden?.();
    if (isEmbedded) leavePage(exitUrl);
  };
  const finish = () => onFinished({ ending: flow.ending ?? "not-sent", papersWanted });
  const pause = () => (flow.cover === "none" && !isOver ? omgang.cover() : undefined);

  const progress = useShiftExit(() => flow.cover !== "hidden" && exit());
  useBackGuard(!isEmbedded, () => (flow.cover === "none" ? move({ kind: "back" }) : undefined));
  usePageWipe(() => omgang.wipe(isEmbedded ? "time-out" : "hide"));
  useAway({
    clocks,
    screen: isOver ? "done" : flow.cover === "none" ? "watched" : "covered",
    wipesWhenAway: mode === "hand-over",
    onCover: pause,
    onWipe: () => omgang.wipe("time-out"),
  });
  useEndOnce(isEmbedded && isOver, finish);
  useDocumentFrame(titleOf(flow, questions, texts, mode), language, !isEmbedded);
  useScreenFocus(root, `${screen} ${flow.cover}`, isEmbedded);

  const setting = useMemo(
    () => ({ instrument, mode, language, languages, chooseLanguage, supportLines, media, ids }),
    [instrument, mode, language, languages, supportLines, media, ids],
  );
  const exitButton = <ExitButton url={exitUrl} onExit={exit} progress={progress} />;
  const Frame = isEmbedded ? EmbeddedFrame : PageFrame;

  return (
    <FormSettingProvider value={setting}>
      <div className={classOf(display, mode)} lang={language.tag} dir={language.direction} ref={root}>
        {flow.cover === "none" && (
          <Frame
            name={texts.appName}
            bar={
              <>
                {canHide && <ExitLink url={exitUrl} onExit={exit} />}
                <div className="qf-bar">
                  <p className="qf-bar__progress">{progressOf(flow, questions, texts)}</p>
                  {canHide && exitButton}
                </div>
                <ShiftStatus progress={progress} />
              </>
            }
          >
            {(props.practice || props.trial) && (
              <p className="qf-practice">{props.practice ? texts.practice : texts.trial}</p>
            )}
            {!isOver && <Tools display={display} onDisplay={setDisplay} />}
            {/* A screen of its own each time: nothing of one question is left when the next one comes. */}
            <div className="qf-screen" key={screen}>
              {flow.tellsKept && <KeptNote onRestart={() => move({ kind: "restart" })} />}
              <Screen
                omgang={omgang}
                languageIsChosen={chosenLanguage !== undefined}
                besideAnswers={props.besideAnswers}
                contact={props.contact}
                papersWanted={papersWanted}
                onPapers={() => setPapersWanted((wanted) => !wanted)}
                onFinish={finish}
              />
              {questionNow && props.besideQuestion?.(questionNow)}
              {isAnswering(flow) && !flow.advice && flow.box !== "unsent" && (
                <DecideRow onPause={pause} onStop={() => move({ kind: "ask", box: "stop" })} />
              )}
            </div>
          </Frame>
        )}
        {flow.cover === "none" && flow.box === "stop" && (
          <StopDialog
            isAnswered={omgang.isAnswered()}
            exit={exitButton}
            onStop={omgang.stop}
            onBack={() => move({ kind: "dismiss" })}
          />
        )}
        {flow.cover === "practice" && <PracticeCover onDone={() => move({ kind: "practised" })} />}
        {flow.cover === "pause" && <PauseCover onResume={() => move({ kind: "resume" })} />}
        {flow.cover === "hidden" &&
          (isEmbedded ? <LeavingCover text={texts.hide.loading} /> : <HiddenCover onUnlock={finish} />)}
      </div>
    </FormSettingProvider>
  );
}

const classOf = ({ size, highContrast }: Display, mode: Mode): string =>
  ["qf", `qf--${mode}`, `qf--size-${size}`, highContrast ? "qf--high-contrast" : ""].join(" ").trim();

interface FrameProps {
  readonly name: string;
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

function PageFrame({ bar, children }: FrameProps) {
  return (
    <>
      <header className="qf-top">{bar}</header>
      <main className="qf-main">{children}</main>
    </>
  );
}

/** On a page that is not ours, which has a header and a main of its own. */
function EmbeddedFrame({ name, bar, children }: FrameProps) {
  return (
    <section aria-label={name}>
      <div className="qf-top">{bar}</div>
      <div className="qf-main">{children}</div>
    </section>
  );
}

/** On a page that is not ours nobody unlocks anything: the end is told as soon as it is there, once. */
function useEndOnce(isOver: boolean, onEnd: () => void): void {
  const end = useLatest(onEnd);
  const isTold = useRef(false);
  useEffect(() => {
    if (!isOver || isTold.current) return;
    isTold.current = true;
    end();
  }, [isOver, end]);
}

/** Moves the focus to the heading of each new screen, but never takes it from a page that just loaded. */
function useScreenFocus(
  root: { readonly current: HTMLElement | null },
  screen: string,
  waits: boolean,
): void {
  const isFirst = useRef(true);
  // Before the screen is painted: a tap that follows at once meets the screen where it stays.
  useLayoutEffect(() => {
    const skip = isFirst.current && waits;
    isFirst.current = false;
    if (skip || screen === "") return;
    const heading = root.current?.querySelector<HTMLElement>("[data-qf-heading]");
    root.current?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  }, [screen, waits, root]);
}
