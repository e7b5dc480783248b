import { useTexts } from "../form-context.ts";

interface DecideRowProps {
  readonly onPause: () => void;
  readonly onStop: () => void;
}

/** Pause and stop, always there and never in the way. */
export function DecideRow({ onPause, onStop }: DecideRowProps) {
  const { question, pause, stop } = useTexts();
  return (
    <p className="qf-decide">
      <span className="qf-decide__lead">{question.decide}</span>{" "}
      <button className="qf-quiet" type="button" onClick={onPause}>
        {pause.button}
      </button>{" "}
      <button className="qf-quiet" type="button" onClick={onStop}>
        {stop.button}
      </button>
    </p>
  );
}
