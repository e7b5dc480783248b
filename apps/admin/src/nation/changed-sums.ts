/** Whose sums have changed since a period was released for the whole nation. */
import { type Digest, ForbundId, type Period, periodKey } from "@vifragar/core";
import type { Book } from "../book/book.ts";
import type { ForbundRow } from "./forbund-at-nns.ts";

/** A förbund that came, went, or handed in anew: perhaps the very same sum. */
export interface ChangedForbund {
  readonly forbund: ForbundId;
  /** The sum that was released, where it was in it. */
  readonly before: Digest | undefined;
  /** What it has released of the very period, in all editions. */
  readonly releases: readonly Digest[];
}

/** None where the period is not released. @param rows - `forbundRows` of the period. */
export function changedSums(
  book: Book,
  period: Period,
  rows: readonly ForbundRow[],
): readonly ChangedForbund[] {
  const released = book.releases.get(periodKey(period));
  if (released === undefined) return [];
  const then = new Map(
    released.snapshots.flatMap((digest) => {
      const record = book.snapshots.get(digest)?.record;
      return record === undefined ? [] : [[String(record.insats), digest] as const];
    }),
  );
  const now = new Map(
    rows.flatMap(({ forbund, state, sum }) =>
      state === "ready" && sum !== undefined ? [[String(forbund.id), sum.digest] as const] : [],
    ),
  );
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((id) => then.get(id) !== now.get(id))
    .map((id) => ({
      forbund: ForbundId.parse(id),
      before: then.get(id),
      releases: releasesOf(book, id, period),
    }));
}

const releasesOf = ({ received }: Book, forbund: string, period: Period): readonly Digest[] =>
  [...received.values()]
    .filter(
      ({ level, collector, period: key }) =>
        level === "forbund" && collector.id === forbund && key === periodKey(period),
    )
    .map(({ digest }) => digest);
