import { type Day, type Instrument, type Period, planOf } from "@vifragar/core";
import type { CollectingVault, UnlockReport } from "@vifragar/vault";
import { useMemo, useState, useSyncExternalStore } from "react";
import type { Keeper } from "../book/keeper.ts";
import { periodToStartWith } from "../period/periods-to-pick.ts";
import type { Protector } from "../release/protector.ts";
import { askedBy } from "../report/released-report.ts";
import { Shell } from "./Shell.tsx";
import { SessionContext } from "./session.ts";

/** What the open förbund gets from outside, so that tests can give it something else. */
export interface OpenSurroundings {
  readonly protector: Protector;
  /** What a new förbund asks by, until it has loaded a form of its own. */
  readonly instrument: Instrument;
  readonly today: () => Day;
}

/** The app around a förbund whose vault is open. */
export function OpenForbund({
  keeper,
  vault,
  surroundings,
  report,
}: {
  readonly keeper: Keeper;
  readonly vault: CollectingVault;
  readonly surroundings: OpenSurroundings;
  /** What the unlock found; none for a förbund that was just made. */
  readonly report?: UnlockReport;
}) {
  const { protector, today } = surroundings;
  const { forms } = useSyncExternalStore(keeper.subscribe, keeper.current);
  const [period, pickPeriod] = useState<Period>(() => periodToStartWith(keeper.current(), today()));
  const session = useMemo(() => {
    const { instrument, coveragePlan } = askedBy({ forms }, period);
    return {
      vault,
      keeper,
      protector,
      today,
      instrument,
      plan: planOf(instrument),
      coveragePlan,
      period,
      pickPeriod,
    };
  }, [vault, keeper, protector, today, forms, period]);
  return (
    <SessionContext value={session}>
      <Shell onLock={() => vault.lock()} report={report} />
    </SessionContext>
  );
}
