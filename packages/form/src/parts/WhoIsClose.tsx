import { useTexts } from "../form-context.ts";

/** Who is meant by someone close, for those who wonder. */
export function WhoIsClose() {
  const { question } = useTexts();
  return (
    <details className="qf-more">
      <summary className="qf-more__summary">{question.whoSummary}</summary>
      <p className="qf-text qf-more__body">{question.whoBody}</p>
    </details>
  );
}
