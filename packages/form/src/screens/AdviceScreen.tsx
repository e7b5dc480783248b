import { useFormSetting } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";
import { SupportList } from "../parts/SupportList.tsx";

/** P17: how to be safer on the net. It promises nothing about traces that cannot be erased. */
export function AdviceScreen({ onBack }: { readonly onBack: () => void }) {
  const { language, supportLines } = useFormSetting();
  const { advice } = language.texts;
  return (
    <div className="qf-form">
      <Heading>{advice.heading}</Heading>
      <ul className="qf-list">
        {[advice.device, advice.privateWindow, advice.history, advice.watched, advice.call].map((line) => (
          <li className="qf-text" key={line}>
            {line}
          </li>
        ))}
      </ul>
      <SupportList lines={supportLines} />
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onBack}>
          {advice.back}
        </button>
      </div>
    </div>
  );
}
