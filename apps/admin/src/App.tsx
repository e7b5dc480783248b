/**
 * From the first page to an open förbund, NNS or insatsledare: choose or create, make or open the vault, print the code, work.
 *
 * Which step one is at is the only state here; everything a förbund knows is in its book.
 */
import { ready } from "@vifragar/sealing";
import type { CollectingVault, Place, UnlockReport } from "@vifragar/vault";
import { EmptyDevice, FirstStart, Unlock } from "@vifragar/vault/screens";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type Keeper, keeperOf } from "./book/keeper.ts";
import { readBook } from "./book/records.ts";
import { createForbund } from "./forbund/create-forbund.ts";
import { ForbundForm } from "./forbund/ForbundForm.tsx";
import type { Forbund, ForbundChoices } from "./forbund/forbund.ts";
import { Outside } from "./forbund/Outside.tsx";
import { ReserveCode } from "./forbund/ReserveCode.tsx";
import { StartScreen } from "./forbund/StartScreen.tsx";
import { Unfinished } from "./forbund/Unfinished.tsx";
import { LeadApp } from "./lead/LeadApp.tsx";
import type { Shelf } from "./lead/shelf.ts";
import { OpenForbund, type OpenSurroundings } from "./shell/OpenForbund.tsx";
import { SETUPS, type Setup, setupOf, setups } from "./shell/setups.ts";

/** What the app gets from outside, so that tests can give it something else. */
export interface Surroundings extends OpenSurroundings {
  readonly openVault: (place: Place) => CollectingVault;
  /** Where an insatsledare's signed files lie. */
  readonly shelf: Shelf;
}

type Step =
  | { readonly kind: "looking" }
  | { readonly kind: "start"; readonly found: readonly Setup[]; readonly hasLead: boolean }
  | { readonly kind: "lead" }
  | { readonly kind: "choices"; readonly found: readonly Setup[]; readonly level: Forbund["level"] }
  | { readonly kind: "vault"; readonly choices: ForbundChoices }
  | { readonly kind: "locked"; readonly setup: Setup }
  | { readonly kind: "unfinished"; readonly setup: Setup }
  | { readonly kind: "emptying"; readonly setup: Setup }
  | { readonly kind: "reserve-code"; readonly code: string; readonly keeper: Keeper; readonly setup: Setup }
  | {
      readonly kind: "open";
      readonly keeper: Keeper;
      readonly setup: Setup;
      readonly report?: UnlockReport;
    };

/** Whether something of this set-up is on the screen. */
const isAt = (step: Step, setup: Setup): boolean =>
  (step.kind === "open" || step.kind === "reserve-code") && step.setup === setup;

const isProv = (setup: Setup): boolean => setups[setup].place.prov;

/** The whole app. */
export function App({ surroundings }: { readonly surroundings: Surroundings }) {
  const { openVault, instrument, shelf } = surroundings;
  const [step, setStep] = useState<Step>({ kind: "looking" });
  const vaults = useMemo(() => {
    const vaultAt = (setup: Setup) => openVault(setups[setup].place);
    return {
      forbund: vaultAt("forbund"),
      "forbund-prov": vaultAt("forbund-prov"),
      nns: vaultAt("nns"),
      "nns-prov": vaultAt("nns-prov"),
    };
  }, [openVault]);

  const look = useCallback(async () => {
    const statuses = await Promise.all(SETUPS.map((setup) => vaults[setup].status()));
    const found = SETUPS.filter((_, at) => statuses[at]?.kind !== "none");
    setStep({ kind: "start", found, hasLead: !(await shelf.isEmpty()) });
  }, [vaults, shelf]);
  useEffect(() => {
    void look();
  }, [look]);
  // Another tab or the vault itself may lock: then nothing of the förbund stays on the screen.
  useEffect(() => {
    const ends = SETUPS.map((setup) =>
      vaults[setup].onChange((status) => {
        if (status === "locked") setStep((now) => (isAt(now, setup) ? { kind: "locked", setup } : now));
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [vaults]);

  /** Where the browser has removed a part of the vault, emptying it is all that is left. */
  async function approach(setup: Setup) {
    const { kind } = await vaults[setup].status();
    setStep({ kind: kind === "evicted" ? "emptying" : "locked", setup });
  }

  async function open(setup: Setup, report: UnlockReport) {
    await ready;
    const book = await readBook(vaults[setup]);
    if (book === undefined) setStep({ kind: "unfinished", setup });
    else setStep({ kind: "open", setup, keeper: keeperOf(vaults[setup], book), report });
  }

  async function create(choices: ForbundChoices) {
    await ready;
    const setup = setupOf(choices);
    const { book, reserveCode } = await createForbund(vaults[setup], choices, instrument);
    setStep({ kind: "reserve-code", code: reserveCode, keeper: keeperOf(vaults[setup], book), setup });
  }

  switch (step.kind) {
    case "looking":
      return null;
    case "start":
      return (
        <Outside>
          <StartScreen
            found={step.found}
            hasLead={step.hasLead}
            onOpen={approach}
            onCreate={(level) => setStep({ kind: "choices", found: step.found, level })}
            onLead={() => setStep({ kind: "lead" })}
          />
        </Outside>
      );
    case "lead":
      return <LeadApp shelf={shelf} surroundings={surroundings} onLeave={() => void look()} />;
    case "choices":
      return (
        <Outside>
          <ForbundForm
            level={step.level}
            takenKinds={(["real", "prov"] as const).filter((kind) =>
              step.found.includes(setupOf({ level: step.level, prov: kind === "prov" })),
            )}
            onSave={(choices) => setStep({ kind: "vault", choices })}
            onBack={look}
          />
        </Outside>
      );
    case "vault":
      return (
        <Outside
          prov={step.choices.prov}
          title={step.choices.level === "nation" ? "Sätt upp NNS" : "Skapa förbund"}
        >
          <FirstStart
            vault={vaults[setupOf(step.choices)]}
            name={step.choices.name}
            // Trying things out should be quick.
            offersPasskey={!step.choices.prov}
            onDone={() => void create(step.choices)}
          />
        </Outside>
      );
    case "locked":
      return (
        <Outside prov={isProv(step.setup)} title="Lås upp">
          <Unlock vault={vaults[step.setup]} onUnlocked={(report) => void open(step.setup, report)}>
            <p>Du låser upp {setups[step.setup].title} på den här datorn.</p>
          </Unlock>
          <div className="admin-actions">
            <button type="button" className="admin-button admin-button--quiet" onClick={look}>
              Tillbaka
            </button>
            <button
              type="button"
              className="admin-link"
              onClick={() => setStep({ kind: "emptying", setup: step.setup })}
            >
              Ta bort {setups[step.setup].title} från den här datorn
            </button>
          </div>
        </Outside>
      );
    case "emptying":
      return (
        <Outside prov={isProv(step.setup)} title="Töm">
          <EmptyDevice
            vault={vaults[step.setup]}
            onEmptied={() => void look()}
            onCancel={() => void look()}
          />
        </Outside>
      );
    case "unfinished":
      return (
        <Outside prov={isProv(step.setup)}>
          <Unfinished vault={vaults[step.setup]} onWiped={look} />
        </Outside>
      );
    case "reserve-code":
      return (
        <Outside prov={isProv(step.setup)}>
          <ReserveCode
            forbund={step.keeper.current().forbund}
            code={step.code}
            onDone={() => setStep({ kind: "open", keeper: step.keeper, setup: step.setup })}
          />
        </Outside>
      );
    case "open":
      return (
        <OpenForbund
          keeper={step.keeper}
          vault={vaults[step.setup]}
          surroundings={surroundings}
          {...(step.report && { report: step.report })}
        />
      );
    default:
      return step satisfies never;
  }
}
