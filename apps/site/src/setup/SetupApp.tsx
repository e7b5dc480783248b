import { type OpenedStartfil, workingWording } from "@vifragar/core";
import { type Enrolment, enrolmentOf, loadEnrolments, storeEnrolment } from "@vifragar/enrolment";
import { openVault, type UnlockReport, type Vault } from "@vifragar/vault";
import { FirstStart, LockWarning, Unlock, useAutoLock } from "@vifragar/vault/screens";
import { useCallback, useEffect, useRef, useState } from "react";
import { ChooseStartfil, SendAnmalan } from "./Enrol.tsx";
import { OpenVault } from "./OpenVault.tsx";
import { problemText } from "./problem-text.ts";
import { Problem, Screen } from "./Screen.tsx";
import { texts } from "./texts.ts";

/** Real counts and those of a provförbund never share a vault. */
type Kind = "real" | "prov";

/** A startfil in `waiting` is stored as soon as its vault is open. */
type State =
  | { readonly at: "starting" }
  | { readonly at: "choose"; readonly from: Kind | undefined }
  | { readonly at: "create"; readonly kind: Kind; readonly waiting: OpenedStartfil }
  | {
      readonly at: "locked";
      readonly kind: Kind;
      readonly waiting: OpenedStartfil | undefined;
      readonly other: boolean;
    }
  | { readonly at: "lost"; readonly kind: Kind }
  | {
      readonly at: "anmalan";
      readonly kind: Kind;
      readonly enrolment: Pick<Enrolment, "startfil" | "digest">;
    }
  | ({ readonly at: "open"; readonly kind: Kind; readonly report: UnlockReport | undefined } & Awaited<
      ReturnType<typeof loadEnrolments>
    >);

const vaults: Readonly<Record<Kind, Vault>> = {
  real: openVault({ place: { use: "embed", prov: false } }),
  prov: openVault({ place: { use: "embed", prov: true } }),
};
const otherOf = (kind: Kind): Kind => (kind === "real" ? "prov" : "real");
const kindOf = ({ startfil }: OpenedStartfil): Kind => (startfil.prov ? "prov" : "real");

/** Startfil, lock, anmälan; then, unlocked, which form lies ready and what there is to hand in. */
export function SetupApp() {
  const [state, setState] = useState<State>({ at: "starting" });
  const [problem, setProblem] = useState<string>();
  // One vault is locked for the other, and the screen follows the other.
  const isLeaving = useRef(false);
  const doing = useCallback((work: Promise<void>) => {
    setProblem(undefined);
    work.catch((cause: unknown) => setProblem(problemText(cause)));
  }, []);

  const opened = useCallback(
    async (kind: Kind, report: UnlockReport | undefined, waiting?: OpenedStartfil) => {
      if (waiting !== undefined) {
        const enrolment = enrolmentOf(waiting);
        await storeEnrolment(vaults[kind], enrolment);
        return setState({ at: "anmalan", kind, enrolment });
      }
      const loaded = await loadEnrolments(vaults[kind], [workingWording]);
      setState(
        loaded.enrolments.length === 0
          ? { at: "choose", from: kind }
          : { at: "open", kind, report, ...loaded },
      );
    },
    [],
  );

  const goTo = useCallback(
    async (kind: Kind, waiting?: OpenedStartfil) => {
      const { kind: status } = await vaults[kind].status();
      if (status === "evicted") setState({ at: "lost", kind });
      else if (status === "none") {
        setState(waiting ? { at: "create", kind, waiting } : { at: "choose", from: undefined });
      } else if (status === "locked") {
        const other = (await vaults[otherOf(kind)].status()).kind !== "none";
        setState({ at: "locked", kind, waiting, other });
      } else await opened(kind, undefined, waiting);
    },
    [opened],
  );
  useEffect(() => {
    const begin = async () => {
      const { kind } = await vaults.real.status();
      await goTo(kind === "none" ? "prov" : "real");
    };
    doing(begin());
  }, [goTo, doing]);
  useEffect(() => {
    // The vault locks itself too: idle or hidden.
    const stops = (["real", "prov"] as const).map((kind) =>
      vaults[kind].onChange((change) => {
        if (change === "locked" && !isLeaving.current) doing(goTo(kind));
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [goTo, doing]);

  const take = async (startfil: OpenedStartfil, from: Kind | undefined) => {
    const kind = kindOf(startfil);
    isLeaving.current = true;
    try {
      if (from !== undefined && from !== kind) await vaults[from].lock();
    } finally {
      isLeaving.current = false;
    }
    await goTo(kind, startfil);
  };

  switch (state.at) {
    case "starting":
      return (
        <Screen heading={texts.title}>
          <p role="status">{problem === undefined ? texts.starting : ""}</p>
          <Problem text={problem} />
        </Screen>
      );
    case "choose":
      return (
        <>
          <Problem text={problem} />
          <ChooseStartfil
            onSame={(startfil) => doing(take(startfil, state.from))}
            onCancel={state.from && (() => doing(goTo(state.from ?? "real")))}
          />
          {state.from && <AutoLock vault={vaults[state.from]} />}
        </>
      );
    case "create":
      return (
        <>
          <Problem text={problem} />
          <FirstStart
            vault={vaults[state.kind]}
            name={state.waiting.startfil.insats.name}
            onDone={() => doing(opened(state.kind, undefined, state.waiting))}
          />
        </>
      );
    case "locked":
      return (
        <>
          <Unlock
            vault={vaults[state.kind]}
            onUnlocked={(report) => doing(opened(state.kind, report, state.waiting))}
          >
            {state.kind === "prov" && <p className="vv-note">{texts.prov}</p>}
            <p>{state.waiting ? texts.compare.wait : texts.locked.ready}</p>
            <Problem text={problem} />
          </Unlock>
          {state.other && (
            <button
              type="button"
              className="vv-button vv-button--quiet"
              onClick={() => doing(goTo(otherOf(state.kind)))}
            >
              {state.kind === "real" ? texts.locked.toProv : texts.locked.toReal}
            </button>
          )}
        </>
      );
    case "lost":
      return (
        <Screen heading={texts.lost.heading}>
          <p>{texts.lost.body}</p>
          <Problem text={problem} />
          <div className="vv-actions">
            <button
              type="button"
              className="vv-button vv-button--primary"
              onClick={() => doing(vaults[state.kind].wipe().then(() => goTo(state.kind)))}
            >
              {texts.lost.wipe}
            </button>
          </div>
        </Screen>
      );
    case "anmalan":
      return (
        <>
          <SendAnmalan
            vault={vaults[state.kind]}
            enrolment={state.enrolment}
            onDone={() => doing(goTo(state.kind))}
          />
          <AutoLock vault={vaults[state.kind]} />
        </>
      );
    case "open":
      return (
        <>
          <OpenVault
            vault={vaults[state.kind]}
            enrolments={state.enrolments}
            isDamaged={state.isDamaged}
            report={state.report}
            onAdd={() => setState({ at: "choose", from: state.kind })}
            onAnmalan={(enrolment) => setState({ at: "anmalan", kind: state.kind, enrolment })}
          />
          <AutoLock vault={vaults[state.kind]} />
        </>
      );
    default:
      return state satisfies never;
  }
}

/** Locks an open vault that is left alone, and warns half a minute before. */
function AutoLock({ vault }: { readonly vault: Vault }) {
  return useAutoLock(vault) ? <LockWarning onStay={() => undefined} /> : null;
}
