import type { OpenedStartfil } from "@vifragar/core";
import { FirstStart as NewVault } from "@vifragar/vault/screens";
import { useState } from "react";
import type { FirstStart as FirstStartState } from "../../session/state.ts";
import { placeFor } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { BareHeader } from "../shell/BareHeader.tsx";
import { VaultScreen } from "../shell/VaultScreen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { CompareStartfil } from "./CompareStartfil.tsx";
import { HomeScreenFirst } from "./HomeScreenFirst.tsx";
import { StartfilPicker } from "./StartfilPicker.tsx";

interface FirstStartProps {
  readonly state: FirstStartState;
  readonly onPractise: () => void;
  readonly onAccessibility: () => void;
}

/** A device without a vault: startfil, six words, then its own lock. */
export function FirstStart({ state, onPractise, onAccessibility }: FirstStartProps) {
  const { session, platform } = useSurroundings();
  const [opened, setOpened] = useState<OpenedStartfil>();
  const [problem, setProblem] = useState<string>();
  const { firstStart: t } = texts;
  if (state.startfil !== undefined) {
    const { prov } = state.startfil.startfil;
    return (
      <>
        <BareHeader prov={prov} />
        <Problem text={problem} />
        <VaultScreen title={t.lockTitle}>
          <NewVault
            vault={platform.vaultAt(placeFor(prov))}
            name={`${texts.app}, ${state.startfil.startfil.insats.name}`}
            offersPasskey
            onDone={() => void session.created().catch((cause: unknown) => setProblem(problemText(cause)))}
          />
        </VaultScreen>
      </>
    );
  }
  if (opened !== undefined) {
    return (
      <>
        <BareHeader prov={opened.startfil.prov} />
        <CompareStartfil
          opened={opened}
          onSame={() => void session.takeStartfil(opened)}
          onNotSame={() => {
            setOpened(undefined);
            setProblem(texts.startfil.discarded);
          }}
        />
      </>
    );
  }
  return (
    <>
      <BareHeader />
      <Screen heading={t.heading}>
        {platform.isForgetfulTab() ? (
          <HomeScreenFirst />
        ) : (
          <>
            <p className="in-lead">{t.need}</p>
            <ol className="in-steps">
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <Problem text={problem} />
            <StartfilPicker onOpened={setOpened} />
          </>
        )}
        <p className="in-quiet">{t.privacy}</p>
        <div className="in-actions">
          <button type="button" className="in-button in-button--quiet" onClick={onPractise}>
            {t.practise}
          </button>
          <button type="button" className="in-button in-button--quiet" onClick={onAccessibility}>
            {texts.accessibility.heading}
          </button>
        </div>
      </Screen>
    </>
  );
}
