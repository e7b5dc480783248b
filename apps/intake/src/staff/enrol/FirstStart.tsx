import type { OpenedStartfil } from "@vifragar/core";
import { useState } from "react";
import type { FirstStart as FirstStartState } from "../../session/state.ts";
import { placeFor } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { NewVault } from "../shell/NewVault.tsx";
import { ProvBand } from "../shell/ProvBand.tsx";
import { useSurroundings } from "../staff-context.ts";
import { CompareStartfil } from "./CompareStartfil.tsx";
import { StartfilPicker } from "./StartfilPicker.tsx";

interface FirstStartProps {
  readonly state: FirstStartState;
  readonly onPractise: () => void;
}

/** A device without a vault: startfil, six words, then its own lock. */
export function FirstStart({ state, onPractise }: FirstStartProps) {
  const { session, platform } = useSurroundings();
  const [opened, setOpened] = useState<OpenedStartfil>();
  const [problem, setProblem] = useState<string>();
  const { firstStart: t } = texts;
  if (state.startfil !== undefined) {
    const { prov } = state.startfil.startfil;
    return (
      <>
        {prov && <ProvBand />}
        <Problem text={problem} />
        <NewVault
          vault={platform.vaultAt(placeFor(prov))}
          onCreated={() => void session.created().catch((cause: unknown) => setProblem(problemText(cause)))}
        />
      </>
    );
  }
  if (opened !== undefined) {
    return (
      <CompareStartfil
        opened={opened}
        onSame={() => void session.takeStartfil(opened)}
        onNotSame={() => {
          setOpened(undefined);
          setProblem(texts.startfil.discarded);
        }}
      />
    );
  }
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.need}</p>
      <ol className="in-steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Problem text={problem} />
      <StartfilPicker onOpened={setOpened} />
      <p className="in-quiet">{t.privacy}</p>
      <div className="in-actions">
        <button type="button" className="in-button in-button--quiet" onClick={onPractise}>
          {t.practise}
        </button>
      </div>
    </Screen>
  );
}
