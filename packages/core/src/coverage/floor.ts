/**
 * The floor for process counts: how many were asked, why not, what was done afterwards.
 *
 * A small number beside its total can be subtracted out even where it is written "0–4", so small
 * groups are merged and never written (ux.md A1). Answers are not protected here but in `../protection`.
 */

/** The smallest count of a breakdown that is written out. */
export const PROCESS_FLOOR = 5;

/** A breakdown that adds up to what it was made from. */
export interface Floored<Key> {
  /** Counts from the floor up, in the order they were given. */
  readonly rows: readonly { readonly key: Key; readonly count: number }[];
  /** Everything else together: 0, or from the floor up. */
  readonly rest: number;
}

/**
 * Merges small groups into a rest.
 *
 * Where the rest would still be small, the smallest group that is left joins it. Undefined when
 * nothing can be told apart: then only the total may be written.
 */
export function floored<Key>(
  groups: readonly { readonly key: Key; readonly count: number }[],
): Floored<Key> | undefined {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const rows = groups.filter(({ count }) => count >= PROCESS_FLOOR);
  let rest = total - rows.reduce((sum, { count }) => sum + count, 0);
  while (rest > 0 && rest < PROCESS_FLOOR && rows.length > 0) {
    const smallest = rows.reduce((least, row) => (row.count < least.count ? row : least));
    rows.splice(rows.indexOf(smallest), 1);
    rest += smallest.count;
  }
  return rows.length === 0 ? undefined : { rows, rest };
}
