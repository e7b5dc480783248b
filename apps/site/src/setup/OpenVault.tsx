import { isoDateOf, LanguageTag, Prior, textIn } from "@vifragar/core";
import { type Enrolment, handInItems, hasBegun, inForce, itemKey } from "@vifragar/enrolment";
import { type Pending, secondCopyTexts, type UnlockReport, type Vault } from "@vifragar/vault";
import { useCallback, useEffect, useMemo, useState } from "react";
import { today } from "../counting/today.ts";
import { HandIn } from "./HandIn.tsx";
import { type Choice, loadChoice, prepare } from "./preparing.ts";
import { problemText } from "./problem-text.ts";
import { Problem, Screen } from "./Screen.tsx";
import { texts } from "./texts.ts";

interface OpenVaultProps {
  readonly vault: Vault;
  readonly enrolments: readonly Enrolment[];
  readonly isDamaged: boolean;
  readonly report: UnlockReport | undefined;
  readonly onAdd: () => void;
  readonly onAnmalan: (enrolment: Enrolment) => void;
}

const { open: t } = texts;
const SWEDISH = LanguageTag.parse("sv");
const names = Prior.options.map((prior) => [prior, t.priors[prior]] as const);
const PRIORS: readonly (readonly [Prior | null, string])[] = [[null, t.priors.ask], ...names];

/** The open vault: what was counted, which form lies ready, and what there is to hand in. */
export function OpenVault({ vault, enrolments: all, isDamaged, report, onAdd, onAnmalan }: OpenVaultProps) {
  const enrolments = useMemo(() => inForce(all, today()).filter((one) => hasBegun(one, today())), [all]);
  const waiting = all.filter((one) => !hasBegun(one, today()));
  const [enrolment, setEnrolment] = useState(enrolments[0]);
  const [prior, setPrior] = useState<Prior | null>(null);
  const [ready, setReady] = useState<string>();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [problem, setProblem] = useState<string>();

  const tell = useCallback((cause: unknown) => setProblem(problemText(cause)), []);
  const refresh = useCallback(() => vault.pending(today()).then(setPending, tell), [vault, tell]);
  const prepareFor = useCallback(
    async (choice: Choice) => {
      setProblem(undefined);
      await prepare(vault, choice);
      const keys = await vault.openHandOvers();
      setReady(t.ready(keys.length, choice.enrolment.startfil.insats.name));
    },
    [vault],
  );
  useEffect(() => {
    void refresh();
    // What was chosen last holds until staff choose otherwise: every unlock fills up the keys for it.
    const again = async () => {
      const choice = await loadChoice(vault, enrolments);
      if (choice === undefined) return;
      setEnrolment(choice.enrolment);
      setPrior(choice.prior);
      await prepareFor(choice);
    };
    again().catch(tell);
  }, [vault, enrolments, prepareFor, refresh, tell]);

  return (
    <Screen heading={t.heading}>
      {all.some(({ startfil }) => startfil.prov) && <p className="vv-note">{texts.prov}</p>}
      {reportLines(report, isDamaged).map((line) => (
        <p key={line} className="vv-note">
          {line}
        </p>
      ))}
      {waiting.map(({ startfil, instrument, digest }) => (
        <p key={digest} className="vv-note">
          {t.waits(textIn(instrument.name, SWEDISH, instrument), isoDateOf(startfil.from ?? 0))}
        </p>
      ))}
      <p role="status">{ready ?? t.none}</p>
      <Problem text={problem} />
      {enrolments.length > 1 && (
        <fieldset>
          <legend>{t.insats}</legend>
          {enrolments.map((one) => (
            <label key={one.digest} className="setup__choice">
              <input
                type="radio"
                name="insats"
                checked={one === enrolment}
                onChange={() => setEnrolment(one)}
              />
              {one.startfil.insats.name}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{t.prior}</legend>
        {PRIORS.map(([value, label]) => (
          <label key={label} className="setup__choice">
            <input type="radio" name="prior" checked={value === prior} onChange={() => setPrior(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="vv-actions">
        <button
          type="button"
          className="vv-button vv-button--primary"
          onClick={() => enrolment && void prepareFor({ enrolment, prior }).catch(tell)}
        >
          {t.prepare}
        </button>
        <button type="button" className="vv-button" onClick={() => void vault.lock()}>
          {t.lock}
        </button>
      </div>
      <h2>{texts.handIn.heading}</h2>
      <p>{texts.handIn.body}</p>
      {handInItems(all, pending, today()).map((item) => (
        <HandIn key={itemKey(item)} vault={vault} item={item} onHandedIn={() => void refresh()} />
      ))}
      <div className="vv-actions">
        <button type="button" className="vv-button vv-button--quiet" onClick={onAdd}>
          {t.add}
        </button>
        {enrolment && (
          <button type="button" className="vv-button vv-button--quiet" onClick={() => onAnmalan(enrolment)}>
            {t.anmalan}
          </button>
        )}
      </div>
    </Screen>
  );
}

/** What whoever unlocked should be told. Never what was answered. */
function reportLines(report: UnlockReport | undefined, isDamaged: boolean): readonly string[] {
  const outcomes = report?.handOvers ?? [];
  const secondCopy = secondCopyTexts[report?.secondCopy ?? "same"];
  const counted = outcomes.filter(({ kind }) => kind === "counted").length;
  return [
    ...(counted > 0 ? [t.counted(counted)] : []),
    ...(outcomes.some(({ kind }) => kind === "unreadable") ? [t.unreadable] : []),
    ...(secondCopy === undefined ? [] : [secondCopy]),
    ...(isDamaged || (report?.damaged.length ?? 0) > 0 ? [t.damaged] : []),
    ...(report?.readOnly ? [t.readOnly] : []),
    ...(report?.inDoubt ? [t.inDoubt] : []),
  ];
}
