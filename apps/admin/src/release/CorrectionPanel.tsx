import { CorrectionReason, correctionTexts, periodName } from "@vifragar/core";
import { type ReactNode, useId, useState } from "react";
import { useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ProtectionState } from "./ProtectionState.tsx";
import type { useRelease } from "./use-release.ts";

/** Releasing a period once more: when files came late, or something was found to be wrong. */
export function CorrectionPanel({
  work: { state, preview, release, forget },
  isChanged,
  children,
}: {
  readonly work: ReturnType<typeof useRelease>;
  readonly isChanged: boolean;
  /** What has changed, and what a correction would tell. */
  readonly children: ReactNode;
}) {
  const { period } = useSession();
  const [reason, setReason] = useState<CorrectionReason>("late");
  const [asks, setAsks] = useState(false);
  const id = useId();

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Rätta det som är släppt</h2>
      {!isChanged ? (
        <p>
          Kommer svar för sent, eller hittas ett fel, går det att släppa perioden en gång till. Inget har
          ändrats sedan släppet.
        </p>
      ) : (
        <>
          {children}
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
                    onChange={() => {
                      setReason(each);
                      // The reason is signed with the rest.
                      forget();
                    }}
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
