import { type Period, periodName } from "@vifragar/core";
import { useBook, useSession } from "../shell/session.ts";
import type { ReleaseChecks } from "./checks.ts";
import { periodToJoin, withMerged } from "./editions.ts";

/** A period with too few answers can be counted in the next one of the year, until that is released. */
export function MergePanel({
  period,
  stop,
}: {
  readonly period: Period;
  readonly stop: ReleaseChecks["stop"];
}) {
  const book = useBook();
  const { keeper } = useSession();
  const next = periodToJoin(book, period);
  if (next === undefined) return null;
  const merge = (isMerged: boolean) => keeper.change((now) => withMerged(now, period, isMerged));

  if (stop === "merged") {
    return (
      <>
        <p>
          {periodName(period)} räknas in i {periodName(next)}, och de släpps tillsammans när den är slut.
        </p>
        <div className="admin-actions">
          <button type="button" className="admin-button admin-button--quiet" onClick={() => merge(false)}>
            Slå inte ihop
          </button>
        </div>
      </>
    );
  }
  if (stop !== "too-few") return null;
  return (
    <>
      <p>Perioden kan slås ihop med nästa.</p>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={() => merge(true)}>
          Slå ihop med nästa period
        </button>
      </div>
    </>
  );
}
