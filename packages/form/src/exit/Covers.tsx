import { useEffect, useState } from "react";
import { useFormSetting, useTexts } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";
import { SleepPage } from "./SleepPage.tsx";
import { TopLayer } from "./TopLayer.tsx";

/** P3's practice: the real cover, and a line that says how to come back. */
export function PracticeCover({ onDone }: { readonly onDone: () => void }) {
  const { howToHide } = useTexts();
  return (
    <TopLayer className="qf-cover--page">
      <h1 className="qf-only-heard">{howToHide.heading}</h1>
      <button className="qf-cover__whole" type="button" onClick={onDone} data-qf-heading>
        <span className="qf-cover__line">{howToHide.practised}</span>
      </button>
      <SleepPage inert />
    </TopLayer>
  );
}

/**
 * P15: looks like an ordinary page about sleep to whoever glances at it. Who listens is told the truth:
 * a break, take your time.
 */
export function PauseCover({ onResume }: { readonly onResume: () => void }) {
  const { pause } = useTexts();
  return (
    <TopLayer className="qf-cover--page">
      <div className="qf-only-heard">
        <Heading>{pause.heading}</Heading>
        <p>{pause.body}</p>
      </div>
      <SleepPage inert />
      <div className="qf-actions qf-cover__actions">
        <button className="qf-button qf-button--main" type="button" onClick={onResume}>
          {pause.resume}
        </button>
      </div>
    </TopLayer>
  );
}

/** P18 on a tablet: the same page about sleep, which goes nowhere but back to staff. Everything is wiped. */
export function HiddenCover({ onUnlock }: { readonly onUnlock: () => void }) {
  const { language, mode } = useFormSetting();
  const { cover, handBack } = language.texts;
  const [answered, setAnswered] = useState(false);

  if (answered) {
    return (
      <TopLayer className="qf-cover--page" key="thanks">
        <div className="qf-sleep">
          <p className="qf-sleep__name">{cover.heading}</p>
          <Heading>{cover.thanks}</Heading>
          {mode !== "together" && <p className="qf-text">{cover.handBack}</p>}
          <div className="qf-actions">
            <button className="qf-button" type="button" onClick={onUnlock}>
              {handBack.unlock}
            </button>
          </div>
        </div>
      </TopLayer>
    );
  }
  return (
    <TopLayer className="qf-cover--page" key="question">
      <SleepPage inert={false} />
      <div className="qf-actions qf-cover__actions">
        <button className="qf-button qf-button--main" type="button" onClick={() => setAnswered(true)}>
          {cover.next}
        </button>
      </div>
    </TopLayer>
  );
}

/** P18 on a page that is not ours: blank in the browser's own colours while the other page comes. */
export function LeavingCover({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");
  // An alert is read when its text changes, not when it comes with the text already in it.
  useEffect(() => setSaid(text), [text]);
  return (
    <TopLayer className="qf-cover--leaving">
      <p role="alert">{said}</p>
    </TopLayer>
  );
}
