import { CorrectionReason, correctionTexts, type Period, parsePeriodKey, periodName } from "@vifragar/core";
import { useId, useState } from "react";
import { useBook } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { counted } from "../ui/swedish.ts";
import { changedFiles, releasedYearOf } from "./editions.ts";
import { ProtectionState } from "./ProtectionState.tsx";
import type { useRelease } from "./use-release.ts";

/** Releasing a period once more: when files came late, or something was found to be wrong. */
export function CorrectionPanel({
  period,
  work: { state, preview, release },
}: {
  readonly period: Period;
  readonly work: ReturnType<typeof useRelease>;
}) {
  const book = useBook();
  const [reason, setReason] = useState<CorrectionReason>("late");
  const [asks, setAsks] = useState(false);
  const id = useId();
  const changed = changedFiles(book, period);
  const year = releasedYearOf(book, period);
  const yearPeriod = year && parsePeriodKey(year.period);

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Rätta det som är släppt</h2>
      {yearPeriod !== undefined ? (
        <p>Hela {periodName(yearPeriod)} är släppt. Välj hela året högst upp: det är där en rättelse görs.</p>
      ) : changed === 0 ? (
        <p>
          Kommer svar för sent, eller hittas ett fel, går det att släppa perioden en gång till. Inget har
          ändrats sedan släppet.
        </p>
      ) : (
        <>
          <p>
            {counted(changed, "fil", "filer")} räknas på ett annat sätt än när perioden släpptes. En rättelse
            räknar allt som nu är inläst. Det som redan är släppt finns kvar, och rättelsen skyddas
            tillsammans med det.
          </p>
          <p>
            Är det få svar som är nya blir nästan allt nytt skyddat, annars går de att räkna ut. Då är det
            bättre att låta det vara.
          </p>
          <fieldset className="admin-field">
            <legend>Varför rättas perioden?</legend>
            <div className="admin-choices">
              {CorrectionReason.options.map((each) => (
                <div key={each} className="admin-choice">
                  <input
                    type="radio"
                    id={`${id}-${each}`}
                    name={`${id}-reason`}
                    checked={reason === each}
                    onChange={() => setReason(each)}
                  />
                  <label htmlFor={`${id}-${each}`}>{correctionTexts[each]}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <div className="admin-actions">
            <button
              type="button"
              className="admin-button admin-button--quiet"
              onClick={() => preview(reason)}
            >
              Räkna ut skyddet för rättelsen
            </button>
          </div>
          <ProtectionState state={state} />
          {state.kind === "ready" && (
            <div className="admin-actions">
              <button type="button" className="admin-button" onClick={() => setAsks(true)}>
                Släpp rättelsen
              </button>
            </div>
          )}
        </>
      )}
      {asks && (
        <ConfirmDialog
          title={`Släpp en rättelse av ${periodName(period)}?`}
          confirmText="Ja, släpp rättelsen"
          onCancel={() => setAsks(false)}
          onConfirm={async () => {
            setAsks(false);
            await release();
          }}
        >
          <p>
            Det går inte att ångra. Tabeller och rapporter visar rättelsen och säger att det är en. Den som
            har fått de gamla siffrorna behöver få de nya.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
