import { useState } from "react";
import type { SettingsResult } from "../../enrolment/settings.ts";
import { texts } from "../../texts/sv.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { problemText } from "../../ui/Problem.tsx";
import { useSettings, useSurroundings } from "../staff-context.ts";

/** Reads the förbund's inställningsfil, and says what applies now. */
export function SettingsPanel() {
  const { session } = useSurroundings();
  const { times } = useSettings();
  const [result, setResult] = useState<SettingsResult>();
  const [problem, setProblem] = useState<string>();
  const { settings: t } = texts;
  const read = async (file: File) => {
    setResult(undefined);
    setProblem(undefined);
    try {
      setResult(await session.takeSettings(file));
    } catch (cause) {
      setProblem(problemText(cause));
    }
  };
  const refusal = result?.kind === "refused" ? `${result.message} ${t.unchanged}` : undefined;
  return (
    <section aria-labelledby="installningar">
      <h2 id="installningar" className="in-subheading">
        {t.heading}
      </h2>
      <p>{t.body}</p>
      <p>{t.now(times.lockMinutes, times.wipeMinutes)}</p>
      <FilePicker
        label={t.choose}
        hint={t.chooseHint}
        error={problem ?? refusal}
        onFile={(file) => void read(file)}
      />
      <p role="status" className="in-status-line">
        {result && result.kind !== "refused" ? doneText(result) : ""}
      </p>
    </section>
  );
}

function doneText(result: Exclude<SettingsResult, { readonly kind: "refused" }>): string {
  const { settings: t } = texts;
  switch (result.kind) {
    case "taken":
      return t.taken(result.forbund);
    case "same":
      return t.same;
    case "older":
      return t.older;
    default:
      return result satisfies never;
  }
}
