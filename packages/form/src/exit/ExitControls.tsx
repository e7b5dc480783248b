import { useFormSetting } from "../form-context.ts";
import type { ShiftProgress } from "./use-shift-exit.ts";

interface ExitControlProps {
  /** Where the page goes; a tablet stays where it is. */
  readonly url: string;
  readonly onExit: () => void;
}

/** The first tab stop: seen only when it has the focus, for those who do not find the button by eye. */
export function ExitLink({ url, onExit }: ExitControlProps) {
  const { language, mode } = useFormSetting();
  const { hide } = language.texts;
  if (mode !== "embed") {
    return (
      <button className="qf-exit-link" type="button" onClick={onExit}>
        {hide.link}
      </button>
    );
  }
  return <PlainLink className="qf-exit-link" url={url} onExit={onExit} text={hide.exitLink} />;
}

/** *Dölj* or *Lämna sidan*: always on the screen, always at the same place, never in a menu. */
export function ExitButton({
  url,
  onExit,
  progress,
}: ExitControlProps & { readonly progress: ShiftProgress }) {
  const { language, mode } = useFormSetting();
  const { hide } = language.texts;
  return (
    <div className="qf-exit">
      {mode === "embed" ? (
        <PlainLink className="qf-exit__button" url={url} onExit={onExit} text={hide.exitButton} />
      ) : (
        <button className="qf-exit__button" type="button" onClick={onExit}>
          {hide.button}
        </button>
      )}
      <span className="qf-exit__dots" data-presses={progress === "off" ? 0 : progress} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
    </div>
  );
}

/** Says how far the shortcut has come, to those who hear the page. */
export function ShiftStatus({ progress }: { readonly progress: ShiftProgress }) {
  const { language } = useFormSetting();
  const { hide } = language.texts;
  const said = { 0: "", 1: hide.twoMore, 2: hide.oneMore, off: hide.off }[progress];
  return (
    <span className="qf-only-heard" role="status">
      {said}
    </span>
  );
}

// A real link, so that leaving works even where the script has stopped.
function PlainLink(props: { className: string; url: string; text: string; onExit: () => void }) {
  return (
    <a
      className={props.className}
      href={props.url}
      rel="nofollow noreferrer"
      onClick={(event) => {
        event.preventDefault();
        props.onExit();
      }}
    >
      {props.text}
    </a>
  );
}
