import { periodName } from "@vifragar/core";
import {
  type HandedIn,
  type HandInItem,
  handInOptions,
  handInRefusalTexts,
  saveFiles,
} from "@vifragar/enrolment";
import { snapshotFileName } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { useEffect, useState } from "react";
import { today } from "../counting/today.ts";
import { problemText } from "./problem-text.ts";
import { Problem } from "./Screen.tsx";
import { texts } from "./texts.ts";

interface HandInProps {
  readonly vault: Vault;
  readonly item: HandInItem;
  readonly onHandedIn: () => void;
}

const { handIn: t } = texts;

/** One period of one insats, and the button that makes its two sealed files. */
export function HandIn({ vault, item, onHandedIn }: HandInProps) {
  const [files, setFiles] = useState<HandedIn>();
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { startfil } = item.enrolment;

  useEffect(() => {
    const { insats, plan, period } = item;
    // Without the earlier files a new hand-in still works.
    vault.lastHandIn({ insats, plan, period }).then(setFiles, () => undefined);
  }, [vault, item]);

  const save = ({ tally, coverage }: HandedIn) => {
    saveFiles([
      { name: snapshotFileName("tally"), bytes: tally },
      { name: snapshotFileName("coverage"), bytes: coverage },
    ]);
    setIsSaved(true);
  };
  const handIn = async (final: boolean) => {
    setProblem(undefined);
    try {
      const result = await vault.handIn(handInOptions(item, { final, day: today() }));
      if (!result.ok) return setProblem(handInRefusalTexts[result.code](startfil.k));
      save(result);
      onHandedIn();
    } catch (cause) {
      setProblem(problemText(cause));
    }
  };

  const canHandIn = !item.final && (item.ended || item.hasNew);
  return (
    <section className="setup__hand-in">
      <h3>
        {startfil.insats.name}, {periodName(item.period)}
      </h3>
      <p>{stateText(item)}</p>
      <Problem text={problem} />
      <p role="status">{isSaved ? t.saved : ""}</p>
      <div className="vv-actions">
        {canHandIn && (
          <button type="button" className="vv-button" onClick={() => void handIn(item.ended)}>
            {item.ended ? t.doFinal : t.do}
          </button>
        )}
        {startfil.prov && !item.final && !item.ended && (
          <button type="button" className="vv-button" onClick={() => void handIn(true)}>
            {t.closeProv}
          </button>
        )}
        {files && (
          <button type="button" className="vv-button" onClick={() => save(files)}>
            {t.again}
          </button>
        )}
      </div>
    </section>
  );
}

function stateText({ ended, final, hasNew }: HandInItem): string {
  if (final) return t.states.final;
  if (ended) return t.states.ended;
  return hasNew ? t.states.waiting : t.states.nothing;
}
