import { DEFAULT_EXIT_URL } from "../exit/leave.ts";
import type { Texts } from "../texts/sv.ts";

/** No form can be opened: the person reads that nothing is asked of them, and can leave for another page. */
export function NotOpen({
  texts,
  exitUrl = DEFAULT_EXIT_URL,
}: {
  texts: Texts;
  exitUrl?: string | undefined;
}) {
  return (
    <div className="qf qf--embed qf--closed">
      <h1 className="qf-heading">{texts.appName}</h1>
      <p className="qf-text">{texts.broken}</p>
      <p className="qf-text">
        <a href={exitUrl} target="_top" rel="nofollow noreferrer">
          {texts.hide.exitButton}
        </a>
      </p>
    </div>
  );
}
