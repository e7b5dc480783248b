import { useState } from "react";
import { useLocation } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { Progress } from "../ui/Progress.tsx";
import { loadDemoYear } from "./load-demo-year.ts";

interface Step {
  readonly text: string;
  readonly done: number;
  readonly of: number;
}

/** The button that fills an empty provförbund with the demo year. */
export function DemoYear() {
  const { forbund, insatser } = useBook();
  const { keeper, vault, instrument, today, pickPeriod } = useSession();
  const [step, setStep] = useState<Step>();
  const [, goTo] = useLocation();
  if (!forbund.prov || (insatser.length > 0 && step === undefined)) return null;

  async function load() {
    setStep({ text: "Förbereder demoåret", done: 0, of: 1 });
    const { default: description } = await import("../../../../data/stockholm-2020.json");
    await loadDemoYear(description, {
      vault,
      keeper,
      instrument,
      today: today(),
      onProgress: (text, done, of) => setStep({ text, done, of }),
    });
    pickPeriod({ year: description.year, kind: "year", index: 1 });
    setStep(undefined);
    goTo("/");
  }

  return (
    <section aria-labelledby="demo-title" className="admin-card">
      <h2 id="demo-title">Demoår</h2>
      <p>
        Fyll provförbundet med ett helt år: insatserna och deltagarantalen ur Samordningsförbundet Stockholms
        stads årsredovisning 2020, med påhittade svar. Allt märks SIMULERADE SVAR och PROV.
      </p>
      {step === undefined ? (
        <button type="button" className="admin-button" onClick={load}>
          Ladda demoåret
        </button>
      ) : (
        <Progress text={step.text} done={step.done} of={step.of} />
      )}
    </section>
  );
}
