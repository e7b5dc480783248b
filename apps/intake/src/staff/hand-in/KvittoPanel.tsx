import { useContext, useState } from "react";
import { type KvittoResult, takeKvitto } from "../../enrolment/read-kvitto.ts";
import { texts } from "../../texts/sv.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { problemText } from "../../ui/Problem.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { PendingContext } from "./use-pending.ts";

/** Reads the förbund's kvitto, and says whether everything has arrived. */
export function KvittoPanel() {
  const { session, platform } = useSurroundings();
  const { enrolments } = useUnlocked();
  const { refresh } = useContext(PendingContext);
  const [result, setResult] = useState<KvittoResult>();
  const [problem, setProblem] = useState<string>();
  const { kvitto: t } = texts;
  const read = async (file: File) => {
    setResult(undefined);
    setProblem(undefined);
    try {
      const vault = session.vault();
      setResult(await takeKvitto(file, { vault, enrolments, today: platform.today() }));
      refresh();
    } catch (cause) {
      setProblem(problemText(cause));
    }
  };
  const isRead = result?.kind === "all" || result?.kind === "some";
  return (
    <section className="in-panel" aria-labelledby="kvitto">
      <h2 id="kvitto">{t.heading}</h2>
      <p>{t.body}</p>
      <FilePicker
        label={t.choose}
        hint={t.chooseHint}
        error={problem ?? (result && !isRead ? textOf(result) : undefined)}
        onFile={(file) => void read(file)}
      />
      <p role="status" className="in-status-line">
        {result && isRead ? textOf(result) : ""}
      </p>
    </section>
  );
}

function textOf(result: KvittoResult): string {
  const { kvitto: t } = texts;
  switch (result.kind) {
    case "all":
      return t.all(result.forbund);
    case "some":
      return t.some(result.forbund);
    case "not-named":
      return t.notNamed;
    case "refused":
      return `${result.message} ${t.unchanged}`;
    default:
      return result satisfies never;
  }
}
