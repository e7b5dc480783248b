import { useFormSetting } from "../form-context.ts";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { Heading } from "../parts/Heading.tsx";
import { WhoIsClose } from "../parts/WhoIsClose.tsx";

interface AboutScreenProps {
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
  readonly onDecline: () => void;
}

/** P2: what the questions are about, before the first of them. The word violence is said here, plainly. */
export function AboutScreen({ onNext, onBack, onDecline }: AboutScreenProps) {
  const { language, mode } = useFormSetting();
  const { about, navigation } = language.texts;
  const use = { "hand-over": about.use, together: about.useTogether, embed: about.useEmbed }[mode];

  return (
    <AnswerForm onNext={onNext}>
      <Heading>{about.heading}</Heading>
      <p className="qf-text qf-text--lead">{about.lead}</p>
      <h2 className="qf-subheading">{about.decideHeading}</h2>
      <p className="qf-text">{about.decide}</p>
      <h2 className="qf-subheading">{about.useHeading}</h2>
      <p className="qf-text">{use}</p>
      <h2 className="qf-subheading">{about.knowHeading}</h2>
      <p className="qf-text">{about.know}</p>
      <h2 className="qf-subheading">{about.dangerHeading}</h2>
      <p className="qf-text">{mode === "embed" ? about.dangerEmbed : about.danger}</p>
      <WhoIsClose />
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onNext}>
          {navigation.next}
        </button>
        <button className="qf-button" type="button" onClick={onDecline}>
          {about.decline}
        </button>
      </div>
      {onBack && (
        <p className="qf-decide">
          <button className="qf-quiet" type="button" onClick={onBack}>
            {navigation.back}
          </button>
        </p>
      )}
    </AnswerForm>
  );
}
