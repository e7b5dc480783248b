import { useFormSetting } from "../form-context.ts";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { Heading } from "../parts/Heading.tsx";

interface HowToHideScreenProps {
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onPractise: () => void;
  readonly onAdvice: () => void;
}

/** P3: how to hide, and a try at it before it is needed. */
export function HowToHideScreen({ onNext, onBack, onPractise, onAdvice }: HowToHideScreenProps) {
  const { language, mode } = useFormSetting();
  const { howToHide, navigation, advice } = language.texts;
  const isEmbedded = mode === "embed";

  return (
    <AnswerForm onNext={onNext}>
      <Heading>{howToHide.heading}</Heading>
      <p className="qf-text">{isEmbedded ? howToHide.bodyEmbed : howToHide.body}</p>
      {isEmbedded ? (
        <>
          <p className="qf-text">{howToHide.traces}</p>
          <p>
            <button className="qf-quiet" type="button" onClick={onAdvice}>
              {advice.link}
            </button>
          </p>
        </>
      ) : (
        <p>
          <button className="qf-button" type="button" onClick={onPractise}>
            {howToHide.practise}
          </button>
        </p>
      )}
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onNext}>
          {howToHide.begin}
        </button>
        <button className="qf-button" type="button" onClick={onBack}>
          {navigation.back}
        </button>
      </div>
    </AnswerForm>
  );
}
