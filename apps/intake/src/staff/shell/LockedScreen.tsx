import type { Secret } from "@vifragar/vault";
import { EmptyDevice, Unlock } from "@vifragar/vault/screens";
import { useMemo, useRef, useState } from "react";
import about from "../../../package.json" with { type: "json" };
import type { Locked } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { useSurroundings } from "../staff-context.ts";
import { AccessibilityPage } from "./AccessibilityPage.tsx";
import { BareHeader } from "./BareHeader.tsx";
import { VaultScreen } from "./VaultScreen.tsx";

/** S1, S6 and S10: the lock. After a hand-over it is where the tablet is taken back. */
export function LockedScreen({ state }: { readonly state: Locked }) {
  const { session, platform } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const [beside, setBeside] = useState<"emptying" | "accessibility">();
  const by = useRef<Secret["kind"]>("passphrase");
  const { place, status, other, finish, startfil } = state;
  const { locked: t, device } = texts;
  const isTakenBack = finish !== undefined || status.handOver === "sealed";
  const vault = useMemo(() => {
    const locked = platform.vaultAt(place);
    // The hand-back code lives on only where it was what opened, and the screen does not say what was.
    const unlock: typeof locked.unlock = (secret) => {
      by.current = secret.kind;
      return locked.unlock(secret);
    };
    return { ...locked, unlock };
  }, [platform, place]);
  if (beside === "accessibility") {
    return (
      <>
        <BareHeader prov={place.prov} />
        <AccessibilityPage onBack={() => setBeside(undefined)} />
      </>
    );
  }
  return (
    <>
      <BareHeader prov={place.prov} />
      <VaultScreen title={beside === "emptying" ? device.wipe : t.heading}>
        {beside === "emptying" ? (
          <EmptyDevice
            vault={vault}
            onEmptied={() => void session.start()}
            onCancel={() => setBeside(undefined)}
          />
        ) : (
          <>
            <Unlock
              vault={vault}
              onUnlocked={(report) =>
                void session
                  .opened(report, by.current)
                  .catch((cause: unknown) => setProblem(problemText(cause)))
              }
            >
              {isTakenBack && <p className="in-lead">{t.thanks}</p>}
              {startfil && <p className="in-note">{t.wait}</p>}
              <Problem text={problem} />
            </Unlock>
            <p className="in-below">
              {other && (
                <button type="button" className="in-linkbutton" onClick={() => void session.changePlace()}>
                  {other.prov ? t.toProv : t.toReal}
                </button>
              )}
              <button type="button" className="in-linkbutton" onClick={() => setBeside("emptying")}>
                {device.wipe}
              </button>
              <button type="button" className="in-linkbutton" onClick={() => setBeside("accessibility")}>
                {t.accessibility}
              </button>
            </p>
            <p className="in-quiet">{t.version(about.version)}</p>
          </>
        )}
      </VaultScreen>
    </>
  );
}
