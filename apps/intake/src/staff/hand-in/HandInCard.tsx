import { periodName } from "@vifragar/core";
import { type HandedIn, type HandInItem, handInOptions, itemKey, roundsIn } from "@vifragar/enrolment";
import { useContext, useEffect, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { HandInFiles } from "./HandInFiles.tsx";
import { PendingContext } from "./use-pending.ts";

/** One period of one insats: what it holds in plain words, and the button that makes its two files. */
export function HandInCard({ item }: { readonly item: HandInItem }) {
  const { session, platform } = useSurroundings();
  const { place } = useUnlocked();
  const { refresh } = useContext(PendingContext);
  const [rounds, setRounds] = useState<number>();
  const [files, setFiles] = useState<HandedIn>();
  const [earlier, setEarlier] = useState<HandedIn>();
  const [problem, setProblem] = useState<string>();
  const { handIn: t } = texts;
  const { startfil } = item.enrolment;

  useEffect(() => {
    const vault = session.vault();
    const key = { insats: item.insats, plan: item.plan, period: item.period };
    Promise.all([roundsIn(vault, item), vault.lastHandIn(key)]).then(
      ([count, last]) => {
        setRounds(count);
        setEarlier(last);
      },
      (cause: unknown) => setProblem(problemText(cause)),
    );
  }, [session, item]);

  const handIn = async (final: boolean) => {
    setProblem(undefined);
    try {
      const result = await session.vault().handIn(handInOptions(item, { final, day: platform.today() }));
      if (result.ok) {
        setFiles(result);
        refresh();
      } else setProblem(t.refusals[result.code](startfil.k));
    } catch (cause) {
      setProblem(problemText(cause));
    }
  };

  const id = `inlamning-${itemKey(item)}`;
  const canHandIn = item.ended ? !item.final : item.hasNew && !item.final;
  return (
    <section className="in-card" aria-labelledby={id}>
      <h2 id={id} className="in-card__heading">
        {startfil.insats.name}, {periodName(item.period)}
      </h2>
      <p className={item.ended && !item.final ? "in-note" : "in-quiet"}>{stateText(item)}</p>
      <dl className="in-facts">
        <dt>{t.rounds}</dt>
        <dd>{rounds === undefined ? "" : t.roundsText(rounds)}</dd>
        <dt>{t.size}</dt>
        <dd>{files ? t.sizeText(kilobytesOf(files)) : t.sizeBefore}</dd>
        <dt>{t.to}</dt>
        <dd>{startfil.forbund.name}</dd>
      </dl>
      <Problem text={problem} />
      {files ? (
        <HandInFiles files={files} isNew />
      ) : (
        <div className="in-actions">
          {canHandIn && (
            <button
              type="button"
              className="in-button in-button--primary"
              onClick={() => void handIn(item.ended)}
            >
              {item.ended ? t.doFinal : t.do}
            </button>
          )}
          {place.prov && !item.final && !item.ended && (
            <button type="button" className="in-button" onClick={() => void handIn(true)}>
              {t.provClose}
            </button>
          )}
        </div>
      )}
      {!files && item.ended && !item.final && <p className="in-quiet">{t.finalHint}</p>}
      {!files && place.prov && !item.final && !item.ended && <p className="in-quiet">{t.provCloseHint}</p>}
      {!files && earlier && <HandInFiles files={earlier} isNew={false} />}
    </section>
  );
}

function stateText({ ended, final, hasNew }: HandInItem): string {
  const { handIn: t } = texts;
  if (final) return t.stateFinal;
  if (ended) return t.stateEnded;
  return hasNew ? t.stateNew : t.stateNone;
}

const kilobytesOf = ({ tally, coverage }: HandedIn): string =>
  ((tally.length + coverage.length) / 1024).toLocaleString("sv-SE", { maximumFractionDigits: 0 });
