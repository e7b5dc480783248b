import { useTexts } from "../form-context.ts";
import { Heading } from "../parts/Heading.tsx";

interface UnsentScreenProps {
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

/** Sending failed: nothing was kept, and the person may try again or leave it. */
export function UnsentScreen({ onRetry, onLeave }: UnsentScreenProps) {
  const { unsent } = useTexts();
  return (
    <div className="qf-form">
      <Heading>{unsent.heading}</Heading>
      <p className="qf-text">{unsent.body}</p>
      <div className="qf-actions">
        <button className="qf-button qf-button--main" type="button" onClick={onRetry}>
          {unsent.retry}
        </button>
        <button className="qf-button" type="button" onClick={onLeave}>
          {unsent.leave}
        </button>
      </div>
    </div>
  );
}
