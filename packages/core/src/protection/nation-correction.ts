/**
 * What may be told of the nation once more.
 *
 * Both editions together tell the sum of what changed: often one förbund that came late, and then its very numbers.
 * So a correction tells a number only where the change can be computed already, from the edition before and from what
 * the changed förbund have told themselves. It gives nobody anything new to compute, whatever else is known.
 */
import type { ForbundId } from "../ids.ts";
import { type Period, periodKey } from "../period/period.ts";
import { firstEdition, spanKey } from "../period/time-span.ts";
import { cellIdOf } from "./block-tables.ts";
import { spanIn } from "./protected-table.ts";
import { toldCount } from "./release-format.ts";
import type { VerifiedRelease } from "./verified-release.ts";

/** A förbund that came, went, or sent another sum. */
export interface ChangedSum {
  readonly forbund: ForbundId;
  /** Its releases of the very period, all editions that either sum was made with. None for a förbund unknown here. */
  readonly releases: readonly VerifiedRelease[];
}

/** Whether the release is one of the period, whatever its edition. */
export const isOf = (period: Period, { content }: VerifiedRelease): boolean =>
  spanKey(firstEdition(spanIn(content))) === periodKey(period);

/** Whether anybody could compute the nation's number without it being told. @param key - `all/psychological/any`. */
export function isComputable(key: string, before: VerifiedRelease, changed: readonly ChangedSum[]): boolean {
  const { collector, period } = before.content;
  return (
    tells(before, collector.id, key) &&
    changed.every(({ forbund, releases }) => {
      const own = releases.filter((release) => isOf(period, release));
      return own.length > 0 && own.every((release) => tells(release, forbund, key));
    })
  );
}

/** Whether a number is told. Sizes of groups are taken as known. */
function tells({ content }: VerifiedRelease, subject: string, key: string): boolean {
  const id = cellIdOf(subject, spanKey(spanIn(content)), key);
  const isSize = key.endsWith("/base");
  return isSize || content.cells.cells.some((cell) => cell.id === id && toldCount(cell) !== undefined);
}
