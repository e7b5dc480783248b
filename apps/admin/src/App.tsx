/**
 * From the first page to an open förbund: choose or create, make or open the vault, print the code, work.
 *
 * Which step one is at is the only state here; everything a förbund knows is in its book.
 */
import type { Day } from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import type { Place, Vault } from "@vifragar/vault";
import { EmptyDevice, FirstStart, Unlock } from "@vifragar/vault/screens";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type Keeper, keeperOf } from "./book/keeper.ts";
import { readBook } from "./book/records.ts";
import { createForbund } from "./forbund/create-forbund.ts";
import { ForbundForm } from "./forbund/ForbundForm.tsx";
import type { ForbundChoices } from "./forbund/forbund.ts";
import { Outside } from "./forbund/Outside.tsx";
import { ReserveCode } from "./forbund/ReserveCode.tsx";
import { type Kind, StartScreen } from "./forbund/StartScreen.tsx";
import { Unfinished } from "./forbund/Unfinished.tsx";
import { OpenForbund, type OpenSurroundings } from "./shell/OpenForbund.tsx";

/** What the app gets from outside, so that tests can give it something else. */
export interface Surroundings extends OpenSurroundings {
  readonly openVault: (place: Place) => Vault;
}

type Step =
  | { readonly kind: "looking" }
  | { readonly kind: "start"; readonly found: readonly Kind[] }
  | { readonly kind: "choices"; readonly found: readonly Kind[] }
  | { readonly kind: "vault"; readonly choices: ForbundChoices }
  | { readonly kind: "locked"; readonly place: Kind }
  | { readonly kind: "unfinished"; readonly place: Kind }
  | { readonly kind: "emptying"; readonly place: Kind }
  | { readonly kind: "reserve-code"; readonly code: string; readonly keeper: Keeper; readonly place: Kind }
  | { readonly kind: "open"; readonly keeper: Keeper; readonly place: Kind; readonly lastOpened: Day | null };

/** Whether something of this förbund is on the screen. */
const isAt = (step: Step, place: Kind): boolean =>
  (step.kind === "open" || step.kind === "reserve-code") && step.place === place;

const placeOf = (kind: Kind): Place => ({ use: "forbund", prov: kind === "prov" });

/** The whole app. */
export function App({ surroundings }: { readonly surroundings: Surroundings }) {
  const { openVault, instrument } = surroundings;
  const [step, setStep] = useState<Step>({ kind: "looking" });
  const vaults = useMemo(
    () => ({ real: openVault(placeOf("real")), prov: openVault(placeOf("prov")) }),
    [openVault],
  );

  const look = useCallback(async () => {
    const kinds: readonly Kind[] = ["real", "prov"];
    const statuses = await Promise.all(kinds.map((kind) => vaults[kind].status()));
    setStep({ kind: "start", found: kinds.filter((_, at) => statuses[at]?.kind !== "none") });
  }, [vaults]);
  useEffect(() => {
    void look();
  }, [look]);
  // Another tab or the vault itself may lock: then nothing of the förbund stays on the screen.
  useEffect(() => {
    const kinds: readonly Kind[] = ["real", "prov"];
    const ends = kinds.map((place) =>
      vaults[place].onChange((status) => {
        if (status === "locked") setStep((now) => (isAt(now, place) ? { kind: "locked", place } : now));
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [vaults]);

  /** Where the browser has removed a part of the vault, emptying it is all that is left. */
  async function approach(place: Kind) {
    const { kind } = await vaults[place].status();
    setStep({ kind: kind === "evicted" ? "emptying" : "locked", place });
  }

  async function open(place: Kind, lastOpened: Day | null) {
    await ready;
    const book = await readBook(vaults[place]);
    if (book === undefined) setStep({ kind: "unfinished", place });
    else setStep({ kind: "open", place, keeper: keeperOf(vaults[place], book), lastOpened });
  }

  async function create(choices: ForbundChoices) {
    await ready;
    const place = choices.prov ? "prov" : "real";
    const { book, reserveCode } = await createForbund(vaults[place], choices, instrument);
    setStep({ kind: "reserve-code", code: reserveCode, keeper: keeperOf(vaults[place], book), place });
  }

  switch (step.kind) {
    case "looking":
      return null;
    case "start":
      return (
        <Outside>
          <StartScreen
            found={step.found}
            onOpen={approach}
            onCreate={() => setStep({ kind: "choices", found: step.found })}
          />
        </Outside>
      );
    case "choices":
      return (
        <Outside>
          <ForbundForm
            takenKinds={step.found}
            onSave={(choices) => setStep({ kind: "vault", choices })}
            onBack={look}
          />
        </Outside>
      );
    case "vault":
      return (
        <Outside prov={step.choices.prov} title="Skapa förbund">
          <FirstStart
            vault={vaults[step.choices.prov ? "prov" : "real"]}
            name={step.choices.name}
            // Trying things out should be quick.
            offersPasskey={!step.choices.prov}
            onDone={() => void create(step.choices)}
          />
        </Outside>
      );
    case "locked":
      return (
        <Outside prov={step.place === "prov"} title="Lås upp">
          <Unlock
            vault={vaults[step.place]}
            onUnlocked={({ lastOpened }) => void open(step.place, lastOpened)}
          >
            <p>{step.place === "prov" ? "Provförbundet" : "Förbundet"} på den här datorn.</p>
          </Unlock>
          <div className="admin-actions">
            <button type="button" className="admin-button admin-button--quiet" onClick={look}>
              Tillbaka
            </button>
            <button
              type="button"
              className="admin-link"
              onClick={() => setStep({ kind: "emptying", place: step.place })}
            >
              Ta bort förbundet från den här datorn
            </button>
          </div>
        </Outside>
      );
    case "emptying":
      return (
        <Outside prov={step.place === "prov"} title="Töm">
          <EmptyDevice
            vault={vaults[step.place]}
            onEmptied={() => void look()}
            onCancel={() => void look()}
          />
        </Outside>
      );
    case "unfinished":
      return (
        <Outside prov={step.place === "prov"}>
          <Unfinished vault={vaults[step.place]} onWiped={look} />
        </Outside>
      );
    case "reserve-code":
      return (
        <Outside prov={step.place === "prov"}>
          <ReserveCode
            forbund={step.keeper.current().forbund}
            code={step.code}
            onDone={() => setStep({ kind: "open", keeper: step.keeper, place: step.place, lastOpened: null })}
          />
        </Outside>
      );
    case "open":
      return (
        <OpenForbund
          keeper={step.keeper}
          vault={vaults[step.place]}
          surroundings={surroundings}
          lastOpened={step.lastOpened}
        />
      );
    default:
      return step satisfies never;
  }
}
