import { useFormSetting } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";
import { SupportList } from "../parts/SupportList.tsx";

interface ThanksScreenProps {
  readonly contact: string | undefined;
  readonly papersWanted: boolean;
  readonly onPapers: () => void;
  readonly onAdvice: () => void;
  readonly onDone: () => void;
}

/** P13: thanks and support, the same for everyone whatever was answered. */
export function ThanksScreen({ contact, papersWanted, onPapers, onAdvice, onDone }: ThanksScreenProps) {
  const { language, mode, supportLines } = useFormSetting();
  const { thanks, advice } = language.texts;
  const isEmbedded = mode === "embed";
  const about = (wanted: "talk" | "stop-hurting") => supportLines.filter((line) => line.about === wanted);

  return (
    <div className="qf-form">
      <Heading>{thanks.heading}</Heading>
      <p className="qf-text qf-text--lead">{thanks.body}</p>
      <h2 className="qf-subheading">{thanks.talkHeading}</h2>
      <p className="qf-text">{isEmbedded ? thanks.talkEmbed : thanks.talk}</p>
      <SupportList lines={about("talk")} contact={contact} />
      <p className="qf-text">{thanks.stopHurting}</p>
      <SupportList lines={about("stop-hurting")} />
      {isEmbedded && (
        <>
          <p className="qf-hint">{thanks.callTrace}</p>
          <p>
            <button className="qf-quiet" type="button" onClick={onAdvice}>
              {advice.link}
            </button>
          </p>
        </>
      )}
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onDone}>
          {thanks.done}
        </button>
        {!isEmbedded && (
          <button className="qf-button" type="button" aria-pressed={papersWanted} onClick={onPapers}>
            {thanks.papers}
          </button>
        )}
      </div>
      <p className="qf-hint" role="status">
        {papersWanted && thanks.papersNoted}
      </p>
    </div>
  );
}
