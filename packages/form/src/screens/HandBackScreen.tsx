import type { Ending } from "../contribution-store.ts";
import { useFormSetting } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";

interface HandBackScreenProps {
  readonly ending: Ending | undefined;
  readonly onUnlock: () => void;
}

/** P14: the end. On a tablet of staff nothing but their unlocking is left; elsewhere the page may be closed. */
export function HandBackScreen({ ending, onUnlock }: HandBackScreenProps) {
  const { language, mode } = useFormSetting();
  const { handBack, navigation } = language.texts;
  if (mode === "embed") {
    return (
      <div className="qf-form qf-form--end">
        <Heading>{handBack.closeHeading}</Heading>
        <p className="qf-text">{handBack.closeBody}</p>
      </div>
    );
  }
  if (mode === "together") {
    return (
      <div className="qf-form qf-form--end">
        <Heading>{handBack.closeHeading}</Heading>
        <p className="qf-text">{handBack.body}</p>
        <p>
          <button className="qf-button" type="button" onClick={onUnlock}>
            {navigation.next}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="qf-form qf-form--end">
      <Heading>{handBack.heading}</Heading>
      <p className="qf-text">{ending === "declined" ? handBack.bodyDeclined : handBack.body}</p>
      <p>
        <button className="qf-button" type="button" onClick={onUnlock}>
          {handBack.unlock}
        </button>
      </p>
    </div>
  );
}
