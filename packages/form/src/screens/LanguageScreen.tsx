import { useState } from "react";
import { useFormSetting } from "../form-context.ts";
import { Actions } from "../parts/Actions.tsx";
import { AnswerForm } from "../parts/AnswerForm.tsx";
import { CalmBox } from "../parts/CalmBox.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Heading } from "../parts/Heading.tsx";

interface LanguageScreenProps {
  /** Whether staff or the person have chosen already, here or in the tools. */
  readonly isChosen: boolean;
  readonly onNext: () => void;
}

/** P1: in which language. Each name in its own language; Swedish and English explain the screen together. */
export function LanguageScreen({ isChosen, onNext }: LanguageScreenProps) {
  const { ids, language, languages, chooseLanguage } = useFormSetting();
  const [asked, setAsked] = useState(false);
  const { texts } = language;
  const english = languages.find(({ tag }) => tag === "en");
  const inEnglishToo = english !== undefined && english !== language;

  const next = () => {
    if (isChosen) onNext();
    else setAsked(true);
  };

  return (
    <AnswerForm onNext={next}>
      <fieldset className="qf-group">
        <legend>
          <Heading>
            {texts.language.heading}
            {inEnglishToo && (
              <span className="qf-heading__second" lang="en" dir="ltr">
                {english.texts.language.heading}
              </span>
            )}
          </Heading>
        </legend>
        <div className="qf-options">
          {languages.map((offered) => (
            <Choice
              key={offered.tag}
              kind="radio"
              id={`${ids}-language-${offered.tag}`}
              name={`${ids}-language`}
              value={offered.tag}
              checked={isChosen && offered.tag === language.tag}
              onChange={() => {
                chooseLanguage(offered);
                setAsked(false);
              }}
              lang={offered.tag}
              dir={offered.direction}
            >
              {offered.name}
            </Choice>
          ))}
        </div>
      </fieldset>
      <p className="qf-hint">
        {texts.language.interpreter}
        {inEnglishToo && (
          <span className="qf-hint__second" lang="en" dir="ltr">
            {english.texts.language.interpreter}
          </span>
        )}
      </p>
      {asked && <CalmBox heading={texts.language.pick} />}
      <Actions onNext={next} onBack={undefined} />
    </AnswerForm>
  );
}
