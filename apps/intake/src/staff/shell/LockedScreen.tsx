import { useState } from "react";
import type { Locked } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { OpenVault } from "./OpenVault.tsx";
import { ProvBand } from "./ProvBand.tsx";

/** S1, S6 and S10: the lock. After a hand-over it is where the tablet is taken back. */
export function LockedScreen({ state }: { readonly state: Locked }) {
  const { session, platform } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const { place, status, other, finish, startfil } = state;
  const { locked: t } = texts;
  const isTakenBack = finish !== undefined || status.handOver === "sealed";
  return (
    <>
      {place.prov && <ProvBand />}
      <Screen heading={t.heading}>
        {isTakenBack && <p className="in-lead">{t.thanks}</p>}
        {startfil && <p className="in-note">{t.wait}</p>}
        <Problem text={problem} />
        <OpenVault
          vault={platform.vaultAt(place)}
          status={status}
          onUnlocked={(report, secret) =>
            void session.opened(report, secret).catch((cause: unknown) => setProblem(problemText(cause)))
          }
        />
        {other && (
          <p>
            <button type="button" className="in-linkbutton" onClick={() => void session.changePlace()}>
              {other.prov ? t.toProv : t.toReal}
            </button>
          </p>
        )}
      </Screen>
    </>
  );
}
