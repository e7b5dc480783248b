import { useEffect, useRef, useState } from "react";
import { CameraError } from "../../enrolment/camera.ts";
import { texts } from "../../texts/sv.ts";
import { useSurroundings } from "../staff-context.ts";

interface ScanCodeProps {
  /** Given the text of a code in view. Says what is wrong with it, or nothing when it is taken. */
  readonly onCode: (text: string) => Promise<string | undefined>;
  readonly onEnd: () => void;
}

/** The camera's picture while a QR code is looked for. It closes when the code is taken or the person goes on. */
export function ScanCode({ onCode, onEnd }: ScanCodeProps) {
  const { platform } = useSurroundings();
  const video = useRef<HTMLVideoElement>(null);
  const [isWatching, setIsWatching] = useState(false);
  const [isDark, setIsDark] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = useRef(onCode);
  take.current = onCode;
  const { scan: t } = texts;
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    const ending = new AbortController();
    let last: string | undefined;
    const look = async (text: string) => {
      // A code stays in view: it is judged once.
      if (text === last) return;
      last = text;
      setProblem(await take.current(text));
    };
    platform.watchForCode(shown, { onCode: (text) => void look(text), signal: ending.signal }).catch(
      // Whatever it is, the file remains.
      (cause: unknown) => {
        setIsDark(true);
        setProblem(texts.scan.problems[cause instanceof CameraError ? cause.code : "missing"]);
      },
    );
    return () => ending.abort();
  }, [platform]);
  return (
    <section className="in-scan" aria-labelledby="scan-title">
      <h2 id="scan-title" className="in-subheading">
        {t.heading}
      </h2>
      <video
        ref={video}
        className="in-scan__picture"
        hidden={isDark}
        aria-label={t.picture}
        muted
        playsInline
        onPlaying={() => setIsWatching(true)}
      />
      <p role="status" className="in-status-line">
        {problem === undefined ? (isWatching ? t.looking : t.waiting) : ""}
      </p>
      {problem !== undefined && (
        <p className="in-field__error" role="alert">
          {problem}
        </p>
      )}
      <div className="in-actions">
        <button type="button" className="in-button" onClick={onEnd}>
          {t.end}
        </button>
      </div>
    </section>
  );
}
