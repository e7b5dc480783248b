/** Opens the sealed snapshots of a closed period and adds them up. */
import {
  type BlockInsats,
  type ClosedPeriod,
  type Digest,
  emptyTally,
  mergeTallies,
  type Period,
  periodKey,
  type Tally,
  type TallyPlan,
} from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import { byName } from "../insatser/insats.ts";
import { inputsOf } from "./checks.ts";
import { openStored } from "./open-stored.ts";

/** What a release is made of. Handle the tallies as what they are: small cells in them tell on people. */
export interface Gathered {
  readonly insatser: readonly BlockInsats[];
  readonly snapshots: readonly Digest[];
}

/**
 * Gathers the tallies of a period by insats, and by the shorter periods within it.
 *
 * @param period - Closed: the type is the reason why nothing can be opened before its time.
 * @throws ReleaseError `file-missing` or `file-altered`; a snapshot is never left out in silence.
 */
export async function gather(
  book: Book,
  period: ClosedPeriod,
  by: {
    readonly vault: Pick<Vault, "decrypt" | "getRecord">;
    readonly plan: TallyPlan;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<Gathered> {
  const inputs = inputsOf(book, period);
  const snapshots = inputs.flatMap(({ digests }) => digests);
  const tallies = new Map<string, { readonly part: Period; readonly tally: Tally }[]>();
  let done = 0;
  for (const { part, digests } of inputs) {
    for (const digest of digests) {
      const { insats, tally } = await openStored(book, digest, by);
      const parts = tallies.get(insats) ?? [];
      const at = parts.findIndex((one) => periodKey(one.part) === periodKey(part));
      const before = parts[at]?.tally ?? emptyTally(by.plan);
      const merged = { part, tally: mergeTallies(before, tally) };
      tallies.set(insats, at < 0 ? [...parts, merged] : parts.with(at, merged));
      done += 1;
      by.onProgress(done, snapshots.length);
    }
  }
  return {
    insatser: blockInsatser(
      book,
      inputs.map(({ part }) => part),
      { tallies, plan: by.plan },
    ),
    snapshots,
  };
}

function blockInsatser(
  book: Book,
  parts: readonly Period[],
  {
    tallies,
    plan,
  }: {
    readonly tallies: ReadonlyMap<string, readonly { readonly part: Period; readonly tally: Tally }[]>;
    readonly plan: TallyPlan;
  },
): readonly BlockInsats[] {
  return byName(book.insatser).flatMap(({ id, name }) => {
    const counted = tallies.get(id);
    if (counted === undefined) return [];
    const tally = counted.map((one) => one.tally).reduce(mergeTallies, emptyTally(plan));
    if (parts.length === 1) return [{ id, name, tally }];
    // Every insats has every part, so that what is left of the whole is always some part's.
    const inParts = parts.map((period) => ({
      period,
      tally: counted.find(({ part }) => periodKey(part) === periodKey(period))?.tally ?? emptyTally(plan),
    }));
    return [{ id, name, tally, parts: inParts }];
  });
}
