/** Closing a period and protecting what was counted in it. */
import {
  type ClosedPeriod,
  type CorrectionReason,
  closeByHand,
  closePeriod,
  defaultRule,
  type Period,
  type ProtectedTables,
  type Protection,
  periodKey,
  protect,
} from "@vifragar/core";
import type { Collector } from "./collector-folder.ts";
import { type Io, RefusedError } from "./command.ts";
import type { Counted } from "./count-period.ts";
import { releasesIn } from "./released.ts";
import { solver } from "./solver.ts";

/** Closes a period: over by the calendar, or by hand in a provförbund. @throws RefusedError */
export function closed(collector: Collector, period: Period, io: Io, byHand: boolean): ClosedPeriod {
  const over = closePeriod(period, io.today);
  if (over !== undefined) return over;
  if (!byHand) throw new RefusedError(`perioden ${periodKey(period)} är inte slut än`);
  const trial = closeByHand(period, { prov: collector.registry.prov });
  if (trial === undefined) throw new RefusedError("bara ett provförbund får stänga en period för hand");
  return trial;
}

/** Protects what was counted, with all that has been released before taken as given. */
export async function protectCounted(
  collector: Collector,
  period: ClosedPeriod,
  {
    counted,
    merged = [],
    correction,
  }: {
    readonly counted: Counted;
    readonly merged?: readonly Period[];
    readonly correction?: CorrectionReason | undefined;
  },
): Promise<Protection> {
  const { registry, plan } = collector;
  const { forbund, prov, k } = registry;
  return protect({
    block: {
      collector: { ...forbund, prov },
      plan,
      period,
      insatser: counted.insatser,
      ...(merged.length > 0 && { merged }),
    },
    rule: { ...defaultRule, k },
    earlier: await releasesIn(collector),
    ...(correction !== undefined && { correction }),
    solve: await solver(),
  });
}

/** Tables of a protection or a release, the förbund's first. */
export const tablesIn = ({ forbund, insatser }: ProtectedTables) => [forbund, ...insatser] as const;
