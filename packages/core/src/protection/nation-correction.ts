/**
 * What may be told of the nation once more.
 *
 * Both editions together tell the sum of what changed: often one förbund that came late, and then its very numbers.
 * So a correction tells a number only where the change can be computed already, from the edition before and from what
 * the changed förbund have told themselves. It gives nobody anything new to compute, whatever else is known.
 */
import type { ForbundId } from "../ids.ts";
import { spanKey } from "../period/time-span.ts";
import { cellIdOf } from "./block-tables.ts";
import { spanIn } from "./release-content.ts";
import { toldCount } from "./release-format.ts";
import { editionsIn, type VerifiedRelease } from "./verified-release.ts";

/** A förbund that came, went, or sent another sum. */
export interface ChangedSum {
  readonly forbund: ForbundId;
  /** Its releases of the very period, all editions that either sum was made with. None for a förbund unknown here. */
  readonly releases: readonly VerifiedRelease[];
}

/**
 * Which of the nation's numbers anybody could compute without them being told.
 *
 * @returns Asked by key: `all/psychological/any`. Sizes of groups are taken as known.
 */
export function computableFrom(
  before: VerifiedRelease,
  changed: readonly ChangedSum[],
): (key: string) => boolean {
  const { collector, period } = before.content;
  const own = changed.map(({ forbund, releases }) =>
    editionsIn({ period }, releases).map((release) => toldKeys(release, forbund)),
  );
  if (own.some((editions) => editions.length === 0)) return () => false;
  const told = [toldKeys(before, collector.id), ...own.flat()];
  return (key) => key.endsWith("/base") || told.every((keys) => keys.has(key));
}

function toldKeys({ content }: VerifiedRelease, subject: string): ReadonlySet<string> {
  const prefix = cellIdOf(subject, spanKey(spanIn(content)), "");
  return new Set(
    content.cells.cells.flatMap((cell) =>
      cell.id.startsWith(prefix) && toldCount(cell) !== undefined ? [cell.id.slice(prefix.length)] : [],
    ),
  );
}
